"""What cannot be done, said to a person; and the journal of what was."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.access import Viewer
from startbaan.domain.privacy.policy import Kind

# Raised by a trigger, so that no model names it.
_TRIGGERED = {
    "pair_lies_inside": gettext_noop(
        "Een koppeling loopt niet langer dan beide mensen er werken. Pas eerst die periode aan."
    )
}


class Refusal(Exception):
    """Something that cannot be done, with the reason for a person."""


class NotYours(Refusal):
    """The viewer may not do this."""


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the database refuses inside the block into a `Refusal` with the words of that constraint."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refusal(words_of(error)) from error


def words_of(error: IntegrityError) -> str:
    """Give the sentence that belongs to the constraint an error names."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = diagnosis.constraint_name if diagnosis else None
    if name in _TRIGGERED:
        return _(_TRIGGERED[name])
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return _(str(constraint.violation_error_message))
    return _("Dit kan niet samen met wat er al staat. Controleer de gegevens.")


def log(
    *,
    by: Viewer,
    at: datetime,
    verb: str,
    kind: Kind | None = None,
    thing: Model | str = "",
    starter: int | None = None,
    changes: journal.Changes | None = None,
) -> None:
    """Journal what this viewer did."""
    journal.record(
        at=at,
        actor=by.persons[0] if by.persons else None,
        actor_name=by.name,
        verb=verb,
        kind=kind,
        thing=thing,
        starter=starter,
        changes=changes,
    )


def log_each(*, by: Viewer, at: datetime, verb: str, kind: Kind, things: Sequence[tuple[Model, int]]) -> None:
    """Journal that this viewer did the same to many things at once; `things` are pairs of a thing and its starter."""
    actor = by.persons[0] if by.persons else None
    journal.record_each(at=at, actor=actor, actor_name=by.name, verb=verb, kind=kind, things=things)
