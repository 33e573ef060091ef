"""A starter lets someone read one item, and takes that back."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer, sharable_with
from startbaan.apps.people.actions.refusing import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Confidential, Pair, Share
from startbaan.apps.people.queries import shares_of
from startbaan.apps.people.queries.sharing import belonging_to, takers
from startbaan.domain.privacy.policy import Relation


def share(*, by: Viewer, row: Confidential, relation: Relation, until: date | None, at: datetime) -> Share:
    """Let those who stand in this relation to the starter today read one item, until a day or until revoked.

    What belongs to the item is shared along. What ran until a day gone by is closed first, so that it can
    be shared anew. Raises `NotYours` when it is not the starter who shares, and `Refusal` when the table
    does not let this kind be shared so, when the day is not after today, when the item is not handed in,
    when nobody stands in the relation now, or when it is shared already.
    """
    if row.starter_id not in by.persons:
        raise NotYours(_("Alleen jij als starter beslist met wie je dit deelt."))
    if relation not in sharable_with(type(row)):
        raise Refusal(_("Dit kun je niet met deze persoon delen."))
    if until is not None and until <= by.on:
        raise Refusal(_("Kies een dag na vandaag, of laat de dag leeg."))
    if not row.is_sharable:
        raise Refusal(_("Dit is nog niet ingeleverd. Daarna kun je het delen."))
    found = takers(by, row)
    if relation not in found:
        raise Refusal(_("Er is nu niemand met wie je dit zo kunt delen, of het is al gedeeld."))
    along = [other for other in belonging_to(by, row.item) if not other.is_half]
    items = [row.item, *(other.item for other in along)]
    with refusals():
        Share.objects.filter(item__in=items, revoked_at=None, until__lte=by.on).update(revoked_at=at)
        open_already = Share.objects.filter(item__in=items, revoked_at=None, relation=relation.value)
        reading = set(open_already.filter(pair=found[relation]).values_list("item", flat=True))
        made = _let_read(by, row, relation=relation, pair=found[relation], until=until, at=at)
        for other in along:
            if other.item not in reading:
                _let_read(by, other, relation=relation, pair=found[relation], until=until, at=at)
    return made


def promise(*, by: Viewer, row: Confidential, relation: Relation, at: datetime) -> None:
    """Let the holder of a pair read an own item as soon as it is handed in; it stays closed until then.

    Nothing happens where that was said before. Raises `NotYours` when it is not the starter who shares, and
    `Refusal` when the table does not let this kind be shared so, or nobody stands in the relation now.
    """
    if row.starter_id not in by.persons:
        raise NotYours(_("Alleen jij als starter beslist met wie je dit deelt."))
    pair = Pair.objects.filter(starter=row.starter_id, relation=relation.value, period__contains=by.on).first()
    if relation not in sharable_with(type(row)) or pair is None:
        raise Refusal(_("Er is nu niemand met wie je dit zo kunt delen, of het is al gedeeld."))
    if not Share.objects.filter(item=row.item, pair=pair, revoked_at=None).exists():
        with refusals():
            _let_read(by, row, relation=relation, pair=pair, until=None, at=at)


def share_along(*, by: Viewer, row: Confidential, at: datetime) -> None:
    """Let whoever reads the item that this belongs to because it is shared, read this too, for as long."""
    for shared in shares_of(by, getattr(row, f"{row.along}_id")):
        _let_read(by, row, relation=Relation(shared.relation), pair=shared.pair, until=shared.until, at=at)


def share_all(*, by: Viewer, rows: Sequence[Confidential], relation: Relation, at: datetime) -> int:
    """Let a new helper read all of these items at once, until revoked; gives how many.

    Raises `NotYours` and `Refusal` as `share` does; then none is shared.
    """
    with refusals():
        for row in rows:
            share(by=by, row=row, relation=relation, until=None, at=at)
    return len(rows)


def unshare(*, by: Viewer, item: UUID, share: UUID, at: datetime) -> None:
    """Take back what was shared of an item, and what was shared along; from now on it is closed again.

    Raises `NotYours` when it is not the starter's own share of this item.
    """
    found = Share.objects.filter(pk=share, item=item, starter__in=by.persons, revoked_at=None).first()
    if found is None:
        raise NotYours(_("Deze deling is niet van jou, of is al ingetrokken."))
    along = [other.item for other in belonging_to(by, item)]
    rows = Share.objects.filter(item__in=[item, *along], relation=found.relation, pair=found.pair_id, revoked_at=None)
    with refusals():
        assert rows.update(revoked_at=at) >= 1
        log(by=by, at=at, verb="unshare", thing=f"people.share:{share}", starter=by.person)


def _let_read(
    by: Viewer, row: Confidential, *, relation: Relation, pair: Pair | None, until: date | None, at: datetime
) -> Share:
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
