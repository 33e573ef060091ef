"""The pool: who is to be placed in peer groups, who may lead one, the rules between them, and what weighs how much."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from startbaan.domain.sentences import Problem, Sentence, say

HECTOMETRES_IN_A_KILOMETRE = 10


class ImpossiblePool(Problem):
    """A pool that contradicts itself, such as with somebody at a school that is not there."""


class Weekday(StrEnum):
    """A day on which a group can meet, as it is written in a file."""

    MONDAY = "ma"
    TUESDAY = "di"
    WEDNESDAY = "wo"
    THURSDAY = "do"
    FRIDAY = "vr"

    @property
    def number(self) -> int:
        """Its place in the week; Monday is 0."""
        return list(Weekday).index(self)

    @property
    def display(self) -> Sentence:
        """The day in full."""
        return _IN_FULL[self]


_IN_FULL = {
    Weekday.MONDAY: say("maandag"),
    Weekday.TUESDAY: say("dinsdag"),
    Weekday.WEDNESDAY: say("woensdag"),
    Weekday.THURSDAY: say("donderdag"),
    Weekday.FRIDAY: say("vrijdag"),
}


@dataclass(frozen=True, slots=True)
class School:
    """A school and where it stands, in kilometres on a flat map."""

    id: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Starter:
    """A starter, with the days on which they can come to a group."""

    id: str
    school: str
    sector: str
    weekdays: frozenset[Weekday]


@dataclass(frozen=True, slots=True)
class Facilitator:
    """Somebody who can lead groups at their own school, on these days and so many."""

    id: str
    school: str
    sector: str
    weekdays: frozenset[Weekday]
    max_groups: int = 1


@dataclass(frozen=True, slots=True)
class Weights:
    """What each thing costs that one would rather not have, and how large a group is.

    Below zero, `met_before` makes it cheaper to meet the same people again; above zero it is dearer.
    """

    same_school: int = 500
    hectometre: int = 1
    mixed_sector: int = 50
    met_before: int = 0
    smallest: int = 6
    largest: int = 8

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        if min(self.same_school, self.hectometre, self.mixed_sector) < 0:
            raise ImpossiblePool(say("Een gewicht kan niet onder nul zijn; alleen dat voor wie elkaar al kent."))
        if not 1 <= self.smallest <= self.largest:
            raise ImpossiblePool(
                say(
                    "Een groep van %(smallest)s tot en met %(largest)s mensen kan niet.",
                    smallest=self.smallest,
                    largest=self.largest,
                )
            )


@dataclass(frozen=True, slots=True)
class Slot:
    """A facilitator on a weekday: there is at most one group there."""

    facilitator: str
    weekday: Weekday

    @property
    def order(self) -> tuple[str, int]:
        """Where it stands in a list."""
        return self.facilitator, self.weekday.number


Grouping: TypeAlias = Mapping[str, Slot]


@dataclass(frozen=True)
class Pool:
    """Everyone and everything that counts. Raises an `ImpossiblePool` when it contradicts itself."""

    starters: Sequence[Starter]
    facilitators: Sequence[Facilitator]
    schools: Sequence[School]
    forbidden: frozenset[tuple[str, str]] = frozenset()
    """A starter and a facilitator who may not be in one group, for they work together."""
    met: frozenset[tuple[str, str]] = frozenset()
    """Pairs of starters who have been in one group before, in either order."""
    weights: Weights = field(default_factory=Weights)

    def __post_init__(self) -> None:
        """Refuse doubles, references to nobody, and people without a day."""
        _refuse_doubles(self)
        _refuse_strangers(self)
        for someone in self.people:
            if not someone.weekdays:
                raise ImpossiblePool(say("%(who)s heeft geen enkele dag.", who=someone.id))
        for facilitator in self.facilitators:
            if facilitator.max_groups < 0:
                raise ImpossiblePool(say("%(who)s heeft minder dan nul groepen.", who=facilitator.id))
        for school in self.schools:
            if not (math.isfinite(school.x) and math.isfinite(school.y)):
                raise ImpossiblePool(say("School %(school)s heeft geen plaats op de kaart.", school=school.id))

    @property
    def people(self) -> Iterable[Starter | Facilitator]:
        """Everybody, starters first."""
        yield from self.starters
        yield from self.facilitators

    @cached_property
    def starter(self) -> Mapping[str, Starter]:
        """Each starter by id."""
        return {starter.id: starter for starter in self.starters}

    @cached_property
    def facilitator(self) -> Mapping[str, Facilitator]:
        """Each facilitator by id."""
        return {facilitator.id: facilitator for facilitator in self.facilitators}

    @cached_property
    def school(self) -> Mapping[str, School]:
        """Each school by id."""
        return {school.id: school for school in self.schools}

    @cached_property
    def known_to(self) -> Mapping[str, frozenset[str]]:
        """Whom each starter has met in a group before."""
        known: dict[str, set[str]] = {starter.id: set() for starter in self.starters}
        for one, other in self.met:
            known[one].add(other)
            known[other].add(one)
        return {starter: frozenset(others) for starter, others in known.items()}

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every facilitator on every day they can, in the order of the pool and the week."""
        return tuple(
            Slot(facilitator.id, weekday)
            for facilitator in self.facilitators
            for weekday in Weekday
            if weekday in facilitator.weekdays
        )

    def may(self, starter: str, slot: Slot) -> bool:
        """Whether somebody may be in a group there, however many others are."""
        someone, leader = self.starter[starter], self.facilitator[slot.facilitator]
        return (
            slot.weekday in someone.weekdays
            and slot.weekday in leader.weekdays
            and someone.school != leader.school
            and (starter, slot.facilitator) not in self.forbidden
        )


