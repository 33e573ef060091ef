"""Looks for who is stuck and the fewest things to loosen: an integer program about who can be where, not what it costs.

Starters of one school with the same days and relations are one kind, so that the program stays small. Everything that
may be loosened has a price; each step counts a hundred and a little more the later it stands in `Kind`, so that there
are as few as possible and of equally few those that ask least. First it is solved as if anybody could be with anybody
(`freeing_days`): that bounds it, and mostly the groups it opens do for real; else the whole program is asked. The
bounds say whether fewer could do.
"""

import math
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from startbaan.domain.grouping.freeing_days import PRICE, WEEK, lead, openings, outlined
from startbaan.domain.grouping.loosening import Impasse, Kind, Step
from startbaan.domain.grouping.matrices import Ints
from startbaan.domain.grouping.pool import Pool, Slot
from startbaan.domain.grouping.program import Program

MOST_PLACES = 300_000
SECONDS = 8.0
SECONDS_IN_ALL = 24.0
GAP = 0.005
UNPLACED = 10_000


@dataclass(frozen=True)
class _Kin:
    """Starters who can be in just the same groups."""

    starters: tuple[str, ...]
    free: tuple[int, ...]
    """The places they can be as things are."""
    off: tuple[int, ...]
    """The places they could be if they had that day."""


@dataclass(frozen=True)
class _Answer:
    """What it takes, and at least takes; the steps, and who is left over. Without a price nothing was found."""

    price: float
    bound: float
    steps: tuple[Step, ...]
    left_over: tuple[str, ...]


def impasse(pool: Pool, *, locked: Mapping[str, Slot] | None = None, seconds: float = SECONDS_IN_ALL) -> Impasse:
    """Say who cannot be placed, the fewest steps found after which everyone can, and whether fewer could do."""
    if not pool.starters:
        return Impasse()
    held = locked or {}
    nowhere = tuple(
        starter.id for starter in pool.starters if not any(pool.may(starter.id, slot) for slot in pool.slots)
    )
    kin = _kin(pool, held)
    if len(kin) * (len(pool.facilitators) + 1) * len(WEEK) > MOST_PLACES:
        return Impasse(nowhere)
    rest = _solved(pool, kin, smaller=0, larger=0, most=0)
    left_over = tuple(each for each in rest.left_over if each not in nowhere)
    found = _fewest(pool, kin, seconds=seconds)
    return Impasse(nowhere, left_over, found.steps, fewest=_is_fewest(found))


def _fewest(pool: Pool, kin: list[_Kin], *, seconds: float) -> _Answer:
    """Look for the cheapest steps, over each change of the sizes that may be cheaper, as long as there is time."""
    best = _Answer(math.inf, math.inf, (), ())
    until = time.monotonic() + seconds
    for smaller, larger in _sizes(pool):
        if time.monotonic() >= until:
            return replace(best, bound=min(best.bound, (smaller + larger) * PRICE[Kind.SMALLER]))
        change = smaller * PRICE[Kind.SMALLER] + larger * PRICE[Kind.LARGER]
        if change >= best.price:
            continue
        found = _cheapest(pool, kin, smaller=smaller, larger=larger, below=best.price - change)
        best = replace(best, bound=min(best.bound, change + found.bound))
        if change + found.price < best.price:
            steps = [Step(kind, number=many) for kind, many in ((Kind.SMALLER, smaller), (Kind.LARGER, larger)) if many]
            best = _Answer(change + found.price, best.bound, (*steps, *found.steps), ())
    return best


def _cheapest(pool: Pool, kin: list[_Kin], *, smaller: int, larger: int, below: float) -> _Answer:
    """Look for the cheapest steps for these sizes, unless none are below a price: first by a plan, then freely."""
    outline = outlined(pool, smaller=smaller, larger=larger)
    planned = _Answer(math.inf, outline.bound, (), ())
    if outline.bound >= below:
        return planned
    if outline.opened is not None:
        planned = replace(
            _solved(pool, kin, smaller=smaller, larger=larger, most=len(pool.starters), plan=outline.opened),
            bound=outline.bound,
        )
    if planned.price <= outline.bound:
        return planned
    free = _solved(pool, kin, smaller=smaller, larger=larger, most=len(pool.starters))
    return replace(min(planned, free, key=lambda each: each.price), bound=max(outline.bound, free.bound))


def _is_fewest(found: _Answer) -> bool:
    """Whether the bound is above what one step fewer could cost at most; of one step it is known: none is too few."""
    count = sum(step.number for step in found.steps)
    return count == 1 or (count > 1 and found.bound > max(PRICE.values()) * (count - 1))


def _sizes(pool: Pool) -> Iterator[tuple[int, int]]:
    """Give each change of the least and the largest size, the smallest changes first."""
    weights, count = pool.weights, len(pool.starters)
    for change in range(max(weights.smallest, count - weights.largest + 1)):
        for smaller in range(min(change, weights.smallest - 1), -1, -1):
            yield smaller, change - smaller


