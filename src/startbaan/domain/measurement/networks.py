"""Who can be compared with whom: raters hang together through the teachers they both saw, or they do not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Whole


@dataclass(frozen=True, slots=True, eq=False)
class Networks:
    """The network of every rater, R, and of every teacher, T; the largest is number 0."""

    of_rater: Whole
    of_teacher: Whole

    @property
    def many(self) -> int:
        """How many networks there are; severities compare within one, and between two by assumption only."""
        return int(self.of_rater.max(initial=-1)) + 1


def networks(teacher: Whole, *, rater: Whole) -> Networks:
    """Find the connected parts of observations n; teachers and raters are numbered from nought, none left out."""
    teachers = int(teacher.max(initial=-1)) + 1
    raters = int(rater.max(initial=-1)) + 1
    parent = list(range(teachers + raters))
    met = np.unique(teacher * raters + rater)
    for one, other in zip((met // raters).tolist(), (met % raters + teachers).tolist(), strict=True):
        _join(parent, one, other)
    roots = [_root(parent, each) for each in range(teachers + raters)]
    return _numbered(roots, teachers=teachers)


def _numbered(roots: Sequence[int], *, teachers: int) -> Networks:
    sizes = Counter(roots)
    order = {root: number for number, (root, _) in enumerate(sizes.most_common())}
    found = np.array([order[root] for root in roots], dtype=np.int64)
    return Networks(found[teachers:], found[:teachers])


def _root(parent: list[int], each: int) -> int:
    while parent[each] != each:
        parent[each] = parent[parent[each]]
        each = parent[each]
    return each


def _join(parent: list[int], one: int, other: int) -> None:
    first, second = _root(parent, one), _root(parent, other)
    if first != second:
        parent[max(first, second)] = min(first, second)
