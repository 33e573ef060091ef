"""A pool as arrays: what each starter costs at each slot, and where they may be."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from startbaan.domain.grouping.cliques import cliques
from startbaan.domain.grouping.pool import Grouping, Pool, Slot, hectometres

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Matrices:
    """Starters are rows and slots are columns; a facilitator and a school are numbers."""

    pool: Pool
    slots: tuple[Slot, ...]
    cost: Ints
    """n × slots: travel and sector, without who else is there."""
    allowed: Flags
    """n × slots: whether somebody may be there; of somebody who is locked only their own slot."""
    school: Ints
    leader: Ints
    """The facilitator of each slot."""
    capacity: Ints
    """How many groups each facilitator may have."""
    met: tuple[tuple[int, ...], ...]
    """Circles of people who all met each other: each pair that met stands in exactly one."""

    @property
    def least_groups(self) -> int:
        """How few groups there can be."""
        return -(-len(self.school) // self.pool.weights.largest)

    @property
    def most_groups(self) -> int:
        """How many groups there can be."""
        return len(self.school) // self.pool.weights.smallest

    def grouping(self, chosen: Ints) -> Grouping:
        """Read a choice of columns back as a grouping."""
        return {
            starter.id: self.slots[column] for starter, column in zip(self.pool.starters, chosen.tolist(), strict=True)
        }

    def total(self, chosen: Ints) -> int:
        """Reckon what a choice of columns costs."""
        weights = self.pool.weights
        alone = int(self.cost[np.arange(len(chosen)), chosen].sum())
        _, counts = np.unique(self.school * len(self.slots) + chosen, return_counts=True)
        pairs = int((counts * (counts - 1) // 2).sum())
        met = sum(_pairs(chosen[list(circle)]) for circle in self.met) if weights.met_before else 0
        return alone + weights.same_school * pairs + weights.met_before * met


def matrices(pool: Pool, *, locked: Mapping[str, Slot]) -> Matrices:
    """Make the arrays of a pool; who is locked may only be where they are."""
    slots = pool.slots
    places = {school.id: number for number, school in enumerate(pool.schools)}
    leaders = {facilitator.id: number for number, facilitator in enumerate(pool.facilitators)}
    rows = {starter.id: number for number, starter in enumerate(pool.starters)}
    school = np.array([places[starter.school] for starter in pool.starters], dtype=np.int64)
    leader = np.array([leaders[slot.facilitator] for slot in slots], dtype=np.int64)
    at = np.array([places[facilitator.school] for facilitator in pool.facilitators], dtype=np.int64)[leader]
    allowed = _days(pool, slots) & (school[:, None] != at[None, :])
    for starter, facilitator in pool.forbidden:
        allowed[rows[starter]] &= leader != leaders[facilitator]
    for starter, slot in locked.items():
        allowed[rows[starter]] &= np.array([each == slot for each in slots], dtype=bool)
    return Matrices(
        pool=pool,
        slots=slots,
        cost=_costs(pool, school, at, leader),
        allowed=allowed,
        school=school,
        leader=leader,
        capacity=np.array([facilitator.max_groups for facilitator in pool.facilitators], dtype=np.int64),
        met=tuple(tuple(rows[each] for each in circle) for circle in cliques(pool.met)),
    )


def _days(pool: Pool, slots: tuple[Slot, ...]) -> Flags:
    week = np.zeros((len(pool.starters), 5), dtype=bool)
    for row, starter in enumerate(pool.starters):
        week[row, [weekday.number for weekday in starter.weekdays]] = True
    on_the_day: Flags = week[:, [slot.weekday.number for slot in slots]]
    return on_the_day


def _costs(pool: Pool, school: Ints, at: Ints, leader: Ints) -> Ints:
    lengths = np.zeros((len(pool.schools), len(pool.schools)), dtype=np.int64)
    for there in np.unique(at).tolist():
        for here in np.unique(school).tolist():
            lengths[here, there] = hectometres(pool.schools[here], pool.schools[there])
    names = sorted({someone.sector for someone in pool.people})
    mine = np.array([names.index(starter.sector) for starter in pool.starters], dtype=np.int64)
    theirs = np.array([names.index(facilitator.sector) for facilitator in pool.facilitators], dtype=np.int64)[leader]
    mixed = mine[:, None] != theirs[None, :]
    weights = pool.weights
    cost: Ints = weights.hectometre * lengths[school[:, None], at[None, :]] + weights.mixed_sector * mixed
    return cost


def _pairs(chosen: Ints) -> int:
    _, counts = np.unique(chosen, return_counts=True)
    return int((counts * (counts - 1) // 2).sum())
