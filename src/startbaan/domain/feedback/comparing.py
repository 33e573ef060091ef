"""What observer and starter saw differently in the same lesson."""

from collections.abc import Mapping
from dataclasses import dataclass

from startbaan.domain.instruments.definition import Instrument, Item

MOST = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """An item on which they differ, with both scores and what the observer wrote down."""

    item: Item
    observer: int
    starter: int
    note: str = ""

    @property
    def by(self) -> int:
        """How much higher the starter scored."""
        return self.starter - self.observer


@dataclass(frozen=True, slots=True)
class Comparison:
    """On how many items both gave a score, on how many the same, and the largest differences."""

    both: int
    same: int
    largest: tuple[Difference, ...]

    @property
    def different(self) -> int:
        """On how many items they differ."""
        return self.both - self.same


def compared(
    scores: Mapping[str, int], *, own: Mapping[str, int], notes: Mapping[str, str], instrument: Instrument
) -> Comparison:
    """Set both scores side by side; of equal differences the first item comes first."""
    both = [item for item in instrument.items if item.key in scores and item.key in own]
    found = [
        Difference(item, scores[item.key], own[item.key], notes.get(item.key, ""))
        for item in both
        if scores[item.key] != own[item.key]
    ]
    largest = sorted(found, key=lambda difference: -abs(difference.by))[:MOST]
    return Comparison(len(both), len(both) - len(found), tuple(largest))
