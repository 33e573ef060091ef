"""Counts that hold all there is to know of items: how many observations with a pattern and a score gave each answer.

For a Rasch model the score of an observation, given which items were seen, is sufficient for its measure. So item
parameters, their errors and their fit are functions of these counts alone, and cost the same for any number of rows.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Flags, Floats, Scores, Whole

GAP = 255
FULL = 2**16
FEW = 2**15


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Observations by pattern and score: G groups of P patterns over I items, scored 0 … `tops` (I).

    `patterns` P × I: which items were seen; `pattern`, `score`, `size` G; `group_of` n: the group of each observation;
    `table` G × I × C: how many of the group gave each answer.
    """

    tops: Whole
    patterns: Flags
    pattern: Whole
    score: Whole
    size: Floats
    group_of: Whole
    table: Whole

    @property
    def seen(self) -> Flags:
        """Which items the observations of each group have, G × I."""
        return self.patterns[self.pattern]

    @property
    def informative(self) -> Flags:
        """Which groups are neither all-lowest nor all-highest, G: those others say nothing of the items."""
        return (self.score > 0) & (self.score < (self.patterns @ self.tops)[self.pattern])


def count(answers: Scores, *, tops: Whole) -> Counts:
    """Count answers n × I, scored from 0, with `GAP` for an item that was not seen; quickest when stored by item."""
    answers = np.asfortranarray(answers)
    pattern, patterns = _patterns(answers)
    most = int(tops.sum()) + 1
    # Whole numbers of one byte add up many times faster, and a gap of 255 is there the same as −1.
    score = answers.sum(axis=1, dtype=np.uint8 if most <= GAP else np.uint32).astype(np.int64)
    if not patterns.all():
        missing = (~patterns).sum(axis=1)[pattern]
        score = (score + missing) % (GAP + 1) if most <= GAP else score - GAP * missing
    keys, group_of, size = _numbered(pattern * most + score, limit=len(patterns) * most)
    table = _tabled(answers, group_of, groups=len(keys), categories=int(tops.max()) + 1)
    return Counts(tops, patterns, keys // most, keys % most, size.astype(np.float64), group_of, table)


def _tabled(answers: Scores, group_of: Whole, *, groups: int, categories: int) -> Whole:
    """Count who gave which answer, some items at a time: their answers together are one number."""
    gaps = answers.size and int(answers.max()) >= categories
    base = categories + 1 if gaps else categories
    together = max(1, int(np.log(min(FEW / max(groups, 1), GAP)) / np.log(base)))
    table = np.empty((groups, answers.shape[1], categories), dtype=np.int64)
    for first in range(0, answers.shape[1], together):
        items = range(first, min(first + together, answers.shape[1]))
        cells = base ** len(items)
        number = np.zeros(len(answers), dtype=np.uint8)
        for place, item in enumerate(items):
            given = np.minimum(answers[:, item], categories) if gaps else answers[:, item]
            number += given * np.uint8(base**place)
        found = np.bincount(group_of * cells + number, minlength=groups * cells)
        found = found.reshape(groups, *[base] * len(items))
        for place, item in enumerate(items):
            others = tuple(1 + axis for axis in range(len(items)) if axis != len(items) - 1 - place)
            table[:, item] = found.sum(axis=others)[:, :categories]
    return table


def _numbered(keys: Whole, *, limit: int) -> tuple[Whole, Whole, Whole]:
    """Give the distinct keys in order, the place of each row's key among them, and how often each occurs."""
    if limit > FULL:
        found, place, size = np.unique(keys, return_inverse=True, return_counts=True)
        return found, place, size
    sizes = np.bincount(keys, minlength=limit)
    there = np.flatnonzero(sizes)
    places = np.cumsum(sizes > 0) - 1
    return there, places[keys], sizes[there]


def _patterns(answers: Scores) -> tuple[Whole, Flags]:
    """Number the distinct patterns of items seen."""
    if answers.size == 0 or answers.max() < GAP:
        return np.zeros(len(answers), dtype=np.int64), np.ones((1, answers.shape[1]), dtype=np.bool_)
    packed = np.packbits(answers != GAP, axis=1)
    whole = np.ascontiguousarray(packed).view(np.dtype((np.void, packed.shape[1])))[:, 0]
    _, first, place = np.unique(whole, return_index=True, return_inverse=True)
    return place, answers[first] != GAP
