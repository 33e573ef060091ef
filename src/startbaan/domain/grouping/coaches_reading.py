"""Reads who waits for a coach, who may coach, their schools and relations from CSV, and weights from JSON."""

import csv
import io
import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from startbaan.domain.grouping.coaches import BOTH_SIDES, Coach, CoachPool, CoachWeights, Pairing, Waiting
from startbaan.domain.grouping.pool import School
from startbaan.domain.sentences import Problem, say


class UnreadableCoaches(Problem):
    """A file that is not there, or does not hold what it should."""


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
    """Read a pool; raises `UnreadableCoaches`, or `ImpossiblePool` when it contradicts itself."""
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
    found = []
    for number, row in _rows(path, "id", "school", "sector"):
        hours = _number(path, number, row, "hours") if row.get("hours") else asked.track_hours
        found.append(Waiting(row["id"], row["school"], row["sector"], hours))
    return found


def _coaches(path: Path, asked: HoursAsked) -> list[Coach]:
    """Read the coaches; what they already do goes off their hours, where the file says it."""
    found = []
    for number, row in _rows(path, "id", "school", "sector", "hours"):
        tracks, groups = (_number(path, number, row, name) if row.get(name) else 0.0 for name in ("tracks", "groups"))
        hours = _number(path, number, row, "hours") - tracks * asked.track_hours - groups * asked.group_hours
        found.append(Coach(row["id"], row["school"], row["sector"], hours))
    return found


def _schools(path: Path) -> list[School]:
    """Read the schools of which the place is there; of the others the distance is not known."""
    return [
        School(row["id"], _number(path, number, row, "x"), _number(path, number, row, "y"))
        for number, row in _rows(path, "id", "x", "y")
        if row["x"] and row["y"]
    ]


def _relations(path: Path | None) -> tuple[frozenset[Pairing], dict[Pairing, int], frozenset[Pairing]]:
    never, before = set(), set()
    wishes: Counter[Pairing] = Counter()
    if path is None:
        return frozenset(), {}, frozenset()
    for number, row in _rows(path, "starter", "coach"):
        pair, said = (row["starter"], row["coach"]), row.get("relation", "").lower()
        try:
            between = Between(said) if said else Between.NEVER
        except ValueError:
            words = say(
                "Regel %(number)s van %(file)s noemt een relatie die niet bestaat.", number=number, file=path.name
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
        found = json.loads(_text(path))
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


def _number(path: Path, number: int, row: Mapping[str, str], name: str) -> float:
    try:
        found = float(row[name].replace(",", "."))
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        words = say("Regel %(number)s van %(file)s: %(name)s is geen getal.", number=number, file=path.name, name=name)
        raise UnreadableCoaches(words)
    return found


def _rows(path: Path, *needed: str) -> list[tuple[int, dict[str, str]]]:
    """Read the lines of a file with their number; raises `UnreadableCoaches` for a column that is not there."""
    reader = csv.DictReader(io.StringIO(_text(path)), restval="")
    named = {(name or "").strip().lower() for name in reader.fieldnames or ()}
    if missing := [name for name in needed if name not in named]:
        raise UnreadableCoaches(say("%(file)s heeft geen kolom %(name)s.", file=path.name, name=missing[0]))
    found = []
    for row in reader:
        cells = {name.strip().lower(): value.strip() for name, value in row.items() if name and isinstance(value, str)}
        if any(cells.values()):
            found.append((reader.line_num, cells))
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as problem:
        raise UnreadableCoaches(say("Het bestand %(file)s is er niet.", file=path.name)) from problem
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableCoaches(say("Het bestand %(file)s is niet te lezen als tekst.", file=path.name)) from problem
