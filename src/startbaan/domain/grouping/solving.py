"""The best grouping that can be found, with the proof of how good it is: the same for the same seed.

Up to a hundred starters the whole is one integer program, solved to the end. Above that, the bound advises which groups
to open, each such choice is filled exactly, and parts are solved again until nothing gets better. It is limited by
rounds, not by the clock, so that the same pool and seed give the same answer; `seconds` is a ceiling, and when it is
hit the answer says so.
"""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Thread

import numpy as np

from startbaan.domain.grouping.bounding import Bound, bound, first_prices
from startbaan.domain.grouping.fixing import hopeful
from startbaan.domain.grouping.improving import improve
from startbaan.domain.grouping.matrices import Matrices, matrices
from startbaan.domain.grouping.opening import Best, search
from startbaan.domain.grouping.pool import Grouping, Pool, Slot
from startbaan.domain.grouping.program import Found, Part, solved
from startbaan.domain.sentences import Problem, say

WHOLE = 100
SECONDS = 60.0
EXACT = 1e-6
WATCH = 0.1
ROUNDS = (150, 1_000)
NARROW = 0.25
MOST_PLACES = 9_000
NODES = 400
TRIES = 40


class Unsolvable(Problem):
    """There is no grouping that obeys every rule, or none was found."""


class NothingYet(Unsolvable):
    """It ended before a grouping was found; there may well be one."""


