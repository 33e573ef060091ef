"""Putting one's name under what coaching agrees, each as themselves."""

from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.coaching.queries.signatures import signs_as
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, refusals
from startbaan.apps.people.models import Signature
from startbaan.domain.privacy.policy import Relation


class TextChanged(Refusal):
    """What one is about to sign is no longer what one read."""


def signer(by: Viewer, starter: int, *, coach: int | None = None) -> Relation:
    """Say as what the viewer signs; raises `NotYours` for who is not one of the three."""
    relation = signs_as(by, starter, coach=coach)
    if relation is None:
        raise NotYours(_("Alleen de starter, de coach en de leidinggevende tekenen."))
    return relation


def put(
    signature: Signature, *, by: Viewer, starter: int, read: int, at: datetime, coach: int | None = None
) -> Relation:
    """Set the viewer's name under the version given in the signature, which must be the one they `read`.

    Raises `NotYours`, `TextChanged`, and `Refusal` when this name stands there already.
    """
    relation = signer(by, starter, coach=coach)
    if signature.version != read:
        raise TextChanged(_("De tekst is intussen veranderd. Lees hem nog eens en teken dan."))
    signature.author_id = starter if relation is Relation.STARTER else by.person
    signature.relation = relation.value
    signature.signed_at = at
    with refusals():
        signature.save(force_insert=True)
    return relation
