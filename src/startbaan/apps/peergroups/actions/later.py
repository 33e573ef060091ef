"""Letting somebody join a published group, or go from it: with as few changes for the others as can be."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.entitlements.actions import stop_counting_group
from startbaan.apps.outbox.actions import Notice, Said, tell_each
from startbaan.apps.peergroups.actions.meetings import call_off_ahead, let_go, take_along
from startbaan.apps.peergroups.actions.placing import locked_round
from startbaan.apps.peergroups.actions.publishing import count, welcome
from startbaan.apps.peergroups.models import PeerGroup, PeerMember, Round
from startbaan.apps.peergroups.queries.later import Change, Published, joining, leaving, published_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.grouping.editing import Move
from startbaan.domain.grouping.pool import Slot
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind


def join_group(
    *, by: Viewer, at: datetime, peer_round: UUID, version: int, person: UUID, way: str, days: Collection[str] = ()
) -> None:
    """Let somebody join a published group in the chosen way, keep on which days they can, tell everyone, journal it.

    Without days it goes by what they said, or else by every working day. Raises `NotYours`, `Overtaken`, and
    `Refusal` when it cannot be done in that way.
    """
    row = _opened(by, peer_round, version=version)
    try:
        change = joining(row, person, on=by.on, days=days)
    except Http404 as refusal:
        raise Refusal(_("Deze starter zit al in een groep, of werkt hier niet meer.")) from refusal
    _carry_out(by=by, at=at, change=change, way=way, because="")


def leave_group(
    *, by: Viewer, at: datetime, peer_round: UUID, version: int, person: UUID, way: str, because: str = ""
) -> None:
    """Let somebody go from a published group in the chosen way, tell whom it concerns, and journal it.

    Raises as `join_group` does.
    """
    row = _opened(by, peer_round, version=version)
    try:
        change = leaving(row, person, on=by.on)
    except Http404 as refusal:
        raise Refusal(_("Deze starter zit in geen groep meer.")) from refusal
    _carry_out(by=by, at=at, change=change, way=way, because=because)


def _opened(by: Viewer, peer_round: UUID, *, version: int) -> Round:
    row = locked_round(by, peer_round, version=version)
    if row.published_at is None:
        raise NotYours(_("Deze groepen zijn nog niet uitgebracht."))
    return row


def _carry_out(*, by: Viewer, at: datetime, change: Change, way: str, because: str) -> None:
    chosen = change.way(way)
    if chosen is None:
        raise Refusal(_("Kies een van de manieren."))
    found = published_of(change.row, on=by.on)
    change.row.version += 1
    change.row.save(update_fields=["version"])
    moves = chosen.edit.moves
    with refusals():
        if change.comer is not None:
            change.comer.save()
        for move in moves:
            _end(by=by, at=at, found=found, move=move, because=because)
        for move in moves:
            _begin(by=by, at=at, found=found, move=move)
    _take_to_meetings(by=by, at=at, found=found, moves=moves)
    after = published_of(change.row, on=by.on)
    touched = {slot for move in moves for slot in (move.before, move.after) if slot is not None}
    ended = {slot for slot in touched if _settle(by=by, at=at, group=found.groups[slot], found=after)}
    notices = [notice for move in moves for notice in _notices(found, move, ended=ended)]
    tell_each([*notices, *(_stopped(found.groups[slot]) for slot in ended)], on=by.on, at=at)


def _end(*, by: Viewer, at: datetime, found: Published, move: Move, because: str) -> None:
    """Let somebody be in a group until today; who was never in it for a day was not in it."""
    if move.before is None:
        return
    row = found.members[move.starter]
    log(by=by, at=at, verb="leave_group", kind=Kind.ATTENDANCE, thing=row, starter=row.starter_id)
    if row.period.start >= found.day:
        row.delete()
        return
    row.period = Period(row.period.start, found.day)
    row.left_because = because if move.after is None else ""
    row.save(update_fields=["period", "left_because"])


def _begin(*, by: Viewer, at: datetime, found: Published, move: Move) -> None:
    if move.after is None:
        return
    group = found.groups[move.after]
    row = PeerMember(starter_id=int(move.starter), group=group, period=Period(found.day, group.period.end))
    row.save(force_insert=True)
    log(by=by, at=at, verb="join_group", kind=Kind.ATTENDANCE, thing=row, starter=row.starter_id)


def _take_to_meetings(*, by: Viewer, at: datetime, found: Published, moves: Collection[Move]) -> None:
    """Put the meetings ahead in the agenda of who joins a group, and take them out for who leaves it."""
    gone, come = defaultdict(list), defaultdict(list)
    for move in moves:
        if move.before is not None:
            gone[move.before].append(int(move.starter))
        if move.after is not None:
            come[move.after].append(int(move.starter))
    for slot, people in gone.items():
        let_go(by=by, at=at, group=found.groups[slot], people=people)
    for slot, people in come.items():
        take_along(by=by, at=at, group=found.groups[slot], people=people)


def _settle(*, by: Viewer, at: datetime, group: PeerGroup, found: Published) -> bool:
    """Count the hours of a group as it is now; without members it stops, with what was ahead of it. Says whether."""
    members = tuple(row.starter_id for row in found.members.values() if row.group_id == group.pk)
    if members:
        count(by=by, at=at, group=group, members=members)
        return False
    group.ended_at = at
    group.save(update_fields=["ended_at"])
    stop_counting_group(by=by, at=at, key=group.key)
    log(by=by, at=at, verb="end_group", thing=group)
    call_off_ahead(by=by, at=at, group=group, because=_("De groep is opgeheven: er zit niemand meer in."))
    return True


def _notices(found: Published, move: Move, *, ended: Collection[Slot]) -> list[Notice]:
    """Tell who moved where they are now, and who guides a group that goes on that somebody came or left."""
    starter, day = int(move.starter), found.day
    told = []
    if move.after is not None:
        told += [welcome(found.groups[move.after], starter, day=day)]
        told += [_changed(found.groups[move.after], f"{move.starter}:in:{day}")]
    if move.before is not None and move.before not in ended:
        told += [_changed(found.groups[move.before], f"{move.starter}:out:{day}")]
    if move.before is not None and move.after is None:
        told += [_farewell(found.groups[move.before], starter, f"{move.starter}:bye:{day}")]
    return told


def _changed(group: PeerGroup, key: str) -> Notice:
    return Notice(
        to=group.facilitator_id,
        subject=Said(gettext_noop("Je intervisiegroep is veranderd: %(group)s"), {"group": group.name}),
        lines=[Said(gettext_noop("Er kwam iemand bij, of er ging iemand weg. Op de pagina zie je wie erin zit."))],
        path=reverse("peergroups:group", args=[group.key]),
        kind=Kind.ATTENDANCE,
        starter=None,
        key=f"peer-group:changed:{group.key}:{key}",
    )


def _stopped(group: PeerGroup) -> Notice:
    return Notice(
        to=group.facilitator_id,
        subject=Said(gettext_noop("Je intervisiegroep is opgeheven: %(group)s"), {"group": group.name}),
        lines=[Said(gettext_noop("Er zit niemand meer in. De bijeenkomsten die nog kwamen, gaan niet door."))],
        path=reverse("peergroups:group", args=[group.key]),
        kind=Kind.ATTENDANCE,
        starter=None,
        key=f"peer-group:ended:{group.key}",
    )


def _farewell(group: PeerGroup, starter: int, key: str) -> Notice:
    return Notice(
        to=starter,
        subject=Said(gettext_noop("Je zit niet meer in de intervisiegroep %(group)s"), {"group": group.name}),
        lines=[Said(gettext_noop("Klopt dit niet? Vraag het je bovenschools coördinator."))],
        path=reverse("peergroups:peergroups"),
        kind=Kind.ATTENDANCE,
        starter=starter,
        key=f"peer-group:left:{group.key}:{key}",
    )
