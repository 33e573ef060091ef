"""What changes when one set of parameters takes the place of another: per item, and for somebody with each score.

Where an item lies is the mean of its thresholds. Its error takes the errors of the thresholds as independent, which
they nearly are; sets are laid side by side as they are, for each has its own nought.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from startbaan.domain.measurement.estimates import Change, Estimate, change
from startbaan.domain.measurement.scale import Item, Scale, measure


@dataclass(frozen=True, slots=True)
class ItemShift:
    """Where an item lies in the new set, where it lay, and how far it moved; both None where it is new."""

    item: str
    now: Estimate
    before: Estimate | None = None

    @property
    def moved(self) -> Change | None:
        """How far it moved, as far as both sets rest on other lessons."""
        return change(self.now, earlier=self.before) if self.before else None


@dataclass(frozen=True, slots=True)
class ScoreShift:
    """The measure of somebody with this many points on all items, in the new set and in the one before."""

    score: int
    now: Estimate
    before: Estimate | None = None

    @property
    def moved(self) -> float | None:
        """How many logits the same scores lie higher; the same scores, so this has no error of its own."""
        return self.now.value - self.before.value if self.before else None


@dataclass(frozen=True, slots=True)
class Shift:
    """What a new set changes; `dropped` are items that only the set before has."""

    items: tuple[ItemShift, ...]
    scores: tuple[ScoreShift, ...]
    dropped: tuple[str, ...] = ()

    @property
    def farthest(self) -> float | None:
        """The largest shift of a person, in logits; None where nothing was in use."""
        return max((abs(each.moved) for each in self.scores if each.moved is not None), default=None)

    @property
    def clear(self) -> tuple[ItemShift, ...]:
        """The items of which the shift is clearer than chance."""
        return tuple(each for each in self.items if each.moved is not None and each.moved.is_clear)


def shift(new: Scale, *, before: Scale | None) -> Shift:
    """Lay a new set beside the one in use, or beside nothing.

    Persons are compared on the items and scores that both sets share; without any there is nothing to compare.
    """
    old = {item.name: item for item in before.items} if before else {}
    names = {item.name for item in new.items}
    items = tuple(
        ItemShift(item.name, place_of(item), place_of(old[item.name]) if item.name in old else None)
        for item in new.items
    )
    shared = [item for item in new.items if not before or _alike(item, old)]
    return Shift(items, _scores(shared, old), tuple(name for name in old if name not in names))


def place_of(item: Item) -> Estimate:
    """Say where an item lies: the mean of its thresholds."""
    errors = sum(step.se**2 for step in item.thresholds)
    return Estimate(fmean(step.value for step in item.thresholds), sqrt(errors) / len(item.thresholds))


def _alike(item: Item, old: Mapping[str, Item]) -> bool:
    return item.name in old and len(old[item.name].thresholds) == len(item.thresholds)


def _scores(shared: list[Item], old: Mapping[str, Item]) -> tuple[ScoreShift, ...]:
    if not shared:
        return ()
    now = Scale(tuple(shared))
    before = Scale(tuple(old[item.name] for item in shared)) if old else None
    found = []
    for total in range(sum(len(item.thresholds) for item in shared) + 1):
        answers = _adding_up_to(total, shared)
        found.append(ScoreShift(total, measure(answers, scale=now), measure(answers, scale=before) if before else None))
    return tuple(found)


def _adding_up_to(total: int, items: list[Item]) -> dict[str, int]:
    """Give any answers with this sum; how they are divided makes no difference to a measure."""
    answers = {}
    for item in items:
        answers[item.name] = min(total, len(item.thresholds))
        total -= answers[item.name]
    return answers
