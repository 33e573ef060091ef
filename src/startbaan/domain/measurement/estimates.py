"""A measured value with its standard error: there is no form for a value alone, so none can be shown."""

from dataclasses import dataclass
from math import isfinite, sqrt
from statistics import NormalDist

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value in logits (or in logits squared, for a variance) and its standard error, which is never nought."""

    value: float
    se: float

    def __post_init__(self) -> None:
        assert isfinite(self.value)
        assert isfinite(self.se)
        assert self.se > 0

    @property
    def low(self) -> float:
        """The lower end of the 95% interval."""
        return self.value - factor() * self.se

    @property
    def high(self) -> float:
        """The upper end of the 95% interval."""
        return self.value + factor() * self.se


@dataclass(frozen=True, slots=True)
class Change:
    """How much a measure rose, in logits, with its standard error."""

    by: Estimate

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out that nothing changed; if not, it is not yet to be told from chance."""
        return self.by.low > 0 or self.by.high < 0


def change(later: Estimate, *, earlier: Estimate) -> Change:
    """Take the difference of two measures whose errors have nothing to do with each other."""
    return Change(Estimate(later.value - earlier.value, sqrt(later.se**2 + earlier.se**2)))


def factor(confidence: float = CONFIDENCE) -> float:
    """Give how many standard errors an interval reaches to either side."""
    return NormalDist().inv_cdf((1 + confidence) / 2)
