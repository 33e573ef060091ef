"""What to loosen when nobody can make groups that obey every rule: in parts that can be said, and applied."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from startbaan.domain.grouping.pool import Facilitator, Pool, School, Weekday
from startbaan.domain.sentences import Sentence, say

NEWCOMER = "nieuwe begeleider"


class Kind(StrEnum):
    """What can be loosened, in the order in which we had rather do it."""

    STARTER_DAY = "starter_day"
    FACILITATOR_DAY = "facilitator_day"
    FACILITATOR_GROUP = "facilitator_group"
    SMALLER = "smaller"
    LARGER = "larger"
    FACILITATOR = "facilitator"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to loosen: for whom, which day, and how many; what does not apply is empty."""

    kind: Kind
    who: str = ""
    weekday: Weekday | None = None
    number: int = 1

    def sentence(self, *, names: Mapping[str, str] | None = None) -> Sentence:
        """Say it; `names` says how people are called, else by their id."""
        who = (names or {}).get(self.who, self.who)
        day = self.weekday.display if self.weekday else ""
        match self.kind:
            case Kind.STARTER_DAY:
                return say("%(who)s kan ook op %(day)s.", who=who, day=day)
            case Kind.FACILITATOR_DAY:
                return say("Begeleider %(lead)s kan ook op %(day)s.", lead=who, day=day)
            case Kind.FACILITATOR_GROUP:
                return say("Begeleider %(lead)s leidt meer groepen: %(number)s erbij.", lead=who, number=self.number)
            case Kind.SMALLER:
                return say("Groepen mogen kleiner zijn: %(number)s minder.", number=self.number)
            case Kind.LARGER:
                return say("Groepen mogen groter zijn: %(number)s meer.", number=self.number)
            case Kind.FACILITATOR:
                return say("Een begeleider erbij op %(day)s, van een school zonder starters in deze ronde.", day=day)


@dataclass(frozen=True, slots=True)
class Impasse:
    """Who cannot be placed, each on their own or for want of room; and few steps after which all can.

    Without steps none were found: the pool is too large to look for them, or people are locked where they cannot be.
    """

    nowhere: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    fewest: bool = False
    """Whether it is proven that fewer steps cannot do."""

    @property
    def proof(self) -> Sentence:
        """Say whether fewer steps could do."""
        if self.fewest:
            return say("Bewezen het kleinste: met minder lukt het niet.")
        return say("Klein, misschien niet het kleinste: er was geen tijd om alles na te gaan.")

    def sentences(self, *, names: Mapping[str, str] | None = None) -> tuple[Sentence, ...]:
        """Say who is stuck."""
        called = names or {}
        alone = [
            say("%(who)s kan bij geen enkele begeleider terecht.", who=called.get(each, each)) for each in self.nowhere
        ]
        if not self.left_over:
            return tuple(alone)
        who = ", ".join(called.get(each, each) for each in self.left_over)
        return (*alone, say("Ook in de ruimste verdeling blijven er mensen over, bijvoorbeeld: %(who)s.", who=who))


def loosened(pool: Pool, steps: Iterable[Step]) -> Pool:
    """Apply steps to a pool."""
    for number, step in enumerate(steps, start=1):
        pool = _one(pool, step, number)
    return pool


def _one(pool: Pool, step: Step, number: int) -> Pool:
    weights = pool.weights
    day = frozenset({step.weekday}) if step.weekday else frozenset()
    match step.kind:
        case Kind.STARTER_DAY:
            starters = [
                replace(each, weekdays=each.weekdays | day) if each.id == step.who else each for each in pool.starters
            ]
            return replace(pool, starters=starters)
        case Kind.FACILITATOR_DAY:
            return _led(pool, [_with(each, step, day=day, more=0) for each in pool.facilitators])
        case Kind.FACILITATOR_GROUP:
            return _led(pool, [_with(each, step, day=day, more=step.number) for each in pool.facilitators])
        case Kind.SMALLER:
            return replace(pool, weights=replace(weights, smallest=weights.smallest - step.number))
        case Kind.LARGER:
            return replace(pool, weights=replace(weights, largest=weights.largest + step.number))
        case Kind.FACILITATOR:
            return _joined(pool, f"{NEWCOMER} {number}", day)


def _with(facilitator: Facilitator, step: Step, *, day: frozenset[Weekday], more: int) -> Facilitator:
    if facilitator.id != step.who:
        return facilitator
    return replace(facilitator, weekdays=facilitator.weekdays | day, max_groups=facilitator.max_groups + more)


def _led(pool: Pool, facilitators: list[Facilitator]) -> Pool:
    return replace(pool, facilitators=facilitators)


def _joined(pool: Pool, name: str, day: frozenset[Weekday]) -> Pool:
    """Add a facilitator of a school of their own, in the middle of all."""
    count = len(pool.schools)
    middle = School(name, sum(each.x for each in pool.schools) / count, sum(each.y for each in pool.schools) / count)
    newcomer = Facilitator(name, name, pool.starters[0].sector, day)
    return replace(pool, facilitators=[*pool.facilitators, newcomer], schools=[*pool.schools, middle])
