"""The best assignment when every starter asks equal hours: a min-cost flow, proven by duals over every pair.

The flow is solved over the cheapest pairs of each starter only. From it follows the price of a place with each
coach over these pairs (shortest paths in what is left of the network: Ahuja, Magnanti and Orlin 1993, Network Flows,
chapter 9). Whoever would at these prices rather have another coach brings those pairs in, and it is solved again, until
nobody would (column generation). By weak duality the prices that come out bound the cost over *all* pairs.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.grouping.coaches_matrix import FORBIDDEN, Choices, Matrix, Numbers
from startbaan.domain.grouping.coaches_network import Network, Pairs, network_of

CHEAPEST, KEPT, ADDED = 40, 12, 25
"""Pairs of a starter: at first, on average after the first flow, and at most at once of who would rather change."""
DEAR = 3


@dataclass(frozen=True)
class Flowed:
    """An assignment, the price of a place with each coach, and the bound these prove."""

    chosen: Choices
    prices: Numbers
    bound: int


def flowed(matrix: Matrix, *, asked: int, cheapest: int = CHEAPEST) -> Flowed:
    """Give every starter a coach at the least cost in all, with the proof of it.

    Going without costs little more than any pair at first, for a flow is sooner ready when its costs lie close. That
    is proven as well, unless more people than need be went without; then it is solved at what going without costs.
    """
    places = np.minimum(np.maximum(matrix.hours, 0) // asked, matrix.asked.size)
    dearest = int(matrix.costs.max(initial=0, where=matrix.costs < FORBIDDEN))
    little = min(DEAR * (dearest + matrix.step + 1), matrix.nobody)
    chosen, prices = _settled(network_of(matrix, places, nobody=little), cheapest)
    if places.sum() < matrix.asked.size:
        prices += matrix.nobody - little
    least = bound(matrix, places, prices)
    if least < matrix.total(chosen):
        chosen, prices = _settled(network_of(matrix, places, nobody=matrix.nobody), cheapest)
        least = bound(matrix, places, prices)
    return Flowed(chosen, prices, least)


def bound(matrix: Matrix, places: Numbers, prices: Numbers) -> int:
    """Give what no assignment can cost less than, at these prices of a place with each coach."""
    if not matrix.costs.size:
        return matrix.nobody * matrix.asked.size
    taken = np.minimum((matrix.costs + prices[None, :]).min(axis=1), matrix.nobody)
    seats = np.arange(int(places.max(initial=0)))
    earned = np.maximum(prices[:, None] - matrix.step * seats[None, :], 0) * (seats[None, :] < places[:, None])
    return int(taken.sum() - earned.sum())


def _settled(network: Network, cheapest: int) -> tuple[Choices, Numbers]:
    """Solve it over more and more pairs, until nobody would rather have another coach at the prices that come out.

    After the first flow the dearest pairs are left out, once; from then on pairs only come in, so that it ends.
    """
    pairs, first = _cheapest(network, cheapest), True
    while True:
        chosen = network.flow(pairs)
        prices = network.prices(chosen, pairs)
        pays = network.paid(chosen, prices)
        would = np.flatnonzero(network.least(prices) < pays)
        if not would.size:
            return chosen, prices
        kept = _nearest(network, pairs, prices, pays) if first else pairs
        pairs, first = np.union1d(kept, _wanted(network, would, prices, pays)), False


def _cheapest(network: Network, cheapest: int) -> Pairs:
    """Give for each starter the cheapest pairs that may be."""
    starters, coaches = network.costs.shape
    if cheapest >= coaches:
        return np.flatnonzero(network.costs < network.nobody)
    near = np.sort(np.argpartition(network.costs, cheapest, axis=1)[:, :cheapest], axis=1)
    pairs = (np.arange(starters)[:, None] * coaches + near).ravel()
    may: Pairs = pairs[network.costs.ravel()[pairs] < network.nobody]
    return may


def _nearest(network: Network, pairs: Pairs, prices: Numbers, pays: Numbers) -> Pairs:
    """Keep the pairs that come nearest to being chosen."""
    count = KEPT * pays.size
    if pairs.size <= count:
        return pairs
    rows, columns = np.divmod(pairs, prices.size)
    short = network.costs[rows, columns] + prices[columns] - pays[rows]
    kept: Pairs = pairs[short <= np.partition(short, count)[count]]
    return kept


def _wanted(network: Network, starters: Numbers, prices: Numbers, pays: Numbers) -> Pairs:
    """Give the pairs that these starters would rather have, for each the cheapest of them."""
    offers = network.offered(starters, prices)
    count = min(ADDED, prices.size)
    near = np.argpartition(offers, count - 1, axis=1)[:, :count]
    better = np.take_along_axis(offers, near, axis=1) < pays[starters][:, None]
    wanted: Pairs = (starters[:, None] * prices.size + near)[better]
    return wanted
