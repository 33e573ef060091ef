"""All costs of an assignment of coaches as one table of numbers: starters down, coaches across."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from startbaan.domain.grouping.coaches import BOTH_SIDES, CoachPool, hundredths
from startbaan.domain.grouping.coaches_pricing import without_coach
from startbaan.domain.grouping.pool import HECTOMETRES_IN_A_KILOMETRE

Numbers = NDArray[np.int64]
Choices = NDArray[np.int64]
"""By starter the number of the coach, -1 for none."""
FORBIDDEN = 2**40
NONE = -1


@dataclass(frozen=True)
class Matrix:
    """The numbers of a pool. `costs` (starters × coaches) is at least `FORBIDDEN` where they may not be coupled.

    `asked` (starters) and `hours` (coaches) are in hundredths; `nobody` is what going without costs; `step` is what a
    coach costs more for each starter they already have.
    """

    costs: Numbers
    asked: Numbers
    hours: Numbers
    nobody: int
    step: int

    def total(self, chosen: Choices) -> int:
        """Reckon what an assignment costs, going without included."""
        placed = np.flatnonzero(chosen != NONE)
        load = np.bincount(chosen[placed], minlength=self.hours.size)
        crowding = int((load * (load - 1) // 2).sum())
        return (
            int(self.costs[placed, chosen[placed]].sum())
            + self.step * crowding
            + self.nobody * (chosen.size - placed.size)
        )


def matrix_of(pool: CoachPool) -> Matrix:
    """Reckon every cost of a pool at once."""
    weights = pool.weights
    costs = weights.hectometre * _distances(pool)
    costs += weights.other_sector * _other_sector(pool)
    costs += weights.new + BOTH_SIDES * weights.no_wish
    rows = {starter.id: number for number, starter in enumerate(pool.starters)}
    columns = {coach.id: number for number, coach in enumerate(pool.coaches)}
    for (starter, coach), sides in pool.wishes.items():
        costs[rows[starter], columns[coach]] -= weights.no_wish * sides
    for starter, coach in pool.before:
        costs[rows[starter], columns[coach]] -= weights.new
    asked = np.array([hundredths(starter.hours) for starter in pool.starters], dtype=np.int64)
    hours = np.array([hundredths(coach.hours) for coach in pool.coaches], dtype=np.int64)
    costs[asked[:, None] > hours[None, :]] = FORBIDDEN
    for starter, coach in pool.never:
        costs[rows[starter], columns[coach]] = FORBIDDEN
    dearest = int(costs[costs < FORBIDDEN].max(initial=0))
    return Matrix(costs, asked, hours, without_coach(pool, dearest=dearest), weights.next_starter)


def _distances(pool: CoachPool) -> Numbers:
    """Measure from every starter to every coach, in hectometres; where it is not known the middle one counts."""
    here = _places(pool, [starter.school for starter in pool.starters])
    there = _places(pool, [coach.school for coach in pool.coaches])
    apart = np.hypot(here[:, :1] - there[None, :, 0], here[:, 1:] - there[None, :, 1])
    unknown = np.isnan(apart)
    apart[unknown] = 0
    found: Numbers = np.rint(HECTOMETRES_IN_A_KILOMETRE * apart).astype(np.int64)
    if unknown.any():
        found[unknown] = pool.assumed
    return found


def _places(pool: CoachPool, schools: list[str]) -> NDArray[np.float64]:
    known = [pool.school.get(school) for school in schools]
    return np.array([(place.x, place.y) if place else (np.nan, np.nan) for place in known]).reshape(-1, 2)


def _other_sector(pool: CoachPool) -> NDArray[np.bool_]:
    here = np.array([starter.sector for starter in pool.starters], dtype=np.str_)
    there = np.array([coach.sector for coach in pool.coaches], dtype=np.str_)
    differ: NDArray[np.bool_] = (here[:, None] != there[None, :]) & (here[:, None] != "") & (there[None, :] != "")
    return differ
