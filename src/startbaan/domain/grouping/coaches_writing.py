"""Writes who coaches whom: a line for each starter with the reason, and what it comes to."""

import csv
import io
import json

from startbaan.domain.grouping.coaches import CoachPool
from startbaan.domain.grouping.coaches_answers import CoachAnswer
from startbaan.domain.grouping.coaches_explaining import what_helps, why_with, why_without
from startbaan.domain.grouping.pool import HECTOMETRES_IN_A_KILOMETRE


def assignment_as_csv(pool: CoachPool, answer: CoachAnswer) -> str:
    """Write a line for each starter, in the order of the pool; the coach is empty for who has none."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(["starter", "coach", "why"])
    for starter in pool.starters:
        coach = answer.assignment.get(starter.id, "")
        said = (
            why_with(pool, answer.assignment, starter.id, names={})
            if coach
            else (
                why_without(pool, answer.assignment, starter.id),
                what_helps(pool, answer.assignment, starter.id, names={}),
            )
        )
        lines.writerow([starter.id, coach, " ".join(said)])
    return written.getvalue()


def outcome_as_json(answer: CoachAnswer, *, seconds: float) -> str:
    """Write what it comes to: the cost, what it is made of, and the bound below which no assignment can be."""
    cost = answer.cost
    return json.dumps(
        {
            "assigned": len(answer.assignment),
            "unassigned": cost.unplaced,
            "unassigned_at_least": answer.fewest,
            "cost": cost.total,
            "kilometres": cost.hectometres / HECTOMETRES_IN_A_KILOMETRE,
            "distances_unknown": cost.distances_unknown,
            "other_sector": cost.other_sector,
            "continued": cost.continued,
            "bound": answer.bound,
            "gap": round(answer.gap, 6),
            "proof": str(answer.proof),
            "seconds": round(seconds, 3),
        },
        ensure_ascii=False,
    )
