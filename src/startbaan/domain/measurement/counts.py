"""Counts that hold all there is to know of items: how many observations with a pattern and a score gave each answer.

For a Rasch model the score of an observation, given which items were seen, is sufficient for its measure. So item
parameters, their errors and their fit are functions of these counts alone, and cost the same for any number of rows.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Flags, Floats, Numbers, Scores, Whole

GAP = 255
FULL = 2**16
FEW = 2**15
BYTE = 2**8


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
    group_of: Numbers
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
    patterns, pattern = _patterns(answers)
    most = int(tops.sum()) + 1
    # Whole numbers of one byte add up many times faster, and a gap of 255 is there the same as −1.
    score = answers.sum(axis=1, dtype=np.uint8 if most <= GAP else np.uint32)
    if pattern is None:
        keys, group_of, size = _numbered(score, limit=most)
    else:
        missing = (~patterns).sum(axis=1)[pattern]
        whole = (score.astype(np.int64) + missing) % (GAP + 1) if most <= GAP else score - GAP * missing
        keys, group_of, size = _numbered(pattern * most + whole, limit=len(patterns) * most)
    table = _tabled(answers, group_of, groups=len(keys), categories=int(tops.max()) + 1)
    return Counts(tops, patterns, keys // most, keys % most, size.astype(np.float64), group_of, table)


def _tabled(answers: Scores, group_of: Numbers, *, groups: int, categories: int) -> Whole:
    """Count who gave which answer, some items at a time: their answers together are one number of one byte."""
    base = categories + 1 if answers.size and int(answers.max()) >= categories else categories
    together = max(1, int(np.log(max(min(FEW / groups, BYTE), base)) / np.log(base) + 1e-9)) if groups else 1
    cells = base**together
    which = (np.arange(cells)[:, None] // base ** np.arange(together)[::-1] % base)[:, :, None] == np.arange(categories)
    start = group_of.astype(np.min_scalar_type(groups * cells)) * cells
    found = np.empty((groups, answers.shape[1], categories))
    for first in range(0, answers.shape[1], together):
        number = np.zeros(len(answers), dtype=np.uint8)
        items = answers[:, first : first + together].T
        for given in items:
            number *= np.uint8(base)
            number += np.minimum(given, categories) if base > categories else given
        times = np.bincount(start + number, minlength=groups * cells).reshape(groups, cells)
        part = which[:, together - len(items) :].reshape(cells, -1).astype(np.float64)
        found[:, first : first + together] = (times @ part).reshape(groups, len(items), categories)
    return found.astype(np.int64)


def _numbered(keys: Numbers, *, limit: int) -> tuple[Whole, Numbers, Whole]:
    """Give the distinct keys in order, the place of each row's key among them, and how often each occurs.

    Numbers of rows are as small as they can be: a page of memory that was not used yet costs more than counting on it.
    """
    if limit > FULL:
        found, place, size = np.unique(keys.astype(np.int64), return_inverse=True, return_counts=True)
        return found, place, size
    sizes = np.bincount(keys, minlength=limit)
    there = np.flatnonzero(sizes)
    places = np.cumsum(sizes > 0) - 1
    small: Numbers = places.astype(np.uint8) if len(there) <= BYTE else places.astype(np.uint16)
    return there, small[keys], sizes[there]


def _patterns(answers: Scores) -> tuple[Flags, Whole | None]:
    """Give the distinct patterns of items seen, and which each row has unless all were seen."""
    if answers.size == 0 or answers.max() < GAP:
        return np.ones((1, answers.shape[1]), dtype=np.bool_), None
    packed = np.packbits(answers != GAP, axis=1)
    whole = np.ascontiguousarray(packed).view(np.dtype((np.void, packed.shape[1])))[:, 0]
    _, first, place = np.unique(whole, return_index=True, return_inverse=True)
    return answers[first] != GAP, place
