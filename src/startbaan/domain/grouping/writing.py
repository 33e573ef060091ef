"""Writes groups as a file, and what they cost and how good they are proven to be as JSON or in words."""

import csv
import io
import json
from collections.abc import Mapping

from startbaan.domain.grouping.explaining import gap, proof
from startbaan.domain.grouping.loosening import Impasse
from startbaan.domain.grouping.pool import HECTOMETRES_IN_A_KILOMETRE, Grouping, Pool, groups
from startbaan.domain.grouping.pricing import price

Figures = Mapping[str, str | int | float | bool | None]


def as_csv(pool: Pool, grouping: Grouping) -> str:
    """Write who is in which group, in the order of the starters; groups have numbers."""
    numbers = {slot: number for number, slot in enumerate(groups(grouping), start=1)}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["starter", "facilitator", "weekday", "group"])
    for starter in pool.starters:
        slot = grouping[starter.id]
        writer.writerow([starter.id, slot.facilitator, slot.weekday.value, numbers[slot]])
    return text.getvalue()


def figures(pool: Pool, grouping: Grouping, *, bound: int, seconds: float, seed: int, end: str) -> Figures:
    """Give what groups cost, what none can be below, and how long it took."""
    cost = price(pool, grouping)
    return {
        "cost": cost.total,
        "bound": bound,
        "gap": gap(cost=cost.total, bound=bound),
        "proven": bound >= cost.total,
        "proof": str(proof(cost=cost.total, bound=bound)),
        "groups": cost.groups,
        "same_school_pairs": cost.same_school_pairs,
        "travel_hectometres": cost.travel_hectometres,
        "travel_km": cost.travel_hectometres / HECTOMETRES_IN_A_KILOMETRE,
        "mixed_sector": cost.mixed,
        "met_pairs": cost.met_pairs,
        "seconds": seconds,
        "seed": seed,
        "end": end,
    }


def as_json(found: Figures) -> str:
    """Write figures for a program."""
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def as_text(found: Figures) -> str:
    """Write figures for a person."""
    return (
        f"{found['groups']} groepen, {found['proof']}.\n"
        f"Kosten {found['cost']}, ondergrens {found['bound']}.\n"
        f"Paren van dezelfde school: {found['same_school_pairs']}. Samen reizen: {found['travel_km']} km. "
        f"Naar een andere sector: {found['mixed_sector']}. Eerder in dezelfde groep: {found['met_pairs']} paren.\n"
        f"{found['seconds']} seconden.\n"
    )


def impasse_as_json(problem: str, impasse: Impasse) -> str:
    """Write why there are no groups for a program."""
    steps = [
        {
            "kind": step.kind.value,
            "who": step.who,
            "weekday": step.weekday.value if step.weekday else None,
            "number": step.number,
            "sentence": str(step.sentence()),
        }
        for step in impasse.steps
    ]
    stuck = {"nowhere": impasse.nowhere, "left_over": impasse.left_over}
    written = {"problem": problem, "stuck": stuck, "loosening": steps, "loosening_is_fewest": impasse.fewest}
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def impasse_as_text(problem: str, impasse: Impasse) -> str:
    """Write why there are no groups for a person."""
    lines = [problem, *impasse.sentences()]
    if impasse.steps:
        lines.append("Zo kan het wel:")
        lines += [f"- {step.sentence()}" for step in impasse.steps]
        lines.append(str(impasse.proof))
    return "\n".join(lines) + "\n"