def groups(grouping: Grouping) -> dict[Slot, tuple[str, ...]]:
    """Give the members of each group, all in a fixed order."""
    gathered: dict[Slot, list[str]] = {}
    for starter, slot in grouping.items():
        gathered.setdefault(slot, []).append(starter)
    return {slot: tuple(sorted(gathered[slot])) for slot in sorted(gathered, key=lambda slot: slot.order)}


def hectometres(one: School, other: School) -> int:
    """Measure the straight line between two schools, in whole hectometres."""
    return round(HECTOMETRES_IN_A_KILOMETRE * math.hypot(one.x - other.x, one.y - other.y))


def _refuse_doubles(pool: Pool) -> None:
    kinds: tuple[tuple[Sentence, Iterable[str]], ...] = (
        (say("Starter"), (starter.id for starter in pool.starters)),
        (say("Begeleider"), (facilitator.id for facilitator in pool.facilitators)),
        (say("School"), (school.id for school in pool.schools)),
    )
    for kind, ids in kinds:
        seen: set[str] = set()
        for each in ids:
            if each in seen:
                raise ImpossiblePool(say("%(kind)s %(who)s staat er twee keer in.", kind=kind, who=each))
            seen.add(each)


def _refuse_strangers(pool: Pool) -> None:
    schools = {school.id for school in pool.schools}
    for someone in pool.people:
        if someone.school not in schools:
            raise ImpossiblePool(
                say("%(who)s werkt op school %(school)s, maar die is er niet.", who=someone.id, school=someone.school)
            )
    starters = {starter.id for starter in pool.starters}
    facilitators = {facilitator.id for facilitator in pool.facilitators}
    unknown = [starter for starter, _ in sorted(pool.forbidden) if starter not in starters]
    unknown += [facilitator for _, facilitator in sorted(pool.forbidden) if facilitator not in facilitators]
    unknown += [each for pair in sorted(pool.met) for each in pair if each not in starters]
    if unknown:
        raise ImpossiblePool(say("Een relatie noemt %(who)s, maar die is er niet.", who=unknown[0]))
    if any(one == other for one, other in pool.met):
        raise ImpossiblePool(say("Een starter kan niet zichzelf eerder hebben ontmoet."))
