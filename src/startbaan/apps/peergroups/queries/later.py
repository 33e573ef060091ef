"""Groups that were published, as they are now: who came since, who went, and what it takes to let one join or go."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.peergroups.models import Candidate, DaysFrom, PeerGroup, PeerMeeting, PeerMember, Round
from startbaan.apps.peergroups.queries.pooling import Asked, asked, asked_of, lines_of
from startbaan.apps.peergroups.queries.rounds import round_of
from startbaan.apps.peergroups.queries.who import WORKING_DAYS, Available, Week, starter_for, starters_for, who_start
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Person
from startbaan.apps.people.queries.together import read_together
from startbaan.domain.grouping.editing import Edit, Move, joined, left, moved
from startbaan.domain.grouping.pool import Pool, Slot, Weekday, groups
from startbaan.domain.meeting.moments import day_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.sentences import Problem

LEAST, ALONE = "least", "alone"


class Settled(Http404):
    """Somebody who joined already, or went already: what a page of before would do is done."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person


@dataclass(frozen=True)
class Published:
    """The groups of a round on a day: each with its place in the pool, and who is in which."""

    row: Round
    day: date
    groups: Mapping[Slot, PeerGroup]
    members: Mapping[str, PeerMember]

    @property
    def grouping(self) -> dict[str, Slot]:
        """Who is in which group."""
        slots = {group.pk: slot for slot, group in self.groups.items()}
        return {starter: slots[member.group_id] for starter, member in self.members.items()}


@dataclass(frozen=True)
class LaterGroup:
    """A published group with its members, and the days on which it meets."""

    row: PeerGroup
    members: tuple[Person, ...]
    days: tuple[date, ...]


@dataclass(frozen=True)
class LaterPage:
    """The groups of a round that was published, who came since, and who went."""

    row: Round
    groups: tuple[LaterGroup, ...]
    new: tuple[Available, ...]
    gone: tuple[Person, ...]

    @property
    def year(self) -> SchoolYear:
        """The school year of the groups."""
        return SchoolYear(self.row.school_year)

    @property
    def without_days(self) -> int:
        """How many groups have agreed on no day."""
        return sum(not one.days for one in self.groups)


@dataclass(frozen=True)
class Way:
    """One way to let somebody join or go: what a form sends, in which group, and who else changes groups."""

    value: str
    words: str
    others: tuple[str, ...]
    edit: Edit


@dataclass(frozen=True)
class Change:
    """What it takes to let somebody join or go: the ways there are, the one with the least change first."""

    row: Round
    person: Person
    ways: tuple[Way, ...]
    comer: Candidate | None = None

    @property
    def days(self) -> tuple[str, ...]:
        """On which days who joins can; nothing where nobody said so."""
        return tuple(self.comer.weekdays) if self.comer and self.comer.days_from != DaysFrom.ASSUMED else ()

    def way(self, value: str) -> Way | None:
        """The way that was chosen."""
        return next((one for one in self.ways if one.value == value), None)


def later_of(viewer: Viewer, peer_round: UUID) -> LaterPage:
    """The published groups of a round; raises Http404 for who does not lead it, and before they are published."""
    found = published_of(_published(viewer, peer_round), on=viewer.on)
    boards = found.row.boards.order_by()
    fit = starters_for(boards, sectors=found.row.sectors, years=found.row.years, on=found.day)
    left_out = set(Candidate.objects.filter(round=found.row, included=False).values_list("starter", flat=True))
    here = {str(person) for person in who_start(boards, on=found.day)}
    rows = {member.starter_id: member for member in found.members.values()}
    days = _meets_on(found.groups.values())
    return LaterPage(
        row=found.row,
        groups=tuple(
            LaterGroup(group, tuple(one.starter for one in rows.values() if one.group_id == group.pk), days[group.pk])
            for group in found.groups.values()
        ),
        new=tuple(one for one in fit if str(one.person.pk) not in found.members and one.person.pk not in left_out),
        gone=tuple(one.starter for key, one in found.members.items() if key not in here),
    )


def _meets_on(found: Iterable[PeerGroup]) -> dict[int, tuple[date, ...]]:
    """The days on which each of these groups meets or met."""
    days: dict[int, list[date]] = {group.pk: [] for group in found}
    rows = PeerMeeting.objects.filter(group__in=list(days), cancelled_at=None).order_by("start_at")
    for group, start in rows.values_list("group", "start_at"):
        days[group].append(day_of(start))
    return {group: tuple(those) for group, those in days.items()}


def joining_of(viewer: Viewer, peer_round: UUID, person: UUID, *, days: Collection[str] = ()) -> Change:
    """The ways to let somebody join a published group, on these days or those known; Http404 for who cannot.

    Raises `Settled`, an Http404 too, for who is in one already.
    """
    return joining(_published(viewer, peer_round), person, on=viewer.on, days=days)


def leaving_of(viewer: Viewer, peer_round: UUID, person: UUID) -> Change:
    """The ways to let somebody go; raises `Settled` for a starter who is in none of the groups, Http404 for others."""
    return leaving(_published(viewer, peer_round), person, on=viewer.on)


