"""Reads a pool from files: starters, facilitators, schools, who may not be together, and what weighs how much."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from startbaan.domain.grouping.pool import Facilitator, Pool, School, Slot, Starter, Weekday, Weights
from startbaan.domain.grouping.tables import Line, Unreadable, read_lines, read_text
from startbaan.domain.sentences import say


@dataclass(frozen=True, slots=True)
class Files:
    """Which files to read."""

    starters: Path
    facilitators: Path
    schools: Path
    relations: Path | None = None
    met: Path | None = None
    locked: Path | None = None
    config: Path | None = None


def read_pool(files: Files) -> Pool:
    """Read a pool; raises `Unreadable`, or `ImpossiblePool` when it contradicts itself."""
    return Pool(
        starters=[
            Starter(line.text("id"), line.text("school"), line.text("sector"), _week(line))
            for line in read_lines(files.starters, columns=("id", "school", "sector", "weekdays"))
        ],
        facilitators=[
            Facilitator(
                line.text("id"), line.text("school"), line.text("sector"), _week(line), line.whole("max_groups")
            )
            for line in read_lines(files.facilitators, columns=("id", "school", "sector", "weekdays", "max_groups"))
        ],
        schools=[
            School(line.text("id"), line.number_in("x"), line.number_in("y"))
            for line in read_lines(files.schools, columns=("id", "x", "y"))
        ],
        forbidden=_pairs(files.relations, "starter", "facilitator"),
        met=_pairs(files.met, "one", "other"),
        weights=_weights(files.config),
    )


def read_locked(path: Path | None) -> dict[str, Slot]:
    """Read who stays where they are, from an outcome of before; raises `Unreadable`."""
    if path is None:
        return {}
    return {
        line.text("starter"): Slot(line.text("facilitator"), _day(line, line.text("weekday")))
        for line in read_lines(path, columns=("starter", "facilitator", "weekday"))
    }


def _pairs(path: Path | None, one: str, other: str) -> frozenset[tuple[str, str]]:
    if path is None:
        return frozenset()
    return frozenset((line.text(one), line.text(other)) for line in read_lines(path, columns=(one, other)))


def _week(line: Line) -> frozenset[Weekday]:
    return frozenset(_day(line, day) for day in line.text("weekdays").split("|"))


def _day(line: Line, written: str) -> Weekday:
    try:
        return Weekday(written.strip().lower())
    except ValueError:
        days = ", ".join(Weekday)
        why = say("“%(day)s” is geen dag; kies uit %(days)s, met | ertussen", day=written.strip(), days=days)
        raise line.refused(why) from None


def _weights(path: Path | None) -> Weights:
    if path is None:
        return Weights()
    try:
        found = json.loads(read_text(path))
    except json.JSONDecodeError as problem:
        raise Unreadable(say("%(file)s is geen JSON (regel %(line)s).", file=path.name, line=problem.lineno)) from None
    known = [each.name for each in fields(Weights)]
    if not isinstance(found, dict) or not all(type(value) is int for value in found.values()):
        raise Unreadable(say("%(file)s hoort een blok te zijn met hele getallen.", file=path.name))
    for name in found:
        if name not in known:
            raise Unreadable(
                say(
                    "%(file)s: “%(name)s” is onbekend; kies uit %(known)s.",
                    file=path.name,
                    name=str(name),
                    known=", ".join(known),
                )
            )
    return Weights(**{**asdict(Weights()), **found})
