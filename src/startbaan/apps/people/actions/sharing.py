"""A starter lets someone read one item, and takes that back."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer, sharable_with
from startbaan.apps.people.actions.refusing import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Confidential, Pair, Share
from startbaan.domain.privacy.policy import PAIR_RELATIONS, Relation


def share(*, by: Viewer, row: Confidential, relation: Relation, until: date | None, at: datetime) -> Share:
    """Let those who stand in this relation to the starter today read one item, until a day or until revoked.

    Raises `NotYours` when it is not the starter who shares, and `Refusal` when the table does not let
    this kind be shared so, when nobody stands in the relation now, or when it is shared already. What
    ran until a day gone by is closed first, so that it can be shared anew.
    """
    if row.starter_id not in by.persons:
        raise NotYours(_("Alleen jij als starter beslist met wie je dit deelt."))
    if relation not in sharable_with(type(row)):
        raise Refusal(_("Dit kun je niet met deze persoon delen."))
    Share.objects.filter(item=row.item, revoked_at=None, until__lte=by.on).update(revoked_at=at)
    pair = None
    if relation in PAIR_RELATIONS:
        running = Pair.objects.filter(starter=row.starter_id, relation=relation.value, period__contains=by.on)
        shared = Share.objects.filter(item=row.item, revoked_at=None).exclude(pair=None).values("pair")
        reads_it = row.pair_id if row.under is relation else None
        without = running if reads_it is None else running.exclude(pk=reads_it)
        pair = without.exclude(pk__in=shared).order_by("pk").first()
        if pair is None:
            raise Refusal(_("Er is nu niemand met wie je dit zo kunt delen, of het is al gedeeld."))
    with refusals():
        made = Share(
            starter_id=row.starter_id,
            item=row.item,
            kind_shared=row.kind.value,
            relation=relation.value,
            pair=pair,
            shared_at=at,
            until=until,
        )
        made.save(force_insert=True)
        log(by=by, at=at, verb="share", kind=row.kind, thing=row, starter=row.starter_id)
    return made


def share_all(*, by: Viewer, rows: Sequence[Confidential], relation: Relation, at: datetime) -> int:
    """Let a new helper read all of these items at once, until revoked; gives how many.

    Raises `NotYours` and `Refusal` as `share` does; then none is shared.
    """
    with refusals():
        for row in rows:
            share(by=by, row=row, relation=relation, until=None, at=at)
    return len(rows)


def unshare(*, by: Viewer, share: UUID, at: datetime) -> None:
    """Take back what was shared; from now on it is closed again.

    Raises `NotYours` when it is not the starter's own share.
    """
    changed = Share.objects.filter(pk=share, starter__in=by.persons, revoked_at=None).update(revoked_at=at)
    if changed != 1:
        raise NotYours(_("Deze deling is niet van jou, of is al ingetrokken."))
    log(by=by, at=at, verb="unshare", thing=f"people.share:{share}", starter=by.person)
