"""The best grouping that can be found, with the proof of how good it is: the same for the same seed.

A small pool is one integer program, solved to the end. In a larger one the bound advises which groups to open, each
such choice is filled exactly, the whole is solved where something better can still be, and parts are solved again until
nothing gets better. It is limited by rounds, not by the clock, so that the same pool and seed give the same answer;
`seconds` is a ceiling, and when it is hit the answer says so.
"""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from threading import Thread

import numpy as np

from startbaan.domain.grouping.bounding import Bound, bound
from startbaan.domain.grouping.fixing import hopeful
from startbaan.domain.grouping.improving import improve
from startbaan.domain.grouping.matrices import Matrices, matrices
from startbaan.domain.grouping.opening import Best, search
from startbaan.domain.grouping.pool import Grouping, Pool, Slot
from startbaan.domain.grouping.program import Found, Part, solved
from startbaan.domain.sentences import Problem, say

WHOLE = 2_500
MOST_TRIED = 60_000
SECONDS = 60.0
EXACT = 1e-6
WATCH = 0.1
FIRST_ROUNDS, FIRST_FILLED = 100, 4
LARGE = 2_000
ROUNDS, ROUNDS_LARGE = 500, 1_000
FILLED = 60
NARROW = 0.25
MOST_PLACES = 9_000
NODES = 400
TRIES, TRIES_LARGE = 40, 150


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
    m = matrices(pool, locked=locked or {})
    if not m.allowed.any(axis=1).all():
        raise Unsolvable(say("Er is geen indeling die aan elke regel voldoet."))
    work = _Work(m, seconds, seed, tell, stop)
    work.best.told = work.said
    _sought(work)
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


def _sought(work: _Work) -> None:
    """Raise the bound and better the grouping by turns, until they meet or nothing gets better."""
    m = work.m
    advice: Bound | None = None
    places = int(m.allowed.sum())
    large = len(m.school) > LARGE
    for rounds, filled in ((FIRST_ROUNDS, FIRST_FILLED), (ROUNDS_LARGE if large else ROUNDS, FILLED)):
        advice = bound(m, rounds=rounds, ended=work.ended)
        work.raised(advice.value)
        search(m, advice, work.best, most=filled, ended=work.done)
        if places <= WHOLE:
            break
    if not work.done() and places <= (WHOLE if work.best.chosen is not None else MOST_TRIED):
        _exactly(work)
    if advice is None or work.best.chosen is None or work.done():
        return
    improving = partial(improve, m, advice, work.best, seed=work.seed, ended=work.done)
    if m.met and m.pool.weights.met_before:
        improving(tries=TRIES)
    _narrowed(work, advice)
    improving(tries=TRIES_LARGE if large else min(TRIES, len(m.school) // 20))
    _narrowed(work, advice)
    if not work.done() and places <= MOST_PLACES:
        _exactly(work)


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
