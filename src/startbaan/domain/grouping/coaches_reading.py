"""Reads who waits for a coach, who may coach, their schools and relations from CSV, and weights from JSON."""

import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from startbaan.domain.grouping.coaches import BOTH_SIDES, Coach, CoachPool, CoachWeights, Pairing, Waiting
from startbaan.domain.grouping.pool import School
from startbaan.domain.grouping.tables import Line, read_lines, read_text
from startbaan.domain.sentences import Problem, say


class UnreadableCoaches(Problem):
    """A relation or a weight that does not exist."""


class Between(StrEnum):
    """What a line of relations says; every word but the last two forbids."""

    NEVER = "nooit"
    MANAGER = "leidinggevende"
    BUDDY = "maatje"
    WISH = "wens"
    BEFORE = "eerder"


@dataclass(frozen=True, slots=True)
class HoursAsked:
    """The hours of a coach for one starter and for one peer group, in a school year."""

    track_hours: float = 11.0
    group_hours: float = 6.0


@dataclass(frozen=True, slots=True)
class CoachFiles:
    """Which files to read."""

    starters: Path
    coaches: Path
    schools: Path
    relations: Path | None = None
    config: Path | None = None


def read_coaches(files: CoachFiles) -> CoachPool:
    """Read a pool; raises `Unreadable`, `UnreadableCoaches`, or `ImpossiblePool` when it contradicts itself."""
    weights, asked = _config(files.config)
    never, wishes, before = _relations(files.relations)
    return CoachPool(
        starters=_starters(files.starters, asked),
        coaches=_coaches(files.coaches, asked),
        schools=_schools(files.schools),
        never=never,
        wishes=wishes,
        before=before,
        weights=weights,
    )


def _starters(path: Path, asked: HoursAsked) -> list[Waiting]:
    return [
        Waiting(line.cells["id"], line.cells["school"], line.cells["sector"], _hours(line, "hours", asked.track_hours))
        for line in read_lines(path, columns=("id", "school", "sector"))
    ]


def _coaches(path: Path, asked: HoursAsked) -> list[Coach]:
    """Read the coaches; what they already do goes off their hours, where the file says it."""
    found = []
    for line in read_lines(path, columns=("id", "school", "sector", "hours")):
        busy = _hours(line, "tracks", 0.0) * asked.track_hours + _hours(line, "groups", 0.0) * asked.group_hours
        hours = _finite(line, "hours") - busy
        found.append(Coach(line.cells["id"], line.cells["school"], line.cells["sector"], hours))
    return found


def _schools(path: Path) -> list[School]:
    """Read the schools of which the place is there; of the others the distance is not known."""
    return [
        School(line.cells["id"], _finite(line, "x"), _finite(line, "y"))
        for line in read_lines(path, columns=("id", "x", "y"))
        if line.cells["x"] and line.cells["y"]
    ]


def _relations(path: Path | None) -> tuple[frozenset[Pairing], dict[Pairing, int], frozenset[Pairing]]:
    never, before = set(), set()
    wishes: Counter[Pairing] = Counter()
    if path is None:
        return frozenset(), {}, frozenset()
    for line in read_lines(path, columns=("starter", "coach")):
        pair, said = (line.cells["starter"], line.cells["coach"]), line.cells.get("relation", "").lower()
        try:
            between = Between(said) if said else Between.NEVER
        except ValueError:
            words = say(
                "Regel %(number)s van %(file)s noemt een relatie die niet bestaat.", number=line.number, file=path.name
            )
            raise UnreadableCoaches(words) from None
        match between:
            case Between.WISH:
                wishes[pair] = min(BOTH_SIDES, wishes[pair] + 1)
            case Between.BEFORE:
                before.add(pair)
            case _:
                never.add(pair)
    return frozenset(never), dict(wishes), frozenset(before)


def _config(path: Path | None) -> tuple[CoachWeights, HoursAsked]:
    if path is None:
        return CoachWeights(), HoursAsked()
    try:
        found = json.loads(read_text(path))
    except json.JSONDecodeError as problem:
        raise UnreadableCoaches(say("%(file)s is geen JSON.", file=path.name)) from problem
    if not isinstance(found, dict):
        raise UnreadableCoaches(say("%(file)s noemt geen gewichten.", file=path.name))
    return (
        CoachWeights(**{name: _whole(path, name, value) for name, value in _known(path, found, CoachWeights).items()}),
        HoursAsked(**{name: _real(path, name, value) for name, value in _known(path, found, HoursAsked).items()}),
    )


def _known(path: Path, found: Mapping[str, object], kind: type[CoachWeights | HoursAsked]) -> dict[str, object]:
    allowed = {field.name for each in (CoachWeights, HoursAsked) for field in fields(each)}
    if strange := sorted(found.keys() - allowed):
        raise UnreadableCoaches(say("%(file)s noemt %(name)s: dat bestaat niet.", file=path.name, name=strange[0]))
    return {field.name: found[field.name] for field in fields(kind) if field.name in found}


def _whole(path: Path, name: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise UnreadableCoaches(say("%(name)s in %(file)s is geen heel getal.", name=name, file=path.name))


def _real(path: Path, name: str, value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    raise UnreadableCoaches(say("%(name)s in %(file)s is geen aantal uren.", name=name, file=path.name))


def _hours(line: Line, name: str, instead: float) -> float:
    return _finite(line, name) if line.cells.get(name) else instead


def _finite(line: Line, name: str) -> float:
    found = line.number_in(name)
    if not math.isfinite(found):
        raise line.refused(say("“%(cell)s” is geen getal", cell=line.cells[name]))
    return found
