"""Which places can still be part of a better grouping: all others are left out, so that the rest can be proven.

When the bound, raised by what it costs to have somebody at a slot at all, reaches the cost of the grouping in hand,
then nothing better has them there (fixing by reduced cost).
"""

import numpy as np

from startbaan.domain.grouping.bounding import CLOSED, Bound, chunks, places, reduced_cost, taken
from startbaan.domain.grouping.matrices import Flags, Floats, Matrices


def hopeful(m: Matrices, advice: Bound, *, below: float) -> Flags:
    """Say starters × slots who may be where in a grouping that costs less than `below`."""
    smallest, largest = m.pool.weights.smallest, m.pool.weights.largest
    instead = _instead(m, advice.worth)
    value = float(advice.prices.sum() + advice.worth[taken(m, advice.worth)].sum())
    kept = np.zeros_like(m.allowed)
    for columns in chunks(m):
        reduced = reduced_cost(m, advice.prices, columns)
        price, _ = places(m, reduced, np.broadcast_to(m.school, reduced.shape))
        others = price[:, : smallest - 1].sum(axis=1) + np.minimum(price[:, smallest - 1 : largest - 1], 0).sum(axis=1)
        least = value - instead[columns] + np.minimum(others, CLOSED)
        kept[:, columns] = (least[:, None] + reduced < below).T
    return kept & m.allowed


def _instead(m: Matrices, worth: Floats) -> Floats:
    """Say for each slot what the bound loses at least when that slot takes the place of what was chosen."""
    chosen = taken(m, worth)
    if len(chosen) <= m.least_groups:
        return worth
    instead = np.minimum(worth, 0.0)
    led = np.bincount(m.leader[chosen], minlength=len(m.capacity))
    dearest = np.full(len(m.capacity), -np.inf)
    np.maximum.at(dearest, m.leader[chosen], worth[chosen])
    full = led >= np.maximum(m.capacity, 1)
    others = np.setdiff1d(np.arange(len(worth)), chosen)
    others = others[full[m.leader[others]]]
    instead[others] = dearest[m.leader[others]]
    return instead