def joining(row: Round, person: UUID, *, on: date, days: Collection[str] = ()) -> Change:
    """The same for a round that the caller opened: the least change for all, then each group that has room."""
    found = published_of(row, on=on)
    new = _starter(found, person)
    if str(new.person.pk) in found.members:
        raise Settled(new.person)
    known, comer = _pool_with(row, new, days=days)
    if not comer.weekdays:
        return Change(row, new.person, (), comer)
    key, now = str(new.person.pk), within(found, known.pool)
    ways: list[Way] = []
    with suppress(Problem):
        ways.append(_way(LEAST, joined(known.pool, now, starter=key), known, key))
    least = ways[0].edit.grouping[key] if ways else None
    for slot, members in groups(now).items():
        if slot != least and len(members) < known.pool.weights.largest and known.pool.may(key, slot):
            ways.append(_way(_written(slot), moved(known.pool, now, starter=key, slot=slot), known, key))
    return Change(row, new.person, tuple(ways), comer)


def leaving(row: Round, person: UUID, *, on: date) -> Change:
    """The same for a round that the caller opened: with the least change, and with no change for anybody else."""
    found = published_of(row, on=on)
    member = next((one for one in found.members.values() if one.starter.key == person), None)
    if member is None:
        raise Settled(_starter(found, person).person)
    known, key = asked(row), str(member.starter_id)
    now = within(found, known.pool)
    gone = Move(key, found.grouping[key], None)
    alone = Edit({one: slot for one, slot in now.items() if one != key}, 0, (gone,))
    mended = left(known.pool, now, starter=key) if key in now else alone
    ways = [_way(LEAST, mended, known, key)]
    if len(mended.moves) > 1:
        ways.append(_way(ALONE, alone, known, key))
    return Change(row, member.starter, tuple(ways))


def published_of(row: Round, *, on: date) -> Published:
    """The groups of a round, on a day or on the first day of its school year if that is later."""
    day = max(on, SchoolYear(row.school_year).period.start)
    rows = PeerGroup.objects.filter(round=row, ended_at=None).select_related("facilitator").order_by("name", "pk")
    members = PeerMember.objects.filter(group__in=rows.order_by().values("pk"), period__contains=day)
    people = members.select_related("starter").order_by("starter__sort_name", "pk")
    read_together(rows, people)
    found = {Slot(str(one.facilitator_id), Weekday(one.weekday)): one for one in rows}
    return Published(row, day, found, {str(one.starter_id): one for one in people})


def _pool_with(row: Round, new: Available, *, days: Collection[str]) -> tuple[Asked, Candidate]:
    """The pool of a round with somebody who came later, and their line; who was in it already may have moved since."""
    lines, guides = lines_of(row)
    before = next((one for one in lines if one.starter_id == new.person.pk), None)
    comer = Candidate(pk=before.pk if before else None, round=row, starter=new.person, school=new.school)
    comer.weekdays, comer.days_from = _days_of(new.week, before, chosen=days)
    others = [one for one in lines if one.starter_id != new.person.pk]
    return asked_of(row, [*others, comer], guides), comer


def _days_of(week: Week, before: Candidate | None, *, chosen: Collection[str]) -> tuple[list[str], DaysFrom]:
    """On which days somebody can: as was chosen just now, as they said, as was corrected before, or on any day."""
    if chosen:
        return [day for day in WORKING_DAYS if day in chosen], DaysFrom.CORRECTED
    if week.comes_from == DaysFrom.ASSUMED and before and before.days_from == DaysFrom.CORRECTED and before.weekdays:
        return list(before.weekdays), DaysFrom.CORRECTED
    return list(week.days), week.comes_from


def within(found: Published, pool: Pool) -> dict[str, Slot]:
    """Who is in which group, of those that the pool knows."""
    return {
        one: slot
        for one, slot in found.grouping.items()
        if one in pool.starter and slot.facilitator in pool.facilitator
    }


def _starter(found: Published, person: UUID) -> Available:
    new = starter_for(found.row.boards.order_by(), person, on=found.day)
    if new is None:
        raise Http404
    return new


def _published(viewer: Viewer, peer_round: UUID) -> Round:
    row = round_of(viewer, peer_round)
    if row.published_at is None:
        raise Http404
    return row


def _way(value: str, edit: Edit, known: Asked, starter: str) -> Way:
    """Put a change into words: where the starter goes, and who else goes where."""
    return Way(
        value=value,
        words=" ".join(_said(move, known) for move in edit.moves if move.starter == starter),
        others=tuple(_said(move, known) for move in edit.moves if move.starter != starter),
        edit=edit,
    )


def _said(move: Move, known: Asked) -> str:
    who = known.names.get(move.starter, "")
    if move.after is None:
        return _("%(who)s gaat eruit.") % {"who": who}
    lead, day = known.names.get(move.after.facilitator, ""), move.after.weekday.display.said(_)
    return _("%(who)s komt bij %(lead)s op %(day)s.") % {"who": who, "lead": lead, "day": day}


def _written(slot: Slot) -> str:
    return f"{slot.facilitator}-{slot.weekday.value}"
