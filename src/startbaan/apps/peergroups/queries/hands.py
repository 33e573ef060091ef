"""The proposal as one changes it by hand: who is in which group, what it costs, which rules it breaks, what can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.peergroups.models import PlacingStep, Round
from startbaan.apps.peergroups.queries.placing import Place, Places, grouping_of, last_step, places_of, said_of
from startbaan.apps.peergroups.queries.pooling import Asked
from startbaan.domain.grouping.checking import Breach, breaches
from startbaan.domain.grouping.explaining import Alternative, alternatives
from startbaan.domain.grouping.pool import HECTOMETRES_IN_A_KILOMETRE, Grouping, Slot, Weekday, groups
from startbaan.domain.grouping.pricing import Cost, GroupCost, MemberCost, group_cost, price
from startbaan.domain.sentences import Sentence
from startbaan.ui.wording import number

NAMED_AT_MOST = 2


@dataclass(frozen=True)
class HandMember:
    """A starter in a group, or still without one."""

    id: str
    name: str
    school: str
    notes: tuple[str, ...] = ()
    is_placed: bool = False
    is_locked: bool = False
    is_chosen: bool = False
    is_moved: bool = False


@dataclass(frozen=True)
class HandGroup:
    """A group: its facilitator and day, its members, its cost, and the rules it breaks."""

    slot: str
    facilitator: str
    weekday: str
    school: str
    cost: int
    members: tuple[HandMember, ...]
    broken: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many are in it."""
        return len(self.members)

    @property
    def is_locked(self) -> bool:
        """Whether everyone in it stays."""
        return all(member.is_locked for member in self.members)

    @property
    def numbers(self) -> str:
        """Its members, as a button sends them."""
        return ",".join(member.id for member in self.members)


@dataclass(frozen=True)
class HandChoice:
    """Something that can be done with a starter: what a button sends, and what it would lead to."""

    do: str
    words: str


@dataclass(frozen=True)
class HandMenu:
    """What can be done with one starter: what is within the rules, cheapest first, what is not, and new groups."""

    starter: HandMember
    choices: tuple[HandChoice, ...]
    against: tuple[HandChoice, ...]
    fresh: tuple[HandChoice, ...]
    others: tuple[HandMember, ...]


@dataclass(frozen=True)
class HandStep:
    """What was changed last, by whom, and what that did to the cost."""

    words: str
    by: str
    at: datetime
    difference: int | None
    """How much dearer it became; None when other people are placed now, for then it says nothing."""

    @property
    def saved(self) -> int:
        """How much cheaper it became."""
        return -(self.difference or 0)


@dataclass(frozen=True)
class Hands:
    """A proposal as one changes it."""

    row: Round
    cost: Cost
    grouping: Grouping
    groups: tuple[HandGroup, ...]
    waiting: tuple[HandMember, ...]
    strangers: tuple[HandMember, ...]
    broken: tuple[str, ...]
    last: HandStep | None
    menu: HandMenu | None

    @property
    def locked(self) -> int:
        """How many starters stay where they are when the rest is computed anew."""
        return sum(member.is_locked for group in self.groups for member in group.members)

    @property
    def is_sound(self) -> bool:
        """Whether every rule holds."""
        return not (self.broken or self.strangers)


def hands_of(row: Round, found: Asked, *, chosen: str = "", moved: str = "") -> Hands:
    """The proposal of a round that the caller opened; with what can be done with a chosen starter."""
    places = places_of(row)
    grouping = grouping_of(places, found.pool)
    broken = breaches(found.pool, grouping, names=found.names)
    writer = _Writer(found, places, chosen, moved)
    last = last_step(row)
    return Hands(
        row=row,
        cost=price(found.pool, grouping),
        grouping=grouping,
        groups=tuple(
            writer.group(group_cost(found.pool, slot, members), broken) for slot, members in _by_name(found, grouping)
        ),
        waiting=tuple(writer.member(each.id) for each in found.pool.starters if each.id not in grouping),
        strangers=tuple(writer.member(each) for each in sorted(places.keys() - grouping.keys())),
        broken=tuple(_said(each.sentence) for each in broken),
        last=_step(last, found, grouping) if last else None,
        menu=writer.menu(grouping, chosen) if chosen in found.pool.starter else None,
    )


