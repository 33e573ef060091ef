"""The best assignment for an intake of the usual size, in plain Python, where every starter asks equal hours.

Starters are added one by one, each along the cheapest chain of changes that ends at a coach with hours left, or at
somebody who goes without (successive shortest paths: Kuhn 1955, Naval Research Logistics Quarterly 2, 83–97). After
each the whole is the best there is for those added. Costs are whole numbers, and to go without costs more than all
changes together, so that as many as possible have a coach. The prices that come with it prove it (`lower_bound`).
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from startbaan.domain.grouping.coaches import Assignment, CoachPool, hundredths
from startbaan.domain.grouping.coaches_pricing import pair_cost, without_coach

NOBODY = ""
MOST = 40_000


@dataclass(frozen=True, slots=True)
class Assigned:
    """An assignment, what going without costs in it, and the price of a place with each coach."""

    assignment: Assignment
    nobody: int
    prices: Mapping[str, int]


def is_small(pool: CoachPool) -> bool:
    """Whether this is solved here while one waits: equal hours, and not too many pairs."""
    return pool.equal_hours is not None and len(pool.starters) * len(pool.coaches) <= MOST


def assigned(pool: CoachPool) -> Assigned:
    """Give every starter a coach at the least cost in all; raises `ValueError` when hours differ."""
    asked = pool.equal_hours
    if asked is None and pool.starters:
        raise ValueError
    table = _Table(pool, asked or 1)
    for starter in pool.starters:
        table.add(starter.id)
    found = {starter: coach for starter, coach in table.coach_of.items() if coach != NOBODY}
    return Assigned(found, table.nobody, table.prices())


class _Table:
    """Who has whom, and what every change would cost."""

    def __init__(self, pool: CoachPool, asked: int) -> None:
        costs = {
            starter.id: {
                coach.id: pair_cost(pool, starter.id, coach.id).total
                for coach in pool.coaches
                if pool.may(starter.id, coach.id)
            }
            for starter in pool.starters
        }
        dearest = max((cost for found in costs.values() for cost in found.values()), default=0)
        self.nobody = without_coach(pool, dearest=dearest)
        self.costs = {starter: {**found, NOBODY: self.nobody} for starter, found in costs.items()}
        self.places = {coach.id: max(0, hundredths(coach.hours)) // asked for coach in pool.coaches}
        self.places[NOBODY] = len(pool.starters)
        self.step = pool.weights.next_starter
        self.coach_of: dict[str, str] = {}
        self.members: dict[str, set[str]] = {coach: set() for coach in self.places}

    def add(self, starter: str) -> None:
        """Add somebody along the cheapest chain of changes."""
        reached, before = self._reached(starter)
        ends = {coach: cost + self._one_more(coach) for coach, cost in reached.items() if self._has_room(coach)}
        here = min(ends, key=lambda coach: (ends[coach], coach))
        while (step := before[here]) is not None:
            mover, there = step
            self._couple(mover, here)
            here = there
        self._couple(starter, here)

    def prices(self) -> dict[str, int]:
        """Give for each coach what one place more or less is worth: at least what others would pay for it."""
        worth = {coach: self._last_worth(coach) for coach in self.places if coach != NOBODY}
        waiting = deque(sorted(worth))
        while waiting:
            there = waiting.popleft()
            for here, cheaper in self._who_would(there, worth):
                worth[here] = cheaper
                if here not in waiting:
                    waiting.append(here)
        return worth

    def _reached(self, starter: str) -> tuple[dict[str, int], dict[str, tuple[str, str] | None]]:
        """Give for each coach what it costs to come there or to make room there, and who would make that room."""
        reached = dict(self.costs[starter])
        before: dict[str, tuple[str, str] | None] = dict.fromkeys(reached)
        waiting = deque(sorted(reached))
        while waiting:
            here = waiting.popleft()
            for mover in sorted(self.members[here]):
                own = self.costs[mover]
                for there, cost in own.items():
                    total = reached[here] + cost - own[here]
                    if there != here and (there not in reached or total < reached[there]):
                        reached[there], before[there] = total, (mover, here)
                        if there not in waiting:
                            waiting.append(there)
        return reached, before

    def _last_worth(self, coach: str) -> int:
        """The price above which a place there would rather stay empty, or its starter rather go without."""
        load = len(self.members[coach])
        most = self.nobody if load >= self.places[coach] else self.step * load
        return min([most, *(self.nobody - self.costs[starter][coach] for starter in self.members[coach])])

    def _who_would(self, there: str, worth: Mapping[str, int]) -> Iterator[tuple[str, int]]:
        """Find the coaches with a starter who would rather be here, and the price at which not."""
        for starter, here in self.coach_of.items():
            cost = self.costs[starter].get(there)
            if here not in (NOBODY, there) and cost is not None:
                cheaper = worth[there] + cost - self.costs[starter][here]
                if cheaper < worth[here]:
                    yield here, cheaper

    def _one_more(self, coach: str) -> int:
        return 0 if coach == NOBODY else self.step * len(self.members[coach])

    def _has_room(self, coach: str) -> bool:
        return len(self.members[coach]) < self.places[coach]

    def _couple(self, starter: str, coach: str) -> None:
        if (old := self.coach_of.get(starter)) is not None:
            self.members[old].remove(starter)
        self.coach_of[starter] = coach
        self.members[coach].add(starter)
