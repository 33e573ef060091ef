"""What a grouping costs, in the whole and for each group and member: plain arithmetic over the weights of the pool."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from startbaan.domain.grouping.pool import Grouping, Pool, Slot, groups, hectometres


@dataclass(frozen=True, slots=True)
class Cost:
    """What a grouping costs, and the numbers it is made of."""

    total: int
    groups: int
    same_school_pairs: int
    travel_hectometres: int
    mixed: int
    met_pairs: int


@dataclass(frozen=True, slots=True)
class MemberCost:
    """One member: how far they travel, whether that is to another sector, and whom they know in the group."""

    starter: str
    travel_hectometres: int
    mixed: bool
    schoolmates: tuple[str, ...]
    met: tuple[str, ...]
    alone: int
    """What this member costs without counting who else is there."""


@dataclass(frozen=True, slots=True)
class GroupCost:
    """One group with its members; what pairs cost is counted once, with the group."""

    slot: Slot
    members: tuple[MemberCost, ...]
    same_school_pairs: int
    met_pairs: int
    total: int


def price(pool: Pool, grouping: Grouping) -> Cost:
    """Reckon what a grouping costs; who is not placed costs nothing here (see `checking`)."""
    sheets = sheet(pool, grouping)
    members = [member for each in sheets for member in each.members]
    return Cost(
        total=sum(each.total for each in sheets),
        groups=len(sheets),
        same_school_pairs=sum(each.same_school_pairs for each in sheets),
        travel_hectometres=sum(member.travel_hectometres for member in members),
        mixed=sum(member.mixed for member in members),
        met_pairs=sum(each.met_pairs for each in sheets),
    )


def sheet(pool: Pool, grouping: Grouping) -> tuple[GroupCost, ...]:
    """Give the cost sheet: each group, and in it each member."""
    return tuple(group_cost(pool, slot, members) for slot, members in groups(grouping).items())


def group_cost(pool: Pool, slot: Slot, members: Collection[str]) -> GroupCost:
    """Reckon what one group costs."""
    lines = tuple(_member(pool, slot, member, members) for member in sorted(members))
    pairs = sum(len(line.schoolmates) for line in lines) // 2
    met = sum(len(line.met) for line in lines) // 2
    weights = pool.weights
    return GroupCost(
        slot=slot,
        members=lines,
        same_school_pairs=pairs,
        met_pairs=met,
        total=sum(line.alone for line in lines) + weights.same_school * pairs + weights.met_before * met,
    )


def share(pool: Pool, starter: str, slot: Slot, beside: Iterable[str]) -> int:
    """Reckon what somebody adds to the cost of a group in which these others are."""
    someone, known, weights = pool.starter[starter], pool.known_to[starter], pool.weights
    pairs = 0
    for other in beside:
        if other != starter:
            pairs += weights.same_school * (pool.starter[other].school == someone.school)
            pairs += weights.met_before * (other in known)
    return alone(pool, starter, slot) + pairs


def alone(pool: Pool, starter: str, slot: Slot) -> int:
    """Reckon what somebody costs at a facilitator without counting who else is there."""
    mixed = pool.starter[starter].sector != pool.facilitator[slot.facilitator].sector
    return pool.weights.hectometre * travel(pool, starter, slot) + pool.weights.mixed_sector * mixed


def travel(pool: Pool, starter: str, slot: Slot) -> int:
    """Measure how far somebody travels to a group, one way, in hectometres."""
    return hectometres(
        pool.school[pool.starter[starter].school], pool.school[pool.facilitator[slot.facilitator].school]
    )


def _member(pool: Pool, slot: Slot, starter: str, members: Collection[str]) -> MemberCost:
    someone = pool.starter[starter]
    return MemberCost(
        starter=starter,
        travel_hectometres=travel(pool, starter, slot),
        mixed=someone.sector != pool.facilitator[slot.facilitator].sector,
        schoolmates=tuple(
            other for other in sorted(members) if other != starter and pool.starter[other].school == someone.school
        ),
        met=tuple(other for other in sorted(members) if other in pool.known_to[starter]),
        alone=alone(pool, starter, slot),
    )
