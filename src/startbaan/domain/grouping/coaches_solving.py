"""Who coaches whom, for a pool of any size: an exact flow when hours are equal, a programme with its gap when not.

Reads numpy, scipy and ortools: nothing that a site imports may import this (`coaches_asking` starts it as a process).
"""

from startbaan.domain.grouping.coaches import CoachPool
from startbaan.domain.grouping.coaches_answers import CoachAnswer, answer_of
from startbaan.domain.grouping.coaches_flow import flowed
from startbaan.domain.grouping.coaches_matrix import NONE, Choices, matrix_of
from startbaan.domain.grouping.coaches_mip import programmed

SECONDS = 20.0


def solve_coaches(pool: CoachPool, *, seconds: float = SECONDS) -> CoachAnswer:
    """Give every starter a coach: as many as can be, at the least cost; `seconds` count only where hours differ."""
    if not pool.starters or not pool.coaches:
        return answer_of(pool, {}, nobody=1, bound=len(pool.starters))
    matrix = matrix_of(pool)
    if pool.equal_hours is not None:
        flow = flowed(matrix, asked=pool.equal_hours)
        return answer_of(pool, _named(pool, flow.chosen), nobody=matrix.nobody, bound=flow.bound)
    found = programmed(matrix, seconds=seconds)
    return answer_of(pool, _named(pool, found.chosen), nobody=matrix.nobody, bound=found.bound)


def _named(pool: CoachPool, chosen: Choices) -> dict[str, str]:
    pairs = zip(pool.starters, chosen.tolist(), strict=True)
    return {starter.id: pool.coaches[number].id for starter, number in pairs if number != NONE}
