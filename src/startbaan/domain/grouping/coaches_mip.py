"""The best assignment when starters ask different hours: a mixed-integer programme, proven or with its gap.

Each pair is a yes or no; a coach gets no more hours than there are; each next starter of a coach is dearer. Up to
`ALL_PAIRS` pairs the solver sees them all and its bound holds as it is. Beyond that it sees the cheapest of each
starter, and the bound is made from the prices of an hour (the duals of the relaxation) over all pairs.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, linprog, milp
from scipy.sparse import csr_array, hstack, vstack

from startbaan.domain.grouping.coaches_matrix import FORBIDDEN, NONE, Choices, Matrix, Numbers

ALL_PAIRS = 60_000
CHEAPEST = 40
WHOLE = 1e-3
"""Costs are whole numbers; what a bound lies further below the next whole one is rounding."""


class NotSolved(Exception):
    """The solver had no time to find anything."""


@dataclass(frozen=True)
class Programmed:
    """An assignment, what none can cost less than, and how many pairs the solver saw."""

    chosen: Choices
    bound: int
    pairs: int


def programmed(matrix: Matrix, *, seconds: float, all_pairs: int = ALL_PAIRS, cheapest: int = CHEAPEST) -> Programmed:
    """Give every starter a coach at the least cost in all that is found in so many seconds."""
    rows, columns = _pairs(matrix, all_pairs=all_pairs, cheapest=cheapest)
    places = _places(matrix)
    model = _Model(matrix, rows, columns, places)
    solved = milp(
        model.costs,
        integrality=model.whole,
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(model.equal, model.right, model.right),
            LinearConstraint(model.below, ub=model.most),
        ],
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if solved.x is None:
        raise NotSolved
    used = solved.x[: rows.size] > 1 / 2
    chosen = np.full(matrix.asked.size, NONE, dtype=np.int64)
    chosen[rows[used]] = columns[used]
    if rows.size == int((matrix.costs < FORBIDDEN).sum()):
        least = int(np.ceil(solved.mip_dual_bound - WHOLE))
    else:
        least = _bound(matrix, places, model.relaxed())
    return Programmed(chosen, min(least, matrix.total(chosen)), rows.size)


class _Model:
    """The matrices of the programme: a column for each pair, for each who goes without, and for each turn."""

    def __init__(self, matrix: Matrix, rows: Numbers, columns: Numbers, places: Numbers) -> None:
        starters, coaches = matrix.costs.shape
        turned = places if matrix.step else np.zeros_like(places)
        whose = np.repeat(np.arange(coaches), turned)
        turns = np.arange(whose.size) - np.repeat(np.cumsum(turned) - turned, turned)
        ones, pairs = np.ones(rows.size), np.arange(rows.size)
        chosen = csr_array((ones, (rows, pairs)), shape=(starters, rows.size))
        load = csr_array((ones, (columns, pairs)), shape=(coaches, rows.size))
        seats = csr_array((-np.ones(whose.size), (whose, np.arange(whose.size))), shape=(coaches, whose.size))
        without = csr_array((np.ones(starters), (np.arange(starters), np.arange(starters))), shape=(starters, starters))
        hours = csr_array((matrix.asked[rows].astype(float), (columns, pairs)), shape=(coaches, rows.size))
        once = hstack([chosen, without, csr_array((starters, whose.size))])
        counted = hstack([load, csr_array((coaches, starters)), seats])
        self.equal = vstack([once, counted]) if matrix.step else once
        self.right = np.concatenate([np.ones(starters), np.zeros(coaches if matrix.step else 0)])
        self.below = hstack([hours, csr_array((coaches, starters + whose.size))])
        self.most = np.maximum(matrix.hours, 0).astype(float)
        self.costs = np.concatenate(
            [matrix.costs[rows, columns], np.full(starters, matrix.nobody), matrix.step * turns]
        ).astype(float)
        self.whole = np.concatenate([ones, np.ones(starters), np.zeros(whose.size)])

    def relaxed(self) -> OptimizeResult:
        """Solve it with halves allowed."""
        return linprog(
            self.costs,
            A_ub=self.below.tocsr(),
            b_ub=self.most,
            A_eq=self.equal.tocsr(),
            b_eq=self.right,
            bounds=(0, 1),
            method="highs",
        )


def _pairs(matrix: Matrix, *, all_pairs: int, cheapest: int) -> tuple[Numbers, Numbers]:
    rows, columns = np.nonzero(matrix.costs < FORBIDDEN)
    if rows.size <= all_pairs or matrix.hours.size <= cheapest:
        return rows, columns
    near = np.argpartition(matrix.costs, cheapest, axis=1)[:, :cheapest]
    rows, columns = np.repeat(np.arange(near.shape[0]), cheapest), near.ravel()
    may = matrix.costs[rows, columns] < FORBIDDEN
    return rows[may], columns[may]


def _places(matrix: Matrix) -> Numbers:
    """Give how many starters a coach can have at most."""
    least = int(matrix.asked.min(initial=FORBIDDEN))
    if not least:
        return np.full(matrix.hours.size, matrix.asked.size)
    most: Numbers = np.minimum(np.maximum(matrix.hours, 0) // least, matrix.asked.size)
    return most


def _bound(matrix: Matrix, places: Numbers, relaxed: OptimizeResult) -> int:
    """Give what nothing costs less than, for the prices of an hour and of a turn that the relaxation gives."""
    starters, coaches = matrix.costs.shape
    hour = np.maximum(-relaxed.ineqlin.marginals, 0)
    turn = np.maximum(-relaxed.eqlin.marginals[starters:], 0) if matrix.step else np.zeros(coaches)
    offered = matrix.costs + matrix.asked[:, None] * hour[None, :] + turn[None, :]
    taken = np.minimum(offered.min(axis=1), matrix.nobody).sum() - (hour * np.maximum(matrix.hours, 0)).sum()
    seats = np.arange(int(places.max(initial=0)))
    earned = np.maximum(turn[:, None] - matrix.step * seats[None, :], 0) * (seats[None, :] < places[:, None])
    return int(np.ceil(taken - earned.sum() - WHOLE))
