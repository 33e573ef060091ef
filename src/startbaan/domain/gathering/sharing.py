"""Parallel sessions shared out fairly by what people want: exactly, and the same each time.

What is fair, in this order:

1. As many people as possible get a place in a session that is meant for their year.
2. Whoever is worst off is as well off as can be: if everybody can have their first or second choice, nobody gets a
   third.
3. As many first choices as possible, then as many second choices, and so on.
4. What is left is equal in all of these, and drawn by lot: from a seed that is on the page, so that everyone can check.

The second comes before the third, for one afternoon is all somebody has: that one person sits in a session they do not
want is worse than that two get their second choice instead of their first. Whoever names fewer sessions says that the
others are equal, right behind those: naming one only is no way to force it. Still, no rule that looks at choices is
proof against naming what one does not want, so ask everyone to name as many.

The method. People are added one by one, each along the cheapest chain of moves between sessions that ends at a free
place (successive shortest paths, as in the Hungarian method: Kuhn 1955, Naval Research Logistics Quarterly 2, 83–97).
After each the whole is the best there is for those added. Costs are whole numbers in which an earlier rule weighs more
than all later ones together. It takes each person a time that grows with the square of the number of sessions.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

NOWHERE = ""
LOT = 2**32


@dataclass(frozen=True, slots=True)
class Session:
    """A session with its places, for people in these years of their programme; without years it is for everyone."""

    key: str
    places: int
    years: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Chooser:
    """Somebody with the sessions they want, most wanted first; the year of a starter, None for anybody else."""

    person: int
    year: int | None
    wanted: tuple[str, ...] = ()

    def may(self, session: Session) -> bool:
        """Whether the session is meant for them; people who are no starter may go anywhere."""
        return not session.years or self.year is None or self.year in session.years


@dataclass(frozen=True, slots=True)
class Placed:
    """Where somebody goes, empty for nowhere, and which choice that was; one more than they named: none of those."""

    person: int
    session: str
    choice: int


@dataclass(frozen=True, slots=True)
class Sharing:
    """Everybody with their session, by person, and the seed of the lot."""

    placed: tuple[Placed, ...]
    seed: str

    @property
    def by_choice(self) -> Mapping[int, int]:
        """How many people got their first choice, their second, and so on; those without a place left out."""
        return dict(sorted(Counter(each.choice for each in self.placed if each.session).items()))

    @property
    def worst(self) -> int:
        """The choice of whoever is worst off among those with a place."""
        return max(self.by_choice, default=0)

    def of(self, person: int) -> Placed:
        """Give where somebody goes; raises `KeyError`."""
        for each in self.placed:
            if each.person == person:
                return each
        raise KeyError(person)


def share_out(
    choosers: Iterable[Chooser], *, sessions: Sequence[Session], seed: str, kept: Mapping[int, str] | None = None
) -> Sharing:
    """Give everyone a session, except the people in `kept`: those were told theirs before and keep it."""
    kept = kept or {}
    taken = Counter(kept.values())
    places = {session.key: max(0, session.places - taken[session.key]) for session in sessions}
    people = sorted((each for each in choosers if each.person not in kept), key=lambda each: _lot(seed, each.person))
    choices = {each.person: _choices(each, sessions) for each in people}
    last = _worst(people, choices, places)
    weights = _weights(len(people), last=last)
    costs = {
        each.person: {
            key: weights[choice] + _lot(seed, each.person, key)
            for key, choice in choices[each.person].items()
            if choice <= last
        }
        for each in people
    }
    found = _assigned([each.person for each in people], costs, places)
    placed = [Placed(person, key, choices[person].get(key, 0)) for person, key in found.items()]
    return Sharing(tuple(sorted(placed, key=lambda each: each.person)), seed)


def _choices(chooser: Chooser, sessions: Sequence[Session]) -> dict[str, int]:
    """Say which choice each session is that is meant for somebody; what they did not name comes after, all alike."""
    open_ = [session.key for session in sessions if chooser.may(session)]
    named = [key for key in dict.fromkeys(chooser.wanted) if key in open_]
    return {key: named.index(key) + 1 if key in named else len(named) + 1 for key in open_}


def _worst(people: Sequence[Chooser], choices: Mapping[int, Mapping[str, int]], places: Mapping[str, int]) -> int:
    """Find the earliest choice with which as many people get a place as with any."""

    def seated(last: int) -> int:
        costs = {
            person: {key: 0 for key, choice in found.items() if choice <= last} for person, found in choices.items()
        }
        return sum(key != NOWHERE for key in _assigned([each.person for each in people], costs, places).values())

    low, high = 1, max((choice for found in choices.values() for choice in found.values()), default=1)
    most = seated(high)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if seated(middle) == most else (middle + 1, high)
    return low


def _weights(people: int, *, last: int) -> dict[int, int]:
    """A cost for each choice: one better choice outweighs everybody’s later ones, and any outweighs all lots."""
    unit = LOT * (people + 1)
    return {choice: -unit * (people + 1) ** (last - choice) for choice in range(1, last + 1)}


def _lot(seed: str, *named: int | str) -> int:
    """Draw a number below `LOT` that follows from the seed and the names alone."""
    written = "\x00".join([seed, *map(str, named)])
    return int.from_bytes(sha256(written.encode()).digest()[:4])


def _assigned(
    people: Sequence[int], costs: Mapping[int, Mapping[str, int]], places: Mapping[str, int]
) -> dict[int, str]:
    """Give each person a session at the least cost in all; to go nowhere costs more than any other change together."""
    table = _Table(costs, places, people=len(people))
    for person in people:
        table.add(person)
    return table.sessions


class _Table:
    """Who sits where, and for each two sessions who would move from one to the other at the least cost."""

    def __init__(self, costs: Mapping[int, Mapping[str, int]], places: Mapping[str, int], *, people: int) -> None:
        dearest = max((abs(cost) for found in costs.values() for cost in found.values()), default=0)
        nowhere = (dearest + 1) * (people + 1) * 2
        self.costs = {person: {**found, NOWHERE: nowhere} for person, found in costs.items()}
        self.free = {**places, NOWHERE: people}
        self.sessions: dict[int, str] = {}
        self.moves: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def add(self, person: int) -> None:
        """Add somebody along the cheapest chain of moves that ends at a free place."""
        reached, before = self._reached(person)
        target = min((key for key in reached if self.free[key]), key=lambda key: (reached[key], key))
        self.free[target] -= 1
        chain = [target]
        while (previous := before[chain[-1]]) is not None:
            chain.append(previous)
        movers = [self._mover(here, there) for there, here in pairwise(chain)]
        for (_cost, mover), there in zip(movers, chain, strict=False):
            self._sit(mover, there)
        self._sit(person, chain[-1])

    def _reached(self, person: int) -> tuple[dict[str, int], dict[str, str | None]]:
        """Give for each session what it costs to put somebody there or to make room there, and from where."""
        reached = dict(self.costs[person])
        before: dict[str, str | None] = dict.fromkeys(reached)
        waiting = list(reached)
        while waiting:
            here = waiting.pop(0)
            for there in self.free:
                if there == here or (mover := self._peek(here, there)) is None:
                    continue
                cost = reached[here] + mover[0]
                if there not in reached or cost < reached[there]:
                    reached[there], before[there] = cost, here
                    if there not in waiting:
                        waiting.append(there)
        return reached, before

    def _mover(self, here: str, there: str) -> tuple[int, int]:
        found = self._peek(here, there)
        assert found is not None
        return found

    def _peek(self, here: str, there: str) -> tuple[int, int] | None:
        """Give the cost of the cheapest move from one session to another and who makes it; forget who has left."""
        heap = self.moves.get((here, there), [])
        while heap and self.sessions[heap[0][1]] != here:
            heapq.heappop(heap)
        return heap[0] if heap else None

    def _sit(self, person: int, here: str) -> None:
        self.sessions[person] = here
        own = self.costs[person]
        for there, cost in own.items():
            if there != here:
                heapq.heappush(self.moves.setdefault((here, there), []), (cost - own[here], person))
