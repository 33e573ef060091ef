"""The measure of one observation by its score and the items seen: Warm's estimate, finite even for all-lowest.

θ solves r − T(θ) + J(θ) / 2 I(θ) = 0 (Warm 1989, Psychometrika 54, 427–450): T, I and J are the sums over the items
seen of mean, variance and third moment. Its standard error is I^(−1/2). For one observation on a page see `scale`; of
several together, `combining`.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Floats
from startbaan.domain.measurement.counts import Counts
from startbaan.domain.measurement.steps import moments

AT_ONCE = 4_000
MOST_ROUNDS = 60
PRECISE = 1e-10
LONGEST_STEP = 1.0
FARTHEST = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """Measures in logits and their standard errors, by group G."""

    values: Floats
    errors: Floats


def measure_groups(counts: Counts, *, thresholds: Floats) -> Measures:
    """Measure every pattern and score, G."""
    values, errors = np.empty(len(counts.size)), np.empty(len(counts.size))
    seen, score = counts.seen, counts.score.astype(np.float64)
    for first in range(0, len(values), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        values[part], errors[part] = _measured(seen[part].astype(np.float64), score[part], thresholds)
    return Measures(values, errors)


def _measured(seen: Floats, score: Floats, thresholds: Floats) -> tuple[Floats, Floats]:
    """Solve Warm's equation for rows of items seen, G × I, and scores G."""
    most = np.where(np.isnan(thresholds), 0, 1).sum(axis=1)
    share = (score + 0.5) / (seen @ most + 1.0)
    at = float(np.nanmean(thresholds)) + np.log(share / (1 - share))
    low, high = np.full(len(at), -FARTHEST), np.full(len(at), FARTHEST)
    errors = np.empty(len(at))
    busy = np.arange(len(at))
    for _round in range(MOST_ROUNDS):
        found = moments(at[busy], thresholds)
        information = (seen[busy] * found.variance).sum(axis=1)
        third = (seen[busy] * found.third).sum(axis=1)
        rest = score[busy] - (seen[busy] * found.mean).sum(axis=1) + third / (2 * information)
        errors[busy] = information**-0.5
        low[busy] = np.where(rest > 0, at[busy], low[busy])
        high[busy] = np.where(rest < 0, at[busy], high[busy])
        step = np.clip(rest / information, -LONGEST_STEP, LONGEST_STEP)
        wanted = at[busy] + step
        outside = ((wanted <= low[busy]) | (wanted >= high[busy])) & (np.abs(step) > PRECISE)
        at[busy] = np.where(outside, (low[busy] + high[busy]) / 2, wanted)
        busy = busy[np.abs(step) > PRECISE]
        if busy.size == 0:
            break
    return at, errors
