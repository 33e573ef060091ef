"""The best members for groups that are to be opened: an exact flow at the lowest cost.

Each starter flows along the arc to a group, by way of a node for their school there when there are more of it; out of
that node the first costs nothing, the second the price of a pair, the third that of two, and so on. Those rising costs
make it convex, so that the flow is the optimum over all ways to fill these groups (who met before left out).
"""

import numpy as np
from ortools.graph.python import min_cost_flow

from startbaan.domain.grouping.matrices import Flags, Ints, Matrices

UNPLACED = -1


def filled(m: Matrices, open_: Ints, *, nearest: int) -> Ints:
    """Place everyone in one of the open slots as cheaply as can be; −1 for whoever does not fit.

    Only the `nearest` slots of each starter are looked at. A group that cannot reach its least size shows as such.
    """
    within = _near(m, open_, nearest)
    rows, places = np.nonzero(within)
    cost = m.cost[rows, open_[places]]
    count, groups = len(m.school), len(open_)
    together, inverse, size = np.unique(m.school[rows] * groups + places, return_inverse=True, return_counts=True)
    sink = count + len(together) + groups
    first_group = count + len(together)
    alone = size[inverse] == 1
    network = _Network()
    network.add(rows, np.where(alone, first_group + places, count + inverse), 1, cost)
    _add_schools(m, network, together, size, groups=groups)
    weights = m.pool.weights
    dearest = int(cost.max(initial=0)) + weights.same_school * weights.largest + 1
    group = first_group + np.arange(groups)
    network.add(group, sink, weights.smallest, -2 * dearest)
    network.add(group, sink, weights.largest - weights.smallest, 0)
    network.add(np.arange(count), sink, 1, 4 * dearest)
    flows = network.solved(count, sink)[: len(rows)] > 0
    chosen = np.full(count, UNPLACED, dtype=np.int64)
    chosen[rows[flows]] = open_[places[flows]]
    return chosen


class _Network:
    """Arcs, gathered before they are handed over at once."""

    def __init__(self) -> None:
        self.parts: list[Ints] = []

    def add(self, tails: Ints, heads: Ints | int, capacity: Ints | int, cost: Ints | int) -> None:
        """Add arcs; one number stands for all."""
        rows = [np.broadcast_to(np.asarray(each, dtype=np.int64), tails.shape) for each in (heads, capacity, cost)]
        self.parts.append(np.stack([tails, *rows]))

    def solved(self, count: int, sink: int) -> Ints:
        """Send one from each starter to the sink as cheaply as can be; the flow over each arc."""
        tails, heads, capacity, cost = np.concatenate(self.parts, axis=1)
        flow = min_cost_flow.SimpleMinCostFlow()
        arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacity, cost)
        flow.set_nodes_supplies(np.arange(count), np.ones(count, dtype=np.int64))
        flow.set_node_supply(sink, -count)
        state = flow.solve()
        assert state == flow.OPTIMAL, state
        return np.asarray(flow.flows(arcs), dtype=np.int64)


def _near(m: Matrices, open_: Ints, nearest: int) -> Flags:
    within: Flags = m.allowed[:, open_]
    if nearest >= len(open_):
        return within
    cost = np.where(within, m.cost[:, open_], np.iinfo(np.int64).max)
    limit = np.partition(cost, nearest - 1, axis=1)[:, nearest - 1]
    return within & (cost <= limit[:, None])


def _add_schools(m: Matrices, network: _Network, together: Ints, size: Ints, *, groups: int) -> None:
    """Let those of one school into a group by a node of their own, each dearer than the one before."""
    count, first_group = len(m.school), len(m.school) + len(together)
    several = np.flatnonzero(size > 1)
    for rank in range(m.pool.weights.largest):
        more = several[size[several] > rank]
        network.add(count + more, first_group + together[more] % groups, 1, m.pool.weights.same_school * rank)
