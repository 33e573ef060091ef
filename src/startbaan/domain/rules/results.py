"""What a rule answers: an amount that is the product of its reasons, or the reason why there is none."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import prod

from startbaan.domain.periods import Period
from startbaan.domain.rules.parameters import Nature, Rule, Unit, Value
from startbaan.domain.sentences import Sentence
from startbaan.domain.sources import Status

SURENESS = (Status.UNVERIFIED, Status.OWN_EXAMPLE, Status.OWN_CHOICE, Status.CONFIRMED)
_fraction = lru_cache(Fraction)


class Factor(StrEnum):
    """What a number in a multiplication is."""

    RATE = "rate"
    LESS = "less"
    FTE = "fte"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a multiplication, with the value it comes from; the working-time factor comes from the case.

    With a `less`, that number is first taken off: (1,659 − 59).
    """

    factor: Factor
    number: Decimal
    value: Value | None = None
    less: Decimal | None = None
    less_value: Value | None = None

    @property
    def exact(self) -> Fraction:
        """What it multiplies by."""
        return _fraction(self.number if self.less is None else self.number - self.less)

    @property
    def same_as(self) -> tuple[object, ...]:
        """What makes two measures one: the factor, the numbers, and the very values they come from."""
        return (self.factor, self.number, id(self.value), self.less, id(self.less_value))


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the year in which nothing changes: its measures, and which share of the year it is."""

    period: Period
    measures: tuple[Measure, ...]
    share: Fraction

    @property
    def exact(self) -> Fraction:
        """The amount of this stretch: the product of its measures and its share of the year."""
        numbers = [self.share, *(measure.exact for measure in self.measures)]
        return Fraction(prod(each.numerator for each in numbers), prod(each.denominator for each in numbers))


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason: a sentence, and the dated value it rests on where there is one."""

    sentence: Sentence
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rule gives in one school year.

    `parts` is empty where the rule gives nothing; then `grounds` say why not. A right without an amount, such as a
    coach, has parts without measures and no `unit`. `cautions` are reasons to check before relying on it.
    """

    rule: Rule
    nature: Nature
    unit: Unit | None
    parts: tuple[Part, ...]
    grounds: tuple[Ground, ...]
    rounding: Value
    cautions: tuple[Ground, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the rule gives anything in this year."""
        return bool(self.parts)

    @property
    def exact(self) -> Fraction | None:
        """The sum of the parts, not rounded; nothing where there is no amount."""
        if not self.unit or not self.parts:
            return None
        first, *others = self.parts
        return sum((part.exact for part in others), start=first.exact)

    @property
    def amount(self) -> Decimal | None:
        """The sum of the parts, rounded as the agreement's `rounding` says, a half upwards."""
        exact = self.exact
        return None if exact is None else rounded(exact, to=self.rounding.number)

    @property
    def within(self) -> Period | None:
        """From the first day in the year on which it holds through the last."""
        return Period(self.parts[0].period.start, self.parts[-1].period.end) if self.parts else None

    @property
    def values(self) -> tuple[Value, ...]:
        """Every dated value it rests on, each once, in the order of use."""
        used = [value for part in self.parts for each in part.measures for value in (each.value, each.less_value)]
        used += [ground.value for ground in self.grounds]
        return tuple({id(value): value for value in used if value is not None}.values())

    @property
    def status(self) -> Status:
        """How sure it is: as sure as the least sure value it rests on."""
        found = {value.source.status for value in self.values}
        return next((status for status in SURENESS if status in found), Status.UNVERIFIED)


def rounded(exact: Fraction, *, to: Decimal) -> Decimal:
    """Round a number of 0 or more to a multiple of `to`, a half upwards."""
    steps = (Decimal(exact.numerator) / Decimal(exact.denominator) / to).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return steps * to
