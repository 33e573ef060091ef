"""What no grouping can be cheaper than, proven; and on the way the prices that show which groups are worth opening.

Method (Lagrangian relaxation, see `docs/decisions/grouping.md`): forget that everyone is in exactly one group, and
charge u for each starter instead. What is left falls apart by slot: the cheapest 6 to 8 starters at the price
`cost − u + same_school × rank`, with rank the place within their own school, and for each facilitator the best few of
their slots. For every u the sum of those and of u is a lower bound. Steps along the subgradient look for the u that
makes it highest: for each starter as long as their own subgradient is small (Kingma and Ba 2015, Adam), ever shorter.

In a large pool the steps look at the starters who cost least in each slot. Now and then the bound is reckoned over
everyone, and who cost least by then are looked at from there on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from startbaan.domain.grouping.matrices import Floats, Ints, Matrices

NOWHERE = 1e12
CLOSED = 1e9
NEVER = 10**9
WHOLE = 500
NEAREST = 200
AGAIN = 60
WIDTH = 6
WIDTH_PROVEN = 20
LONGEST, SHORTEST = 0.7, 0.0025
KEPT, KEPT_SQUARE = 0.9, 0.99
LEAST_SQUARE = 1e-2
FADE = 0.97
CHUNK = 256


@dataclass(frozen=True, eq=False)
class Bound:
    """The highest bound found with its prices; what each slot is worth at those, and how often it was chosen."""

    value: float
    prices: Floats
    worth: Floats
    often: Floats


@dataclass(frozen=True, eq=False)
class _Rows:
    """For each slot the starters it may take, cheapest first."""

    who: Ints
    cost: Floats


@dataclass(eq=False)
class _Search:
    """Where the search for the best prices stands: those of now, the best since rows were chosen, and the moments."""

    prices: Floats
    best: float
    best_prices: Floats
    often: Floats
    drift: Floats
    square: Floats


def bound(m: Matrices, *, rounds: int, ended: Callable[[], bool] = lambda: False) -> Bound:
    """Look for the highest bound in so many steps."""
    start = first_prices(m)
    steps = np.abs(start).mean() * np.geomspace(LONGEST, SHORTEST, rounds)
    nothing = np.zeros(len(m.school))
    search = _Search(start, -NOWHERE, start, np.zeros(len(m.slots)), nothing, nothing)
    everyone = len(m.school) <= WHOLE
    rows = _rows(m, start)
    found: Bound | None = None
    for number, step in enumerate(steps.tolist(), start=1):
        _step(m, rows, search, step=step, number=number)
        last = number == rounds or ended()
        if last or (number % AGAIN == 0 and not everyone):
            value, worth = certified(m, search.best_prices)
            if found is None or value > found.value:
                found = Bound(value, search.best_prices, worth, search.often)
            if last:
                break
            rows = _rows(m, search.best_prices, search.prices)
            search.best = -NOWHERE
    assert found is not None
    return replace(found, often=search.often)


def first_prices(m: Matrices) -> Floats:
    """Guess what placing each starter is worth."""
    third = min(3, m.cost.shape[1]) - 1
    price = np.partition(np.where(m.allowed, m.cost, NEVER), third, axis=1)[:, third]
    dearest = np.where(m.allowed, m.cost, 0).max(axis=1)
    guess: Floats = np.minimum(price, dearest) + 40.0
    return guess


def certified(m: Matrices, prices: Floats) -> tuple[float, Floats]:
    """Reckon the bound at these prices over everyone and every slot, and what each slot is worth."""
    worth = np.empty(len(m.slots))
    for columns in chunks(m):
        reduced = reduced_cost(m, prices, columns)
        worth[columns], _ = _worth(m, reduced, np.broadcast_to(m.school, reduced.shape), width=WIDTH_PROVEN)
    return float(prices.sum() + worth[taken(m, worth)].sum()), worth


def chunks(m: Matrices) -> Iterator[slice]:
    """Go over all slots, some at a time."""
    for begin in range(0, len(m.slots), CHUNK):
        yield slice(begin, begin + CHUNK)


def reduced_cost(m: Matrices, prices: Floats, columns: slice) -> Floats:
    """Reckon slots × starters: what somebody costs there above their price."""
    reduced: Floats = np.where(m.allowed[:, columns], m.cost[:, columns] - (prices + _reward(m))[:, None], NOWHERE).T
    return reduced


def _reward(m: Matrices) -> Floats:
    """Say how much somebody may at most win by meeting the same people again: half of each pair."""
    weights = m.pool.weights
    acquainted = np.zeros(len(m.school))
    for circle in m.met:
        acquainted[list(circle)] += len(circle) - 1
    reward: Floats = max(0, -weights.met_before) * np.minimum(acquainted, weights.largest - 1) / 2
    return reward


def _rows(m: Matrices, *prices: Floats) -> _Rows:
    """Choose for each slot who costs least there at any of these prices."""
    cost = np.where(m.allowed, m.cost - _reward(m)[:, None], NOWHERE).T
    if len(m.school) <= WHOLE:
        who = np.broadcast_to(np.arange(len(m.school)), cost.shape)
    else:
        reduced = np.minimum.reduce([cost - each for each in prices])
        who = np.sort(np.argpartition(reduced, NEAREST - 1, axis=1)[:, :NEAREST], axis=1)
    return _Rows(who.astype(np.int64), np.take_along_axis(cost, who, axis=1).astype(np.float64))


def _step(m: Matrices, rows: _Rows, search: _Search, *, step: float, number: int) -> None:
    """Reckon the bound at these prices, and make dearer who is taken too little and cheaper who is taken too often."""
    worth, chosen = _worth(m, rows.cost - search.prices[rows.who], m.school[rows.who])
    opened = taken(m, worth)
    value = float(search.prices.sum() + worth[opened].sum())
    search.often *= FADE
    search.often[opened] += 1
    if value > search.best:
        search.best, search.best_prices = value, search.prices
    members = np.where(chosen[opened] >= 0, np.take_along_axis(rows.who[opened], np.maximum(chosen[opened], 0), 1), -1)
    missing = 1.0 - np.bincount(members[members >= 0], minlength=len(m.school))
    search.drift = KEPT * search.drift + (1 - KEPT) * missing
    search.square = KEPT_SQUARE * search.square + (1 - KEPT_SQUARE) * missing**2
    drift, square = search.drift / (1 - KEPT**number), search.square / (1 - KEPT_SQUARE**number)
    search.prices = search.prices + step * drift / (np.sqrt(square) + LEAST_SQUARE)


def _worth(m: Matrices, reduced: Floats, school: Ints, *, width: int = WIDTH) -> tuple[Floats, Ints]:
    """Reckon for each row the cheapest group, and whom it takes (−1 where nobody)."""
    price, who = places(m, reduced, school, width=width)
    smallest = m.pool.weights.smallest
    counted = (np.arange(price.shape[1]) < smallest) | (price < 0)
    worth = np.where(counted, price, 0.0).sum(axis=1)
    if price.shape[1] < smallest:
        worth[:] = CLOSED
    return np.minimum(worth, CLOSED), np.where(counted & (price < CLOSED), who, -1)


def places(m: Matrices, reduced: Floats, school: Ints, *, width: int = WIDTH_PROVEN) -> tuple[Floats, Ints]:
    """Give for each row what each next place of a group costs, cheapest first, and who takes it.

    It looks at `width` times as many starters as a group holds. Anyone else costs at least as much as the last of
    those, which is therefore what a place costs at most; so what comes out is never too high.
    """
    largest = m.pool.weights.largest
    wide = min(width * largest, reduced.shape[1])
    if wide < reduced.shape[1]:
        near = np.argpartition(reduced, wide - 1, axis=1)[:, :wide]
    else:
        near = np.broadcast_to(np.arange(wide), (reduced.shape[0], wide))
    value = np.take_along_axis(reduced, near, axis=1)
    order = np.argsort(value, axis=1, kind="stable")
    near, value = np.take_along_axis(near, order, axis=1), np.take_along_axis(value, order, axis=1)
    rank = _ranks(np.take_along_axis(school, near, axis=1))
    dear = value + m.pool.weights.same_school * rank
    if wide < reduced.shape[1]:
        dear = np.minimum(dear, value[:, -1:])
    best = np.argsort(dear, axis=1, kind="stable")[:, :largest]
    price = np.take_along_axis(dear, best, axis=1)
    who = np.take_along_axis(near, best, axis=1)
    return price, who


def _ranks(school: Ints) -> Ints:
    """Count for each place in a row how many before it are of the same school."""
    order = np.argsort(school, axis=1, kind="stable")
    sorted_ = np.take_along_axis(school, order, axis=1)
    place = np.arange(school.shape[1])
    first = np.ones(school.shape, dtype=bool)
    first[:, 1:] = sorted_[:, 1:] != sorted_[:, :-1]
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, place - np.maximum.accumulate(np.where(first, place, 0), axis=1), axis=1)
    return ranks


def taken(m: Matrices, worth: Floats) -> Ints:
    """Choose the slots that are worth opening: the best few of each facilitator, and not too many or too few in all."""
    order = np.lexsort((worth, m.leader))
    leader = m.leader[order]
    first = np.r_[True, leader[1:] != leader[:-1]]
    place = np.arange(len(order)) - np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    ours = order[place < m.capacity[leader]]
    ours = ours[np.argsort(worth[ours], kind="stable")]
    count = int(np.clip((worth[ours] < 0).sum(), m.least_groups, m.most_groups))
    return ours[:count]
