"""Counts of answers as the process that calibrates reads them; plain Python, for what hands them over."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

MODELS = ("pcm", "rsm")


@dataclass(frozen=True, slots=True)
class Answered:
    """How many observations, with these items seen and this score in all, gave one item this answer, from 0."""

    seen: tuple[str, ...]
    score: int
    item: str
    answer: int
    number: int


@dataclass(frozen=True, slots=True)
class Tables:
    """The counts of an instrument with these items, each with so many answers."""

    items: tuple[str, ...]
    answers: int
    model: str
    cells: tuple[Answered, ...]


def written(cells: Sequence[Answered], *, items: Sequence[str], answers: int, model: str) -> str:
    """Write the counts of an instrument; which items were seen is written once for all cells."""
    assert model in MODELS
    place = {key: number for number, key in enumerate(items)}
    patterns = sorted({_places(cell, place) for cell in cells})
    number = {pattern: index for index, pattern in enumerate(patterns)}
    rows = sorted(
        [number[_places(cell, place)], cell.score, place[cell.item], cell.answer, cell.number] for cell in cells
    )
    return json.dumps({"items": list(items), "answers": answers, "model": model, "patterns": patterns, "cells": rows})


def _places(cell: Answered, place: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted(place[key] for key in cell.seen))


def read_tables(content: str) -> Tables:
    """Read what `written` wrote."""
    found = json.loads(content)
    items = tuple(found["items"])
    seen = [tuple(items[place] for place in pattern) for pattern in found["patterns"]]
    cells = (
        Answered(seen[pattern], score, items[item], answer, number)
        for pattern, score, item, answer, number in found["cells"]
    )
    return Tables(items, int(found["answers"]), found["model"], tuple(cells))
