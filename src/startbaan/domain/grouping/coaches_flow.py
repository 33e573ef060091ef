"""The best assignment when every starter asks equal hours: a min-cost flow, proven by duals over every pair.

The flow is solved over the cheapest pairs of each starter only. From it follows the price of a place with each
coach over these pairs (shortest paths in what is left of the network: Ahuja, Magnanti and Orlin 1993, Network Flows,
chapter 9); what is not yet best over every pair is repaired from there (`coaches_cycles`). By weak duality the prices
that come out bound the cost over *all* pairs.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from ortools.graph.python import min_cost_flow

from startbaan.domain.grouping.coaches_cycles import settled
from startbaan.domain.grouping.coaches_matrix import FORBIDDEN, NONE, Choices, Matrix, Numbers

Pairs: TypeAlias = tuple[Numbers, Numbers]
"""Pairs of a starter and a coach, by number: the one row, the other column."""
CHEAPEST = 75


@dataclass(frozen=True)
class Flowed:
    """An assignment, the price of a place with each coach, and the bound these prove."""

    chosen: Choices
    prices: Numbers
    bound: int


def flowed(matrix: Matrix, *, asked: int, cheapest: int = CHEAPEST) -> Flowed:
    """Give every starter a coach at the least cost in all, with the proof of it."""
    places = np.minimum(np.maximum(matrix.hours, 0) // asked, matrix.asked.size)
    pairs = _cheapest(matrix, cheapest)
    chosen = _solved(matrix, places, pairs)
    chosen, prices = settled(matrix, places, chosen, _prices(matrix, places, chosen, pairs))
    return Flowed(chosen, prices, bound(matrix, places, prices))


def bound(matrix: Matrix, places: Numbers, prices: Numbers) -> int:
    """Give what no assignment can cost less than, at these prices of a place with each coach."""
    if not matrix.costs.size:
        return matrix.nobody * matrix.asked.size
    taken = np.minimum((matrix.costs + prices[None, :]).min(axis=1), matrix.nobody)
    seats = np.arange(int(places.max(initial=0)))
    earned = np.maximum(prices[:, None] - matrix.step * seats[None, :], 0) * (seats[None, :] < places[:, None])
    return int(taken.sum() - earned.sum())


def _cheapest(matrix: Matrix, cheapest: int) -> Pairs:
    """Give for each starter the cheapest pairs that may be."""
    if cheapest >= matrix.hours.size:
        rows, columns = np.nonzero(matrix.costs < FORBIDDEN)
        return rows, columns
    near = np.argpartition(matrix.costs, cheapest, axis=1)[:, :cheapest]
    rows, columns = np.repeat(np.arange(matrix.asked.size), cheapest), near.ravel()
    may = matrix.costs[rows, columns] < FORBIDDEN
    return rows[may], columns[may]


def _solved(matrix: Matrix, places: Numbers, pairs: Pairs) -> Choices:
    """Solve the flow over these pairs: starter → coach → sink, each next place of a coach dearer, or past them all."""
    starters, coaches = matrix.costs.shape
    rows, columns = pairs
    seats = np.repeat(np.arange(coaches), places)
    turns = np.arange(seats.size) - np.repeat(np.cumsum(places) - places, places)
    sink = starters + coaches
    everyone = np.arange(starters)
    tails = np.concatenate([rows, starters + seats, everyone])
    heads = np.concatenate([starters + columns, np.full(seats.size + starters, sink)])
    costs = np.concatenate([matrix.costs[rows, columns], matrix.step * turns, np.full(starters, matrix.nobody)])
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


def _prices(matrix: Matrix, places: Numbers, chosen: Choices, pairs: Pairs) -> Numbers:
    """Give the highest prices at which nobody would change over these pairs: shortest paths to the sink."""
    placed = np.flatnonzero(chosen != NONE)
    load = np.bincount(chosen[placed], minlength=matrix.hours.size)
    prices = np.where(load < places, matrix.step * load, matrix.nobody)
    own = np.full(chosen.size, matrix.nobody)
    own[placed] = matrix.costs[placed, chosen[placed]]
    np.minimum.at(prices, chosen[placed], matrix.nobody - own[placed])
    moving = chosen[pairs[0]] != NONE
    rows, there = pairs[0][moving], pairs[1][moving]
    order = np.argsort(chosen[rows], kind="stable")
    rows, there = rows[order], there[order]
    here, extra = chosen[rows], matrix.costs[rows, there] - own[rows]
    first = np.flatnonzero(np.diff(here, prepend=NONE))
    while first.size:
        cheaper = np.minimum(prices[here[first]], np.minimum.reduceat(prices[there] + extra, first))
        if (cheaper == prices[here[first]]).all():
            break
        prices[here[first]] = cheaper
    return prices