@dataclass(frozen=True)
class _Writer:
    """Puts names to numbers."""

    found: Asked
    places: Places
    chosen: str
    moved: str

    def member(self, starter: str, cost: MemberCost | None = None) -> HandMember:
        known, place = self.found.pool.starter.get(starter), self.places.get(starter)
        return HandMember(
            id=starter,
            name=self._name(starter),
            school=self.found.schools.get(known.school, "") if known else "",
            notes=tuple(self._notes(cost)) if cost else (),
            is_placed=place is not None,
            is_locked=place is not None and place.locked,
            is_chosen=starter == self.chosen,
            is_moved=starter == self.moved,
        )

    def group(self, cost: GroupCost, broken: Sequence[Breach]) -> HandGroup:
        leader = self.found.pool.facilitator[cost.slot.facilitator]
        members = [self.member(each.starter, each) for each in cost.members]
        return HandGroup(
            slot=_written(cost.slot),
            facilitator=self._name(leader.id),
            weekday=_said(cost.slot.weekday.display),
            school=self.found.schools.get(leader.school, ""),
            cost=cost.total,
            members=tuple(sorted(members, key=lambda each: each.name)),
            broken=tuple(_said(each.sentence) for each in broken if each.slot == cost.slot),
        )

    def menu(self, grouping: Grouping, starter: str) -> HandMenu:
        """What can be done with a starter; who has no group yet is put in one."""
        pool, names = self.found.pool, self.found.names
        open_slots = groups(grouping)
        if starter in grouping:
            found = alternatives(pool, grouping, starter=starter, names=names)
            may = [_choice(starter, each) for each in found if each.difference is not None]
            against = [_choice(starter, each) for each in found if each.difference is None]
        else:
            may = [self._into(starter, slot) for slot in open_slots if pool.may(starter, slot)]
            against = [self._into(starter, slot) for slot in open_slots if not pool.may(starter, slot)]
        fresh = [self._into(starter, slot) for slot in pool.slots if slot not in open_slots and pool.may(starter, slot)]
        others = [self.member(each) for each in grouping if grouping[each] != grouping.get(starter)]
        return HandMenu(
            starter=self.member(starter),
            choices=tuple(may),
            against=tuple(against),
            fresh=tuple(fresh),
            others=tuple(sorted(others, key=lambda each: each.name)) if starter in grouping else (),
        )

    def _into(self, starter: str, slot: Slot) -> HandChoice:
        words = _("De groep van %(lead)s op %(day)s")
        lead, day = self._name(slot.facilitator), _said(slot.weekday.display)
        return HandChoice(f"move:{starter}:{_written(slot)}", words % {"lead": lead, "day": day})

    def _notes(self, cost: MemberCost) -> list[str]:
        far = number(cost.travel_hectometres / HECTOMETRES_IN_A_KILOMETRE)
        notes = [_("%(far)s km") % {"far": far}]
        if cost.schoolmates:
            notes.append(self._schoolmates(cost))
        if cost.met:
            notes.append(_("kent %(who)s van eerder") % {"who": self._names(cost.met)})
        if cost.mixed:
            notes.append(_("begeleider van een andere sector"))
        return notes

    def _schoolmates(self, cost: MemberCost) -> str:
        """Name one or two; more would fill the card of a group in which nearly everyone is of one school."""
        if len(cost.schoolmates) <= NAMED_AT_MOST:
            return _("schoolgenoot van %(who)s") % {"who": self._names(cost.schoolmates)}
        return _("%(many)s schoolgenoten in de groep") % {"many": len(cost.schoolmates)}

    def _names(self, starters: Sequence[str]) -> str:
        return ", ".join(self._name(each) for each in starters)

    def _name(self, person: str) -> str:
        return self.found.names.get(person, person)


def _by_name(found: Asked, grouping: Grouping) -> list[tuple[Slot, tuple[str, ...]]]:
    """The groups as one looks for them: by who guides, as the pool has them, then by day."""
    leaders = [one.id for one in found.pool.facilitators]
    days = list(Weekday)
    return sorted(
        groups(grouping).items(), key=lambda each: (leaders.index(each[0].facilitator), days.index(each[0].weekday))
    )


def _choice(starter: str, way: Alternative) -> HandChoice:
    do = f"swap:{starter}:{way.instead_of}" if way.instead_of else f"move:{starter}:{_written(way.slot)}"
    return HandChoice(do, _said(way.sentence))


def _written(slot: Slot) -> str:
    """A group, as a button sends it."""
    return f"{slot.facilitator}-{slot.weekday.value}"


def _step(row: PlacingStep, found: Asked, grouping: Grouping) -> HandStep:
    before = grouping_of({starter: Place.read(kept) for starter, kept in row.before.items()}, found.pool)
    same_people = before.keys() == grouping.keys()
    difference = price(found.pool, grouping).total - price(found.pool, before).total if same_people else None
    return HandStep(said_of(row), str(row.made_by), row.made_at, difference)


def _said(sentence: Sentence) -> str:
    return sentence.said(_)
