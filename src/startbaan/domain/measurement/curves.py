"""A, T and the information of a whole set of items as curves of the measure, looked up instead of summed over items.

A(θ) = Σ_i log Σ_c exp(cθ − η_ic), T = A′ the expected score, A″ the information. A and T are cubic between points
1/16 logit apart (Hermite: values and slopes at both ends), A″ is linear; A is then right within 2 × 10⁻⁶.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Flags, Floats, Whole
from startbaan.domain.measurement.steps import chances

STEP = 1 / 16
BEYOND = 9.0
AT_ONCE = 200


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """The curves of P patterns of items on N points from `low` on, P·N in a row."""

    low: float
    points: int
    total: Floats
    expected: Floats
    information: Floats

    @classmethod
    def of(cls, patterns: Flags, *, thresholds: Floats) -> "Curves":
        """Draw the curves of patterns P × I."""
        low, high = float(np.nanmin(thresholds)) - BEYOND, float(np.nanmax(thresholds)) + BEYOND
        grid = np.arange(low, high + STEP, STEP)
        logs, means, variances = [], [], []
        for first in range(0, len(grid), AT_ONCE):
            found, log = chances(grid[first : first + AT_ONCE], thresholds)
            scores = np.arange(found.shape[2], dtype=np.float64)
            mean = found @ scores
            logs.append(log)
            means.append(mean)
            variances.append(found @ scores**2 - mean**2)
        seen = patterns.astype(np.float64)
        drawn = [(seen @ np.concatenate(rows).T).ravel() for rows in (logs, means, variances)]
        return cls(low, len(grid), *drawn)

    def score(self, at: Floats, *, row: Whole) -> tuple[Floats, Floats]:
        """Give T and A″ at measures, of the pattern in each row."""
        place, part = self._found(at, row)
        after = place + 1
        information = self.information[place] * (1 - part) + self.information[after] * part
        return self._curve(self.expected, self.information, place, part), information

    def logarithm(self, at: Floats, *, row: Whole) -> Floats:
        """Give A at measures."""
        place, part = self._found(at, row)
        return self._curve(self.total, self.expected, place, part)

    def _found(self, at: Floats, row: Whole) -> tuple[Whole, Floats]:
        where = np.clip((at - self.low) / STEP, 0.0, self.points - 1.001)
        whole = where.astype(np.int64)
        part = where - whole
        whole += row * self.points
        return whole, part

    def _curve(self, values: Floats, slopes: Floats, place: Whole, part: Floats) -> Floats:
        before, after = values[place], values[place + 1]
        rise = after - before
        first, last = STEP * slopes[place], STEP * slopes[place + 1]
        bent = first + last - 2 * rise
        return before + part * (first + part * (rise - first - bent + part * bent))
