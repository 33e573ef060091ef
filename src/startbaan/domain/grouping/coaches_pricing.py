"""What an assignment of coaches costs, in the whole and for each pair; and below which no assignment can be."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from startbaan.domain.grouping.coaches import BOTH_SIDES, Assignment, CoachPool, hundredths


@dataclass(frozen=True, slots=True)
class PairCost:
    """What one starter with one coach costs, and what it is made of; a distance that is not known is None."""

    hectometres: int | None
    other_sector: bool
    new: bool
    open_part: int
    """What it costs by what everyone may know: distance, sector, and whether they had this coach before."""
    total: int


@dataclass(frozen=True, slots=True)
class AssignmentCost:
    """What an assignment costs: first who has no coach, then the total."""

    unplaced: int
    total: int
    hectometres: int
    distances_unknown: int
    other_sector: int
    continued: int


def pair_cost(pool: CoachPool, starter: str, coach: str) -> PairCost:
    """Reckon what it costs to couple these two, whatever else happens."""
    weights = pool.weights
    known = pool.distance(starter, coach)
    sectors = pool.starter[starter].sector, pool.coach[coach].sector
    other = all(sectors) and sectors[0] != sectors[1]
    new = (starter, coach) not in pool.before
    open_part = (
        weights.hectometre * (pool.assumed if known is None else known)
        + weights.other_sector * other
        + weights.new * new
    )
    sides = BOTH_SIDES - pool.wishes.get((starter, coach), 0)
    return PairCost(known, other, new, open_part, open_part + weights.no_wish * sides)


def cost_of(pool: CoachPool, assignment: Assignment) -> AssignmentCost:
    """Reckon what an assignment costs."""
    pairs = [pair_cost(pool, starter, coach) for starter, coach in assignment.items()]
    crowding = sum(load * (load - 1) // 2 for load in Counter(assignment.values()).values())
    return AssignmentCost(
        unplaced=len(pool.starters) - len(pairs),
        total=sum(pair.total for pair in pairs) + pool.weights.next_starter * crowding,
        hectometres=sum(pair.hectometres or 0 for pair in pairs),
        distances_unknown=sum(pair.hectometres is None for pair in pairs),
        other_sector=sum(pair.other_sector for pair in pairs),
        continued=sum(not pair.new for pair in pairs),
    )


def without_coach(pool: CoachPool, *, dearest: int) -> int:
    """Say what it costs to leave somebody without a coach: more than any change that gives one more starter a coach.

    With equal hours such a change is a chain that passes each coach at most once, and only the last gets one more.
    With different hours it may be anything, so there it is more than all that others can cost together.
    """
    starters, crowding = len(pool.starters), pool.weights.next_starter * len(pool.starters)
    if pool.equal_hours is None:
        return (starters + 1) * (dearest + crowding + 1)
    return (min(starters, len(pool.coaches)) + 1) * (dearest + 1) + crowding + 1


def lower_bound(pool: CoachPool, prices: Mapping[str, int], *, nobody: int) -> int:
    """Give what no assignment can cost less than, by weak duality: for any price of a place with each coach.

    A starter takes the cheapest of all coaches with that price on top, or goes without for `nobody`; a coach fills
    the places that bring in more than they cost. For starters who ask equal hours. Raises `ValueError` otherwise.
    """
    asked = pool.equal_hours
    if asked is None:
        raise ValueError
    bound = 0
    for starter in pool.starters:
        offers = [
            pair_cost(pool, starter.id, coach.id).total + prices[coach.id]
            for coach in pool.coaches
            if pool.may(starter.id, coach.id)
        ]
        bound += min([nobody, *offers])
    step = pool.weights.next_starter
    for coach in pool.coaches:
        places = min(len(pool.starters), max(0, hundredths(coach.hours)) // asked)
        bound -= sum(max(0, prices[coach.id] - step * place) for place in range(places))
    return bound
