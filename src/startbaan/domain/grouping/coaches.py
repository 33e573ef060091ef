"""Who waits for a coach, who may coach, the hours, places and wishes between them, and what weighs how much."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from startbaan.domain.grouping.pool import ImpossiblePool, School, hectometres
from startbaan.domain.sentences import Sentence, say

HUNDREDTHS = 100
BOTH_SIDES = 2

Pairing: TypeAlias = tuple[str, str]
"""A starter and a coach, by id."""
Assignment: TypeAlias = Mapping[str, str]
"""By starter the coach; who is not in it has none."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A starter who waits for a coach: where they work, and how many hours of a coach they are given this year."""

    id: str
    school: str
    sector: str
    hours: float


@dataclass(frozen=True, slots=True)
class Coach:
    """Somebody who may coach, with the hours nobody has yet; a school or sector that is not known is empty."""

    id: str
    school: str
    sector: str
    hours: float


@dataclass(frozen=True, slots=True)
class CoachWeights:
    """What each thing costs that one would rather not have; a weight of 0 does not count.

    `no_wish` is counted for each side that did not wish for the other, `new` for who did not have this coach before,
    `next_starter` for each starter a coach already gets in the same assignment.
    """

    hectometre: int = 1
    other_sector: int = 60
    no_wish: int = 100
    new: int = 200
    next_starter: int = 10

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        if min(self.hectometre, self.other_sector, self.no_wish, self.new, self.next_starter) < 0:
            raise ImpossiblePool(say("Een gewicht kan niet onder nul zijn."))


@dataclass(frozen=True)
class CoachPool:
    """Everyone and everything that counts. Raises an `ImpossiblePool` when it contradicts itself."""

    starters: Sequence[Waiting]
    coaches: Sequence[Coach]
    schools: Sequence[School] = ()
    """The schools of which one knows where they stand."""
    never: frozenset[Pairing] = frozenset()
    """Who may not: the line manager, the buddy, and where one of both does not want it."""
    wishes: Mapping[Pairing, int] = field(default_factory=dict)
    """How many sides wish for the other: 1 or 2."""
    before: frozenset[Pairing] = frozenset()
    """Who had this coach before."""
    weights: CoachWeights = field(default_factory=CoachWeights)

    def __post_init__(self) -> None:
        """Refuse doubles, hours below zero and relations with nobody."""
        _refuse_doubles(say("Starter"), [each.id for each in self.starters])
        _refuse_doubles(say("Coach"), [each.id for each in self.coaches])
        _refuse_doubles(say("School"), [each.id for each in self.schools])
        for starter in self.starters:
            if not 0 <= starter.hours < math.inf:
                raise ImpossiblePool(say("%(who)s vraagt een aantal uren dat niet kan.", who=starter.id))
        for coach in self.coaches:
            if not math.isfinite(coach.hours):
                raise ImpossiblePool(say("%(who)s heeft een aantal uren dat niet kan.", who=coach.id))
        for school in self.schools:
            if not (math.isfinite(school.x) and math.isfinite(school.y)):
                raise ImpossiblePool(say("School %(school)s heeft geen plaats op de kaart.", school=school.id))
        self._refuse_strangers()

    @cached_property
    def starter(self) -> Mapping[str, Waiting]:
        """Each starter by id."""
        return {starter.id: starter for starter in self.starters}

    @cached_property
    def coach(self) -> Mapping[str, Coach]:
        """Each coach by id."""
        return {coach.id: coach for coach in self.coaches}

    @cached_property
    def school(self) -> Mapping[str, School]:
        """Each school of which the place is known, by id."""
        return {school.id: school for school in self.schools}

    @cached_property
    def assumed(self) -> int:
        """The distance that counts where it is not known, in hectometres: the middle one of those that are known."""
        here = sorted({starter.school for starter in self.starters} & self.school.keys())
        there = sorted({coach.school for coach in self.coaches} & self.school.keys())
        known = [hectometres(self.school[one], self.school[other]) for one in here for other in there]
        return statistics.median_low(known) if known else 0

    @cached_property
    def equal_hours(self) -> int | None:
        """The hours every starter asks, in hundredths; None when they differ or somebody asks none."""
        asked = {hundredths(starter.hours) for starter in self.starters}
        return asked.pop() if len(asked) == 1 and 0 not in asked else None

    def distance(self, starter: str, coach: str) -> int | None:
        """Measure from school to school in hectometres; None where one of the places is not known."""
        here = self.school.get(self.starter[starter].school)
        there = self.school.get(self.coach[coach].school)
        return hectometres(here, there) if here and there else None

    def may(self, starter: str, coach: str) -> bool:
        """Whether they may be coupled and the coach has the hours for this one."""
        fits = hundredths(self.starter[starter].hours) <= hundredths(self.coach[coach].hours)
        return fits and (starter, coach) not in self.never

    def _refuse_strangers(self) -> None:
        for starter, coach in sorted((*self.never, *self.wishes, *self.before)):
            if starter not in self.starter or coach not in self.coach:
                who = coach if starter in self.starter else starter
                raise ImpossiblePool(say("Een relatie noemt %(who)s, maar die is er niet.", who=who))
        if not set(self.wishes.values()) <= set(range(1, BOTH_SIDES + 1)):
            raise ImpossiblePool(say("Een wens komt van één kant of van beide kanten."))


def hundredths(hours: float) -> int:
    """Count hours in hundredths, so that sums are exact."""
    return round(hours * HUNDREDTHS)


def _refuse_doubles(kind: Sentence, ids: Sequence[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise ImpossiblePool(say("%(kind)s %(who)s staat er twee keer in.", kind=kind, who=each))
        seen.add(each)