class End(StrEnum):
    """Why it stopped."""

    DONE = "done"
    TIME = "time"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: what the best grouping costs, None before there is one, and what none can be below."""

    seconds: float
    cost: int | None
    bound: int


@dataclass(frozen=True, slots=True)
class Solution:
    """A grouping that obeys every rule, what it costs, and what none can be below."""

    grouping: Grouping
    cost: int
    bound: int
    seconds: float
    end: End


@dataclass(eq=False)
class _Work:
    """What is known while it works."""

    m: Matrices
    seconds: float
    seed: int
    tell: Callable[[Progress], None]
    stop: Callable[[], bool]
    began: float = field(default_factory=time.monotonic)
    best: Best = field(default_factory=Best)
    bound: int = -(10**12)
    end: End = End.DONE

    def ended(self) -> bool:
        """Whether to make an end: asked to, or out of time."""
        if self.stop():
            self.end = End.STOPPED
        elif time.monotonic() - self.began > self.seconds:
            self.end = End.TIME
        return self.end is not End.DONE

    def proven(self) -> bool:
        """Whether nothing better can be."""
        return self.best.chosen is not None and self.bound >= self.best.cost

    def done(self) -> bool:
        """Whether to make an end, or nothing better can be."""
        return self.proven() or self.ended()

    def left(self) -> float:
        """Give the seconds that are left."""
        return self.seconds - (time.monotonic() - self.began)

    def raised(self, value: float) -> None:
        """Keep the highest bound; every grouping costs a whole number."""
        if math.isfinite(value):
            self.bound = max(self.bound, math.ceil(value - EXACT * max(1.0, abs(value))))
            self.said()

    def said(self, _: object = None) -> None:
        """Tell how far it is."""
        cost = self.best.cost if self.best.chosen is not None else None
        self.tell(Progress(round(time.monotonic() - self.began, 2), cost, self.bound))


def solve(
    pool: Pool,
    *,
    locked: Mapping[str, Slot] | None = None,
    seed: int = 0,
    seconds: float = SECONDS,
    tell: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Solution:
    """Find the best grouping; who is `locked` stays where they are. Raises `Unsolvable`, or `NothingYet`."""
    refuse_hopeless(pool, locked=locked or {})
    work = _Work(matrices(pool, locked=locked or {}), seconds, seed, tell, stop)
    work.best.told = work.said
    if len(pool.starters) <= WHOLE:
        _whole(work)
    else:
        _large(work)
    if work.best.chosen is None:
        raise NothingYet(say("In de tijd die er was, is geen indeling gevonden die aan elke regel voldoet."))
    return Solution(
        grouping=work.m.grouping(work.best.chosen),
        cost=work.best.cost,
        bound=min(work.bound, work.best.cost),
        seconds=round(time.monotonic() - work.began, 3),
        end=End.DONE if work.proven() else work.end,
    )


def refuse_hopeless(pool: Pool, *, locked: Mapping[str, Slot]) -> None:
    """Refuse at once what can be seen without looking further; raises `Unsolvable`."""
    weights, count = pool.weights, len(pool.starters)
    for starter, slot in sorted(locked.items()):
        if starter not in pool.starter or slot not in pool.slots or not pool.may(starter, slot):
            raise Unsolvable(say("%(who)s staat vast in een groep waar dat niet mag.", who=starter))
    if not count:
        raise Unsolvable(say("Er is niemand om in te delen."))
    if not pool.slots:
        raise Unsolvable(say("Er is geen begeleider."))
    if -(-count // weights.largest) > count // weights.smallest:
        raise Unsolvable(
            say(
                "%(count)s mensen zijn niet te verdelen over groepen van %(smallest)s tot en met %(largest)s.",
                count=count,
                smallest=weights.smallest,
                largest=weights.largest,
            )
        )


def _whole(work: _Work) -> None:
    """Solve it as one program; first a quick look, so that there is something when somebody stops it."""
    m = work.m
    advice = bound(m, upper=1.2 * float(first_prices(m).sum()), rounds=120, ended=work.ended)
    work.raised(advice.value)
    search(m, advice, work.best, ended=work.done)
    if not work.done():
        _exactly(work)


def _exactly(work: _Work) -> None:
    m = work.m
    part = Part(np.arange(len(m.school)), np.arange(len(m.slots)), m.capacity, m.allowed)
    found = _watched(work, part)
    if found is None:
        return
    if found.impossible:
        raise Unsolvable(say("Er is geen indeling die aan elke regel voldoet."))
    work.best.offer(m, found.chosen)
    work.raised(found.bound)
    work.ended()


def _watched(work: _Work, part: Part, *, nodes: int | None = None) -> Found | None:
    """Solve a program beside, so that it can be left when somebody asks for an end; None when that happened."""
    answers: list[Found] = []
    thread = Thread(target=lambda: answers.append(solved(work.m, part, seconds=work.left(), nodes=nodes)), daemon=True)
    thread.start()
    while thread.is_alive() and not work.stop():
        thread.join(timeout=WATCH)
    work.ended()
    return answers[0] if answers else None


def _large(work: _Work) -> None:
    m = work.m
    advice: Bound | None = None
    for rounds in ROUNDS:
        upper = work.best.cost if work.best.chosen is not None else 1.2 * float(first_prices(m).sum())
        prices = advice.prices if advice else None
        advice = bound(m, upper=upper, rounds=rounds, prices=prices, ended=work.ended)
        work.raised(advice.value)
        search(m, advice, work.best, ended=work.done)
        if work.done():
            return
    assert advice is not None
    if work.best.chosen is None:
        _exactly(work)
    _narrowed(work, advice)
    improve(m, advice, work.best, tries=min(TRIES, len(m.school) // 20), seed=work.seed, ended=work.done)
    _narrowed(work, advice)


def _narrowed(work: _Work, advice: Bound) -> None:
    """Solve the whole over the places that can be part of something only just above the bound; then a little wider.

    What is left out costs at least as much as the rim, so the lower of the rim and the bound of the program holds for
    everyone. Once the rim reaches the best grouping, the program proves it.
    """
    m = work.m
    rows = np.arange(len(m.school))
    reach = NARROW
    while work.best.chosen is not None and not work.done() and reach <= 1:
        rim = advice.value + reach * (work.best.cost - advice.value)
        allowed = hopeful(m, advice, below=rim)
        allowed[rows, work.best.chosen] = True
        if allowed.sum() > MOST_PLACES:
            return
        columns = np.flatnonzero(allowed.any(axis=0))
        found = _watched(work, Part(rows, columns, m.capacity, allowed[:, columns]), nodes=NODES)
        if found is None:
            return
        work.best.offer(m, found.chosen)
        work.raised(min(found.bound, rim))
        reach *= 2