def _kin(pool: Pool, locked: Mapping[str, Slot]) -> list[_Kin]:
    """Gather starters by where they can be; the last places are those of a facilitator still to be found."""
    gathered: dict[tuple[tuple[int, ...], tuple[int, ...]], list[str]] = {}
    for starter in pool.starters:
        free: list[int] = []
        off: list[int] = []
        for number, facilitator in enumerate(pool.facilitators):
            if facilitator.school == starter.school or (starter.id, facilitator.id) in pool.forbidden:
                continue
            for day in WEEK:
                if locked.get(starter.id, Slot(facilitator.id, day)) == Slot(facilitator.id, day):
                    (free if day in starter.weekdays else off).append(number * len(WEEK) + day.number)
        if starter.id not in locked:
            for day in WEEK:
                new = len(pool.facilitators) * len(WEEK) + day.number
                (free if day in starter.weekdays else off).append(new)
        gathered.setdefault((tuple(free), tuple(off)), []).append(starter.id)
    return [_Kin(tuple(starters), free, off) for (free, off), starters in sorted(gathered.items())]


def _solved(pool: Pool, kin: list[_Kin], *, smaller: int, larger: int, most: int, plan: Ints | None = None) -> _Answer:
    """Place everyone at the least price of steps, at most so many of a kind; with none, as many people as can be.

    With a plan exactly those groups are opened, which makes it easy.
    """
    program = Program()
    sizes = np.array([len(each.starters) for each in kin])
    free = np.array([(row, place) for row, each in enumerate(kin) for place in each.free], dtype=np.int64).reshape(
        -1, 2
    )
    off = np.array([(row, place) for row, each in enumerate(kin) for place in each.off], dtype=np.int64).reshape(-1, 2)
    known = len(pool.facilitators) * len(WEEK)
    here = program.variables(0, whole=1, shape=(len(free),), most=sizes[free[:, 0]])
    there = program.variables(
        PRICE[Kind.STARTER_DAY], whole=1, shape=(len(off),), most=np.minimum(sizes[off[:, 0]], most)
    )
    opened = openings(pool, program, most=most)
    more = lead(pool, program, opened, most=most)
    over = program.variables(UNPLACED, whole=1, shape=(len(kin),), most=0 if most else sizes)
    everyone, places = np.arange(len(kin)), np.arange(known + len(WEEK))
    program.constrain(
        [(free[:, 0], here, 1), (off[:, 0], there, 1), (everyone, over, 1)],
        len(kin),
        low=sizes.astype(np.float64),
        high=sizes.astype(np.float64),
    )
    inside = [(free[:, 1], here, 1.0), (off[:, 1], there, 1.0)]
    least, largest = pool.weights.smallest - smaller, pool.weights.largest + larger
    program.constrain([*inside, (places, opened, -least)], len(places), low=0, high=np.inf)
    program.constrain([*inside, (places, opened, -largest)], len(places), low=-np.inf, high=0)
    if plan is not None:
        program.constrain([(places, opened, 1)], len(places), low=plan.astype(float), high=plan.astype(float))
    outcome = program.solved(seconds=SECONDS, gap=GAP)
    bound = math.inf if outcome.impossible else max(0.0, outcome.bound)
    if outcome.values is None:
        return _Answer(math.inf, bound, (), ())
    values = np.rint(outcome.values).astype(np.int64)
    steps = tuple(_steps(pool, kin, off, values[there], values[opened], values[more]))
    left = tuple(each for row, many in enumerate(values[over].tolist()) for each in kin[row].starters[::-1][:many])
    return _Answer(sum(PRICE[step.kind] * step.number for step in steps), bound, steps, left)


def _steps(pool: Pool, kin: list[_Kin], off: Ints, there: Ints, opened: Ints, more: Ints) -> Iterator[Step]:
    given = [0] * len(kin)
    for (row, place), many in zip(off.tolist(), there.tolist(), strict=True):
        for _ in range(many):
            yield Step(Kind.STARTER_DAY, kin[row].starters[given[row]], WEEK[place % len(WEEK)])
            given[row] += 1
    for number, facilitator in enumerate(pool.facilitators):
        for day in WEEK:
            if opened[number * len(WEEK) + day.number] and day not in facilitator.weekdays:
                yield Step(Kind.FACILITATOR_DAY, facilitator.id, day)
        if more[number]:
            yield Step(Kind.FACILITATOR_GROUP, facilitator.id, None, int(more[number]))
    for day in WEEK:
        for _ in range(int(opened[len(pool.facilitators) * len(WEEK) + day.number])):
            yield Step(Kind.FACILITATOR, weekday=day)
