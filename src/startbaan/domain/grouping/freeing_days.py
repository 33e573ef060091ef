"""The fewest things to loosen if anybody could be with anybody: below that it cannot be, and often it can be just so.

Only days and numbers count here: starters with the same days are one kind, and the groups of a day take whoever has
that day. Every way to loosen for real is one here too, so the price is a bound; and the groups it opens are a plan.
"""

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np

from startbaan.domain.grouping.loosening import Kind
from startbaan.domain.grouping.matrices import Ints
from startbaan.domain.grouping.pool import Pool, Weekday
from startbaan.domain.grouping.program import Program

WEEK = tuple(Weekday)
PRICE = {kind: 100 + number for number, kind in enumerate(Kind)}
SECONDS = 4.0
WHOLE = 1e-6
"""Prices are whole numbers; what a bound lies further above one is not rounding."""


@dataclass(frozen=True, eq=False)
class Outline:
    """What it takes at least, and how many groups to open at each place; none where nothing was found."""

    bound: float
    opened: Ints | None


def outlined(pool: Pool, *, smaller: int, larger: int) -> Outline:
    """Look for the least price of steps when groups may be so much smaller and larger."""
    program, most = Program(), len(pool.starters)
    kinds = Counter(starter.weekdays for starter in pool.starters)
    sizes = np.array(list(kinds.values()), dtype=np.float64)
    off = np.array([day not in days for days in kinds for day in WEEK])
    goes = program.variables(np.where(off, PRICE[Kind.STARTER_DAY], 0), whole=1, shape=off.shape, most=most)
    opened = openings(pool, program, most=most)
    lead(pool, program, opened, most=most)
    program.constrain([(np.repeat(np.arange(len(kinds)), len(WEEK)), goes, 1)], len(kinds), low=sizes, high=sizes)
    goers = (np.tile(np.arange(len(WEEK)), len(kinds)), goes, 1.0)
    places = np.arange(opened.size) % len(WEEK)
    least, largest = pool.weights.smallest - smaller, pool.weights.largest + larger
    program.constrain([goers, (places, opened, -least)], len(WEEK), low=0, high=np.inf)
    program.constrain([goers, (places, opened, -largest)], len(WEEK), low=-np.inf, high=0)
    outcome = program.solved(seconds=SECONDS)
    if outcome.values is None:
        return Outline(math.inf if outcome.impossible else max(0.0, outcome.bound), None)
    return Outline(math.ceil(outcome.bound - WHOLE), np.rint(outcome.values[opened]).astype(np.int64))


def openings(pool: Pool, program: Program, *, most: int) -> Ints:
    """Let each facilitator have a group on each day, and others be found; the places of those come last."""
    price, limit = [], []
    for facilitator in pool.facilitators:
        for day in WEEK:
            free = day in facilitator.weekdays
            price.append(0 if free else PRICE[Kind.FACILITATOR_DAY])
            limit.append(1 if free or most else 0)
    price += [PRICE[Kind.FACILITATOR]] * len(WEEK)
    limit += [most] * len(WEEK)
    return program.variables(np.array(price), whole=1, shape=(len(price),), most=np.array(limit))


def lead(pool: Pool, program: Program, opened: Ints, *, most: int) -> Ints:
    """Let each facilitator have no more groups than they lead, and those that are added; how many are added."""
    leaders = np.arange(len(pool.facilitators))
    more = program.variables(PRICE[Kind.FACILITATOR_GROUP], whole=1, shape=(len(leaders),), most=min(most, len(WEEK)))
    if len(leaders):
        capacity = np.array([facilitator.max_groups for facilitator in pool.facilitators], dtype=np.float64)
        terms = [(np.repeat(leaders, len(WEEK)), opened[: len(leaders) * len(WEEK)], 1.0), (leaders, more, -1.0)]
        program.constrain(terms, len(leaders), low=-np.inf, high=capacity)
    return more
