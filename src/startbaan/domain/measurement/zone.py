"""The zone of proximal development: the steps that a teacher takes about half of the time, which are next to learn.

Step h of item i is reached with P(X_i ≥ h | θ). The nearer that is to one half, the more there is to gain; a step
belongs to the zone when its chance lies within a band, by default from 0.25 to 0.75 (some 1.1 logit to either side).
θ is uncertain: the chance is the mean over its normal curve, and its ends are those of θ's interval. Plain Python.
"""

from dataclasses import dataclass
from math import exp, fsum

from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.scale import Item, Scale

# Points of the normal curve, in standard deviations, and their weights: the mean of a smooth curve to nine digits.
POINTS = tuple(number / 4 for number in range(-24, 25))
TOTAL = fsum(exp(-point * point / 2) for point in POINTS)
WEIGHTS = tuple(exp(-point * point / 2) / TOTAL for point in POINTS)
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Band:
    """Between which chances a step is next to learn."""

    low: float = 0.25
    high: float = 0.75

    def __post_init__(self) -> None:
        assert 0 < self.low < HALF < self.high < 1


@dataclass(frozen=True, slots=True)
class NextStep:
    """To score so much or more on an item, with the chance of it now and the ends of its interval."""

    item: str
    score: int
    chance: float
    low: float
    high: float


BAND = Band()


def next_steps(found: Estimate, *, scale: Scale, band: Band = BAND, most: int = 5) -> tuple[NextStep, ...]:
    """Give the steps of the zone, the nearest to one half first; of each item at most one."""
    nearest = [min(_steps(item, found), key=_from_half) for item in scale.items]
    within = [step for step in nearest if band.low <= step.chance <= band.high]
    return tuple(sorted(within, key=_from_half)[:most])


def _from_half(step: NextStep) -> float:
    return abs(step.chance - HALF)


def _steps(item: Item, found: Estimate) -> list[NextStep]:
    spread = [item.reached(found.value + found.se * point) for point in POINTS]
    low, high = item.reached(found.low), item.reached(found.high)
    return [
        NextStep(
            item.name,
            place + 1,
            fsum(weight * reached[place] for weight, reached in zip(WEIGHTS, spread, strict=True)),
            low[place],
            high[place],
        )
        for place in range(len(item.thresholds))
    ]
