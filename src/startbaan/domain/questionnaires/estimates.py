"""A mean or a share with its interval: 95% unless the caller says otherwise, never of no width, never off the scale.

Mean. The score interval of Wilson (1927, Journal of the American Statistical Association 22, 209–212), widened from
shares to any scale with two ends. A scale from a to b leaves a mean μ a variance of at most (b − μ)(μ − a) (Bhatia and
Davis 2000, American Mathematical Monthly 107, 353–357). What was answered used a part of that, φ; the interval is
every μ with (mean − μ)² ≤ t² φ (b − μ)(μ − a) / n, which is a quadratic equation. One answer more, of the greatest
spread, is counted into φ: so five people who agree do not make a certainty. For t, Student's distribution with n − 1
degrees of freedom, from the expansion 26.7.5 of Abramowitz and Stegun (1964). A share is a mean of noughts and ones.

Difference of two means of different people. From the two intervals: the method of variance estimates recovery (Zou and
Donner 2008, Statistics in Medicine 27, 1693–1702), which keeps them as lopsided as they are.

Our own choices: the answer added to φ, and 95%. The interval speaks of people like those who answered; it does not mend
that others did not answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, sqrt
from statistics import NormalDist, fmean

CONFIDENCE = 0.95


class NoAnswers(ValueError):
    """There is no mean of nothing."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and the ends of its interval, in the unit of the scale."""

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        assert self.low <= self.value <= self.high

    def rounded(self, digits: int = 1) -> "Interval":
        """Give it as it is shown; the three are rounded alike, so they keep their order."""
        return Interval(round(self.value, digits), round(self.low, digits), round(self.high, digits))


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more one mean is than another, with its interval."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out that there is no difference."""
        return self.low > 0 or self.high < 0


def mean_of(counts: Mapping[int, int], *, bounds: tuple[int, int], confidence: float = CONFIDENCE) -> Interval:
    """Estimate a mean from how many gave each answer; every answer lies within `bounds`. Raises `NoAnswers`.

    Sums are of whole numbers, so that the outcome says nothing of the order in which they were counted.
    """
    low, high = bounds
    assert low < high
    people = total = squares = 0
    for answer, count in counts.items():
        assert not count or low <= answer <= high
        people += count
        total += count * answer
        squares += count * answer * answer
    if not people:
        raise NoAnswers
    width = high - low
    mean = (total - low * people) / (people * width)
    spread = (people * squares - total**2) / (people * width) ** 2
    room = mean * (1 - mean)
    used = (people * min(1.0, spread / room) + 1) / (people + 1) if room > 0 else 1.0
    below, above = _ends(mean, people=people, used=used, factor=_student(people, confidence=confidence))
    value = total / people
    return Interval(value, min(value, low + below * width), max(value, low + above * width))


def share_of(part: int, *, people: int, confidence: float = CONFIDENCE) -> Interval:
    """Estimate which share of people, from 0 to 1, such a part stands for. Raises `NoAnswers`."""
    assert 0 <= part <= people
    return mean_of({1: part, 0: people - part}, bounds=(0, 1), confidence=confidence)


def mean_of_means(found: Sequence[Interval]) -> Interval:
    """Take several means of the same people together. Raises `NoAnswers`.

    Ends are averaged as the values are: right when each person answers every question alike, too wide otherwise.
    """
    if not found:
        raise NoAnswers
    if len(found) == 1:
        return found[0]
    return Interval(*(fmean(getattr(each, end) for each in found) for end in ("value", "low", "high")))


def difference(one: Interval, *, other: Interval) -> Difference:
    """Say how much more `one` is than `other`, of different people."""
    value = one.value - other.value
    below = sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    above = sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return Difference(value, value - below, value + above)


def _ends(mean: float, *, people: int, used: float, factor: float) -> tuple[float, float]:
    """Solve (mean − μ)² = c μ (1 − μ) for μ, both within 0 and 1 and around the mean."""
    part = factor**2 * used / people
    middle, root = mean + part / 2, sqrt(part * mean * (1 - mean) + part**2 / 4)
    low, high = (middle - root) / (1 + part), (middle + root) / (1 + part)
    return min(mean, max(0.0, low)), max(mean, min(1.0, high))


@lru_cache(maxsize=4096)
def _student(people: int, *, confidence: float) -> float:
    """The two-sided quantile of Student's distribution with one degree of freedom less than people."""
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    freedom = float(max(people - 1, 1))
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + fsum(term / freedom**power for power, term in enumerate(terms, start=1))
