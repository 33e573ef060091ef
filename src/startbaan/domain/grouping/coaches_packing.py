"""A pool of coaches and its answer as JSON, to hand from one process to another."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from startbaan.domain.grouping.coaches import Coach, CoachPool, CoachWeights, Waiting
from startbaan.domain.grouping.coaches_answers import CoachAnswer
from startbaan.domain.grouping.coaches_pricing import AssignmentCost
from startbaan.domain.grouping.pool import School


def pack_pool(pool: CoachPool) -> str:
    """Write a pool."""
    return json.dumps(
        {
            "starters": [[each.id, each.school, each.sector, each.hours] for each in pool.starters],
            "coaches": [[each.id, each.school, each.sector, each.hours] for each in pool.coaches],
            "schools": [[each.id, each.x, each.y] for each in pool.schools],
            "never": sorted(pool.never),
            "wishes": [[*pair, sides] for pair, sides in sorted(pool.wishes.items())],
            "before": sorted(pool.before),
            "weights": asdict(pool.weights),
        }
    )


def unpack_pool(written: str) -> CoachPool:
    """Read what `pack_pool` wrote."""
    found = json.loads(written)
    return CoachPool(
        starters=[Waiting(*each) for each in found["starters"]],
        coaches=[Coach(*each) for each in found["coaches"]],
        schools=[School(*each) for each in found["schools"]],
        never=frozenset((starter, coach) for starter, coach in found["never"]),
        wishes={(starter, coach): sides for starter, coach, sides in found["wishes"]},
        before=frozenset((starter, coach) for starter, coach in found["before"]),
        weights=CoachWeights(**found["weights"]),
    )


def pack_answer(answer: CoachAnswer) -> dict[str, object]:
    """Make an answer plain, to be written."""
    return asdict(answer)


def unpack_answer(found: Mapping[str, object]) -> CoachAnswer:
    """Read what `pack_answer` made, after it was written and read back."""
    assignment, cost, fewest, bound = (found[name] for name in ("assignment", "cost", "fewest", "bound"))
    assert (
        isinstance(assignment, dict) and isinstance(cost, dict) and isinstance(fewest, int) and isinstance(bound, int)
    )
    return CoachAnswer(assignment, AssignmentCost(**cost), fewest, bound)
