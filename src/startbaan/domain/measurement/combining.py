"""The measure of a teacher from several observations, by how sure each is; and growth over time.

An observation has three errors: of measuring, of the lesson that happened to be seen, of the rater's severity. Leaving
the lesson out would make changes look surer than they are. Measures of one teacher are weighted by the inverse of
their variance and drawn towards the mean of all teachers by what is known of their spread (the best linear unbiased
prediction; Robinson 1991, Statistical Science 6, 15–32). Growth is the line a + b × years through them, with the same
errors and with a normal curve over lines of teachers, if one is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from startbaan.domain.measurement.estimates import Change, Estimate, change


@dataclass(frozen=True, slots=True)
class Spread:
    """How teachers differ, in logits: their mean and variance, and the variance between lessons of one teacher."""

    mean: float
    teacher: float
    lesson: float


@dataclass(frozen=True, slots=True)
class Visit:
    """One observation: its measure, the severity of who looked (if known), and when, in years from any day."""

    measure: Estimate
    severity: Estimate | None = None
    years: float = 0.0

    def level(self, *, lesson: float) -> Estimate:
        """Give what the visit says of the teacher, with all three errors."""
        severity, error = (self.severity.value, self.severity.se) if self.severity else (0.0, 0.0)
        return Estimate(self.measure.value + severity, sqrt(self.measure.se**2 + lesson + error**2))


@dataclass(frozen=True, slots=True)
class Lines:
    """How the lines of teachers differ: mean level and growth a year, their variances and covariance."""

    level: float
    growth: float
    level_variance: float
    growth_variance: float
    covariance: float = 0.0


def combined(visits: Sequence[Visit], *, spread: Spread) -> Estimate:
    """Take the visits of one teacher together, at least one."""
    levels = [visit.level(lesson=spread.lesson) for visit in visits]
    weight = sum(level.se**-2 for level in levels) + 1 / spread.teacher
    total = sum(level.value / level.se**2 for level in levels) + spread.mean / spread.teacher
    return Estimate(total / weight, weight**-0.5)


def last_change(visits: Sequence[Visit], *, lesson: float) -> Change:
    """Say how much the last visit is above the first, with the error of both lessons."""
    first, last = (visit.level(lesson=lesson) for visit in (visits[0], visits[-1]))
    return change(last, earlier=first)


def growth(visits: Sequence[Visit], *, lesson: float, lines: Lines | None = None) -> Change:
    """Say how much a teacher grows in a year, from visits at two moments or more."""
    levels = [visit.level(lesson=lesson) for visit in visits]
    years = [visit.years for visit in visits]
    assert lines or len(set(years)) > 1
    weights = [level.se**-2 for level in levels]
    whole = sum(weights)
    first = sum(weight * year for weight, year in zip(weights, years, strict=True))
    second = sum(weight * year**2 for weight, year in zip(weights, years, strict=True))
    level = sum(weight * each.value for weight, each in zip(weights, levels, strict=True))
    slope = sum(weight * each.value * year for weight, each, year in zip(weights, levels, years, strict=True))
    if lines:
        room = lines.level_variance * lines.growth_variance - lines.covariance**2
        own, other, cross = lines.growth_variance / room, lines.level_variance / room, -lines.covariance / room
        whole, first, second = whole + own, first + cross, second + other
        level += own * lines.level + cross * lines.growth
        slope += cross * lines.level + other * lines.growth
    rest = second - first**2 / whole
    return Change(Estimate((slope - first * level / whole) / rest, rest**-0.5))
