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


def written(cells: Sequence[Answered], *, items: Sequence[str], answers: int, model: str) -> str:
    """Write the counts of an instrument with these items, each with so many answers."""
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
