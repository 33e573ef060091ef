"""Starters, coaches and going without as a network: the flow over some of its pairs, and the prices it gives."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import min_cost_flow

from startbaan.domain.grouping.coaches_matrix import NONE, Choices, Matrix, Numbers

Costs: TypeAlias = NDArray[np.int32] | NDArray[np.int64]
Pairs: TypeAlias = Numbers
"""Pairs of a starter and a coach in increasing order: the number of the starter times all coaches, and the coach."""
ROWS = 128
"""So many starters at once stay near the processor."""


@dataclass(frozen=True)
class Network:
    """The costs of all pairs, where none is dearer than `nobody`: going without; and the places of each coach.

    Numbers are as short as they can be, for the time goes into reading them.
    """

    costs: Costs
    places: Numbers
    nobody: int
    step: int

    def flow(self, pairs: Pairs) -> Choices:
        """Solve it over these pairs: starter → coach → sink, each next place of a coach dearer, or past them all."""
        starters, coaches = self.costs.shape
        rows, columns = np.divmod(pairs, coaches)
        seats = np.repeat(np.arange(coaches), self.places)
        turns = np.arange(seats.size) - np.repeat(np.cumsum(self.places) - self.places, self.places)
        sink = starters + coaches
        everyone = np.arange(starters)
        tails = np.concatenate([rows, starters + seats, everyone])
        heads = np.concatenate([starters + columns, np.full(seats.size + starters, sink)])
        costs = np.concatenate([self.costs[rows, columns], self.step * turns, np.full(starters, self.nobody)])
        flow = min_cost_flow.SimpleMinCostFlow()
        arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, np.ones(tails.size, dtype=np.int64), costs)
        flow.set_nodes_supplies(everyone, np.ones(starters, dtype=np.int64))
        flow.set_node_supply(sink, -starters)
        if flow.solve() != flow.OPTIMAL:
            raise ArithmeticError
        used = flow.flows(arcs[: rows.size]) > 0
        chosen = np.full(starters, NONE, dtype=np.int64)
        chosen[rows[used]] = columns[used]
        return chosen

    def prices(self, chosen: Choices, pairs: Pairs) -> Numbers:
        """Give the highest prices at which nobody would change over these pairs: shortest paths to the sink."""
        placed = np.flatnonzero(chosen != NONE)
        load = np.bincount(chosen[placed], minlength=self.places.size)
        prices = np.where(load < self.places, self.step * load, self.nobody)
        own = np.full(chosen.size, self.nobody)
        own[placed] = self.costs[placed, chosen[placed]]
        np.minimum.at(prices, chosen[placed], self.nobody - own[placed])
        rows, there = np.divmod(pairs, self.places.size)
        moving = chosen[rows] != NONE
        rows, there = rows[moving], there[moving]
        order = np.argsort(chosen[rows], kind="stable")
        rows, there = rows[order], there[order]
        here, extra = chosen[rows], self.costs[rows, there] - own[rows]
        first = np.flatnonzero(np.diff(here, prepend=NONE))
        while first.size:
            cheaper = np.minimum(prices[here[first]], np.minimum.reduceat(prices[there] + extra, first))
            if (cheaper == prices[here[first]]).all():
                break
            prices[here[first]] = cheaper
        return prices

    def offered(self, starters: Numbers, prices: Numbers) -> Numbers:
        """Reckon what each coach would be for these starters, the price of the place with it."""
        offers: Numbers = self.costs[starters] + prices
        return offers

    def paid(self, chosen: Choices, prices: Numbers) -> Numbers:
        """Reckon what each starter pays, the price of the place with it."""
        pays = self.costs[np.arange(chosen.size), chosen] + prices[chosen]
        return np.where(chosen == NONE, self.nobody, pays)

    def least(self, prices: Numbers) -> Numbers:
        """Reckon what each starter would pay with whom they would rather have, going without included."""
        found = np.full(self.costs.shape[0], self.nobody)
        short = prices.astype(self.costs.dtype)
        offers = np.empty((ROWS, short.size), self.costs.dtype)
        for begin in range(0, found.size, ROWS):
            some = self.costs[begin : begin + ROWS]
            np.add(some, short, out=offers[: len(some)])
            found[begin : begin + ROWS] = np.minimum(offers[: len(some)].min(axis=1, initial=self.nobody), self.nobody)
        return found


def network_of(matrix: Matrix, places: Numbers, *, nobody: int) -> Network:
    """Make the network of a pool in which going without costs `nobody`."""
    costs = np.minimum(matrix.costs, nobody)
    fits = 2 * nobody < np.iinfo(np.int32).max
    return Network(costs.astype(np.int32) if fits else costs, places, nobody, matrix.step)
