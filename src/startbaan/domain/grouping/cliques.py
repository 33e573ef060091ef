"""Pairs of people gathered in circles in which all know each other, as last year's groups were."""

from collections.abc import Iterable


def cliques(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Divide pairs over circles so that each pair stands in exactly one; large circles stay whole where they can."""
    left: dict[str, set[str]] = {}
    for one, other in pairs:
        left.setdefault(one, set()).add(other)
        left.setdefault(other, set()).add(one)
    found = []
    for start in sorted(left):
        while left[start]:
            circle = _grown(start, left)
            for member in circle:
                left[member] -= set(circle)
            found.append(tuple(sorted(circle)))
    return tuple(found)


def _grown(start: str, left: dict[str, set[str]]) -> list[str]:
    circle, open_ = [start], set(left[start])
    while open_:
        best = max(sorted(open_), key=lambda each: len(left[each] & open_))
        circle.append(best)
        open_ &= left[best]
    return circle
