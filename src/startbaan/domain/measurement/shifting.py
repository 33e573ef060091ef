"""What another set of parameters does to items, and to somebody measured at each score; plain Python.

Two scales have each a zero of its own. They are laid upon each other at the mean threshold of the items they share.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import fsum, sqrt

from startbaan.domain.measurement.estimates import Change, Estimate
from startbaan.domain.measurement.scale import Item, Scale, measure


@dataclass(frozen=True, slots=True)
class ItemShift:
    """Where an item stood and stands, and how far it moved; None where one of both does not have it.

    The error of the change is that of two sets of observations that have nothing to do with each other.
    """

    name: str
    before: Estimate | None
    after: Estimate | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class ScoreShift:
    """The measure that goes with a score on all shared items, before and after."""

    score: int
    before: Estimate
    after: Estimate

    @property
    def by(self) -> float:
        """How much higher the measure is after, in logits."""
        return self.after.value - self.before.value


def item_shifts(after: Scale, *, before: Scale) -> list[ItemShift]:
    """Lay two scales upon each other and say how far every item moved, in the order of the later one."""
    by = _apart(after, before)
    old = {item.name: _middle(item) for item in before.items}
    new = {item.name: _middle(item, by=by) for item in after.items}
    return [_shift(name, old.get(name), new.get(name)) for name in dict.fromkeys([*new, *old])]


def score_shifts(after: Scale, *, before: Scale) -> list[ScoreShift]:
    """Measure somebody at each score on the items that both have, before and after."""
    by = _apart(after, before)
    names = [item.name for item in after.items if item.name in {other.name for other in before.items}]
    old, new = at_each_score(_only(before, names)), at_each_score(_only(after, names))
    if len(old) != len(new):
        return []
    pairs = zip(old, new, strict=True)
    return [
        ScoreShift(score, first, replace(later, value=later.value - by)) for score, (first, later) in enumerate(pairs)
    ]


@lru_cache(maxsize=16)
def at_each_score(scale: Scale) -> tuple[Estimate, ...]:
    """Measure somebody who was seen on all items, at each score from the lowest on."""
    found, answers = [], {item.name: 0 for item in scale.items}
    if not answers:
        return ()
    found.append(measure(answers, scale=scale))
    for item in scale.items:
        for score in range(1, len(item.thresholds) + 1):
            answers[item.name] = score
            found.append(measure(answers, scale=scale))
    return tuple(found)


def _apart(after: Scale, before: Scale) -> float:
    old = {item.name: _middle(item).value for item in before.items}
    shared = [(_middle(item).value, old[item.name]) for item in after.items if item.name in old]
    return fsum(later - first for later, first in shared) / len(shared) if shared else 0.0


def _middle(item: Item, *, by: float = 0.0) -> Estimate:
    """The mean of its thresholds: where a middling score is likeliest."""
    many = len(item.thresholds)
    error = sqrt(fsum(threshold.se**2 for threshold in item.thresholds)) / many
    return Estimate(fsum(threshold.value for threshold in item.thresholds) / many - by, error)


def _shift(name: str, before: Estimate | None, after: Estimate | None) -> ItemShift:
    if before is None or after is None:
        return ItemShift(name, before, after, None)
    error = sqrt(before.se**2 + after.se**2)
    return ItemShift(name, before, after, Change(Estimate(after.value - before.value, error)))


def _only(scale: Scale, names: Sequence[str]) -> Scale:
    by_name = {item.name: item for item in scale.items}
    return Scale(tuple(by_name[name] for name in names))
