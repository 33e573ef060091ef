"""The zone of proximal development: the steps that a teacher takes about half of the time, which are next to learn.

Step h of item i is reached with P(X_i ≥ h | θ). The nearer that is to one half, the more there is to gain; a step
belongs to the zone when its chance lies within a band, by default from 0.25 to 0.75 (some 1.1 logit to either side).
θ is uncertain: the chance is the mean over its normal curve, and its ends are those of θ's interval.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Floats
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.steps import Steps, chances, tails

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(15)
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


def next_steps(measure: Estimate, *, steps: Steps, band: Band = BAND, most: int = 5) -> tuple[NextStep, ...]:
    """Give the steps of the zone, the nearest to one half first; of each item at most one."""
    spread = _reached(measure.value + measure.se * NODES, steps)
    chance = np.tensordot(WEIGHTS / WEIGHTS.sum(), spread, axes=1)
    low, high = _reached(np.array([measure.low, measure.high]), steps)
    found = [
        NextStep(name, int(place) + 1, *(float(each[item, place]) for each in (chance, low, high)))
        for item, name in enumerate(steps.items)
        for place in [np.nanargmin(np.abs(chance[item] - HALF))]
    ]
    within = [step for step in found if band.low <= step.chance <= band.high]
    return tuple(sorted(within, key=lambda step: abs(step.chance - HALF))[:most])


def _reached(at: Floats, steps: Steps) -> Floats:
    """Give P(X_i ≥ h | θ) at n measures, n × I × K, with NaN for a step that does not exist."""
    found, _ = chances(at, steps.values)
    return np.where(np.isnan(steps.values), np.nan, tails(found))
