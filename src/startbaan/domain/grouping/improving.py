"""A grouping made better a few neighbouring groups at a time: each part is solved to the end, everything else stays."""

from collections.abc import Callable

import numpy as np

from startbaan.domain.grouping.bounding import Bound
from startbaan.domain.grouping.matrices import Flags, Floats, Ints, Matrices
from startbaan.domain.grouping.opening import Best
from startbaan.domain.grouping.program import Part, solved

NEIGHBOURS = 9
NEAREST = 14
NODES = 60
SECONDS = 4.0
EXTRA_REACH = 1.15


def improve(m: Matrices, advice: Bound, best: Best, *, tries: int, seed: int, ended: Callable[[], bool]) -> None:
    """Solve parts again around the groups that cost most above what the bound says they are worth."""
    chance = np.random.default_rng(seed)
    spots = _spots(m)
    looked: dict[int, int] = {}
    for number in range(tries):
        if best.chosen is None or ended():
            return
        fresh = [column for column in np.unique(best.chosen).tolist() if column not in looked]
        if not fresh:
            return
        excess = _excess(m, advice, best.chosen)
        centre = max(fresh, key=lambda column: (excess[column], -column))
        near, part = _part(m, best.chosen, spots, centre, chance)
        found = solved(m, part, seconds=SECONDS, nodes=NODES)
        looked[centre] = number
        if found.chosen is None or (found.chosen < 0).any():
            continue
        chosen = best.chosen.copy()
        chosen[part.rows] = found.chosen
        if best.offer(m, chosen):
            for column in (*near.tolist(), *np.unique(found.chosen).tolist()):
                looked.pop(column, None)


def _spots(m: Matrices) -> Floats:
    places = [m.pool.school[facilitator.school] for facilitator in m.pool.facilitators]
    spots: Floats = np.array([(place.x, place.y) for place in places], dtype=np.float64)[m.leader]
    return spots


def _excess(m: Matrices, advice: Bound, chosen: Ints) -> Floats:
    """Reckon for each slot what its group costs above the prices of its members and its own worth."""
    rows = np.arange(len(chosen))
    together, inverse, size = np.unique(m.school * len(m.slots) + chosen, return_inverse=True, return_counts=True)
    assert len(together)
    own = m.cost[rows, chosen] - advice.prices + m.pool.weights.same_school * (size[inverse] - 1) / 2
    paid: Floats = np.bincount(chosen, weights=own, minlength=len(m.slots)).astype(np.float64)
    excess: Floats = paid - np.minimum(advice.worth, 0)
    return excess


def _part(m: Matrices, chosen: Ints, spots: Floats, centre: int, chance: np.random.Generator) -> tuple[Ints, Part]:
    open_ = np.unique(chosen)
    far = np.hypot(*(spots[open_] - spots[centre]).T)
    reach = np.sort(far)[min(NEIGHBOURS, len(open_) - 1)]
    near = open_[np.argsort(far + chance.random(len(open_)) * 0.5 * reach, kind="stable")[:NEIGHBOURS]]
    near = np.union1d(near, [centre])
    rows = np.flatnonzero(np.isin(chosen, near))
    others = np.setdiff1d(open_, near)
    capacity = m.capacity - np.bincount(m.leader[others], minlength=len(m.capacity))
    within = np.hypot(*(spots - spots[centre]).T) <= reach * EXTRA_REACH + 2
    columns = np.setdiff1d(np.union1d(np.flatnonzero(within & (capacity[m.leader] > 0)), near), others)
    allowed = _nearest(m, rows, columns)
    allowed[np.arange(len(rows)), np.searchsorted(columns, chosen[rows])] = True
    return near, Part(rows, columns, capacity, allowed)


def _nearest(m: Matrices, rows: Ints, columns: Ints) -> Flags:
    allowed: Flags = m.allowed[np.ix_(rows, columns)]
    if len(columns) <= NEAREST:
        return allowed
    cost = np.where(allowed, m.cost[np.ix_(rows, columns)], np.iinfo(np.int64).max)
    limit = np.partition(cost, NEAREST - 1, axis=1)[:, NEAREST - 1]
    near: Flags = allowed & (cost <= limit[:, None])
    return near
