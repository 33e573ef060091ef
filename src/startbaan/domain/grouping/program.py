"""The whole choice as one integer program, strong enough to be proven best for a hundred starters or fewer.

Variables: x for a starter at a slot, y for an open slot, e for each starter too many of one school (or of one circle of
people who met before) in a group. Strong are x ≤ y for each pair, and `Σx − i·y ≤ e_i` for each school and slot: they
hold for whole groups and cut off the halves that make such programs slow. A pair of people who had better meet again
has a z of its own for each slot, at most the x of both.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from startbaan.domain.grouping.matrices import Flags, Floats, Ints, Matrices

INFEASIBLE = 2
LEAST_SECONDS = 0.1
HALF = 0.5


@dataclass(frozen=True, eq=False)
class Part:
    """Which starters are to be placed, at which slots, and how many groups each facilitator may still have."""

    rows: Ints
    columns: Ints
    capacity: Ints
    allowed: Flags
    """rows × columns."""


@dataclass(frozen=True, eq=False)
class Found:
    """The columns chosen for the rows, None where none was found; a bound; and whether nothing is possible at all."""

    chosen: Ints | None
    bound: float
    impossible: bool


@dataclass(frozen=True, eq=False)
class Outcome:
    """The values of the variables, None where none were found; a bound; and whether nothing is possible at all."""

    values: Floats | None
    bound: float
    impossible: bool


class Program:
    """Rows and columns, gathered before they are handed over at once."""

    def __init__(self) -> None:
        self.cost: list[Floats] = []
        self.most: list[Floats] = []
        self.whole: list[Floats] = []
        self.size = 0
        self.entries: list[tuple[Ints, Ints, Floats]] = []
        self.low: list[Floats] = []
        self.high: list[Floats] = []
        self.rows = 0

    def variables(
        self, cost: Ints | Floats | float, *, whole: int, shape: tuple[int, ...], most: Ints | float = 1
    ) -> Ints:
        """Add variables from nought to `most`; their numbers."""
        numbers = self.size + np.arange(int(np.prod(shape))).reshape(shape)
        self.cost.append(np.broadcast_to(np.asarray(cost, dtype=np.float64), shape).ravel())
        self.most.append(np.broadcast_to(np.asarray(most, dtype=np.float64), shape).ravel())
        self.whole.append(np.full(numbers.size, float(whole)))
        self.size += numbers.size
        return numbers

    def constrain(
        self, terms: list[tuple[Ints, Ints, float]], count: int, *, low: float | Floats, high: float | Floats
    ) -> None:
        """Add `count` rows of terms (row, variable, factor) between bounds."""
        for rows, numbers, factor in terms:
            self.entries.append((self.rows + rows, numbers, np.full(len(numbers), float(factor))))
        self.low.append(np.broadcast_to(np.asarray(low, dtype=np.float64), (count,)))
        self.high.append(np.broadcast_to(np.asarray(high, dtype=np.float64), (count,)))
        self.rows += count

    def solved(self, *, seconds: float, nodes: int | None = None, gap: float = 0.0) -> Outcome:
        """Look for the values that cost least, or so close to it, within so many seconds and branches."""
        where = [np.concatenate([entry[side] for entry in self.entries]) for side in (0, 1)]
        factors = np.concatenate([entry[2] for entry in self.entries])
        matrix = csr_array((factors, (where[0], where[1])), shape=(self.rows, self.size))
        options: dict[str, float] = {"time_limit": max(seconds, LEAST_SECONDS), "mip_rel_gap": gap}
        if nodes is not None:
            options["node_limit"] = nodes
        result = milp(
            np.concatenate(self.cost),
            constraints=LinearConstraint(matrix, np.concatenate(self.low), np.concatenate(self.high)),
            bounds=Bounds(0, np.concatenate(self.most)),
            integrality=np.concatenate(self.whole),
            options=options,
        )
        bound = getattr(result, "mip_dual_bound", None)
        values = None if result.x is None else np.asarray(result.x, dtype=np.float64)
        return Outcome(values, -np.inf if bound is None else float(bound), impossible=result.status == INFEASIBLE)


def solved(m: Matrices, part: Part, *, seconds: float, nodes: int | None = None) -> Found:
    """Place the starters of a part as cheaply as can be, within so many seconds and branches."""
    rows, columns = np.nonzero(part.allowed)
    program = Program()
    chosen = program.variables(m.cost[part.rows[rows], part.columns[columns]], whole=1, shape=(len(rows),))
    open_ = program.variables(0, whole=1, shape=(len(part.columns),))
    _place(m, part, program, (rows, columns, chosen), open_)
    everyone = np.arange(len(part.rows))
    schools = [np.flatnonzero(m.school[part.rows] == school) for school in np.unique(m.school[part.rows]).tolist()]
    _keep_apart(m, program, schools, m.pool.weights.same_school, (rows, columns, chosen), open_)
    position = {row: place for place, row in enumerate(part.rows.tolist())}
    circles = [np.array([position[row] for row in circle if row in position], dtype=np.int64) for circle in m.met]
    if m.pool.weights.met_before > 0:
        _keep_apart(m, program, circles, m.pool.weights.met_before, (rows, columns, chosen), open_)
    elif m.pool.weights.met_before < 0:
        _bring_together(m, program, circles, (rows, columns, chosen), len(everyone))
    return _answer(part, (rows, columns, chosen), program.solved(seconds=seconds, nodes=nodes))


Arcs = tuple[Ints, Ints, Ints]


def _place(m: Matrices, part: Part, program: Program, arcs: Arcs, open_: Ints) -> None:
    rows, columns, chosen = arcs
    weights, slots = m.pool.weights, np.arange(len(part.columns))
    program.constrain([(rows, chosen, 1)], len(part.rows), low=1, high=1)
    program.constrain([(columns, chosen, 1), (slots, open_, -weights.smallest)], len(slots), low=0, high=np.inf)
    program.constrain([(columns, chosen, 1), (slots, open_, -weights.largest)], len(slots), low=-np.inf, high=0)
    each = np.arange(len(chosen))
    program.constrain([(each, chosen, 1), (each, open_[columns], -1)], len(chosen), low=-np.inf, high=0)
    leaders, leader = np.unique(m.leader[part.columns], return_inverse=True)
    program.constrain([(leader, open_, 1)], len(leaders), low=0, high=part.capacity[leaders].astype(np.float64))
    count = len(part.rows)
    program.constrain(
        [(np.zeros(len(slots), dtype=np.int64), open_, 1)],
        1,
        low=-(-count // weights.largest),
        high=float(count // weights.smallest),
    )


def _keep_apart(m: Matrices, program: Program, circles: list[Ints], price: int, arcs: Arcs, open_: Ints) -> None:
    """Let each pair of one circle in one group cost its price."""
    if not price:
        return
    rows, columns, chosen = arcs
    for circle in circles:
        mine = np.flatnonzero(np.isin(rows, circle))
        slots, place, size = np.unique(columns[mine], return_inverse=True, return_counts=True)
        for rank in range(1, min(len(circle), m.pool.weights.largest)):
            many = np.flatnonzero(size > rank)
            if not len(many):
                break
            number = np.full(len(slots), -1)
            number[many] = np.arange(len(many))
            inside = np.flatnonzero(number[place] >= 0)
            extra = program.variables(price, whole=0, shape=(len(many),), most=m.pool.weights.largest)
            terms = [
                (number[place[inside]], chosen[mine[inside]], 1.0),
                (np.arange(len(many)), open_[slots[many]], -float(rank)),
                (np.arange(len(many)), extra, -1.0),
            ]
            program.constrain(terms, len(many), low=-np.inf, high=0)


def _bring_together(m: Matrices, program: Program, circles: list[Ints], arcs: Arcs, count: int) -> None:
    """Let each pair of one circle in one group win what it weighs."""
    rows, columns, chosen = arcs
    at = np.full((count, int(columns.max(initial=0)) + 1), -1)
    at[rows, columns] = chosen
    pairs = [(one, other) for circle in circles for place, one in enumerate(circle) for other in circle[place + 1 :]]
    if not pairs:
        return
    first, second = at[[one for one, _ in pairs]], at[[other for _, other in pairs]]
    both = (first >= 0) & (second >= 0)
    number = int(both.sum())
    together = program.variables(m.pool.weights.met_before, whole=0, shape=(number,))
    for one in (first[both], second[both]):
        each = np.arange(number)
        program.constrain([(each, together, 1), (each, one, -1)], number, low=-np.inf, high=0)


def _answer(part: Part, arcs: Arcs, outcome: Outcome) -> Found:
    rows, columns, chosen = arcs
    if outcome.values is None:
        return Found(None, outcome.bound, impossible=outcome.impossible)
    taken = outcome.values[chosen] > HALF
    found = np.full(len(part.rows), -1, dtype=np.int64)
    found[rows[taken]] = part.columns[columns[taken]]
    return Found(found, outcome.bound, impossible=False)
