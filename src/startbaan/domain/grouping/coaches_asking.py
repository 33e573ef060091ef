"""Asks who coaches whom: at once for an intake of the usual size, else of a process of its own that can solve more."""

from startbaan.domain.computing.asking import Broke, computed
from startbaan.domain.grouping.coaches import CoachPool
from startbaan.domain.grouping.coaches_answers import CoachAnswer, small_answer
from startbaan.domain.grouping.coaches_packing import pack_pool, unpack_answer
from startbaan.domain.grouping.coaches_small import is_small
from startbaan.domain.sentences import Problem, say

PROCESS = "startbaan.domain.grouping.coaches_process"
STARTING_SECONDS = 60.0


class NoAnswer(Problem):
    """The process that solves did not answer."""


def ask_coaches(pool: CoachPool, *, seconds: float) -> CoachAnswer:
    """Give every starter a coach at the least cost in all; raises `NoAnswer`."""
    return small_answer(pool) if is_small(pool) or not pool.starters else solved_apart(pool, seconds=seconds)


def solved_apart(pool: CoachPool, *, seconds: float) -> CoachAnswer:
    """Let a process of its own solve it, with so many seconds for what cannot be solved exactly at once."""
    try:
        found = computed(PROCESS, pack_pool(pool), arguments=[str(seconds)], seconds=seconds + STARTING_SECONDS)
    except Broke as problem:
        raise NoAnswer(say("Het berekenen is niet gelukt. Probeer het nog eens.")) from problem
    return unpack_answer(found)
