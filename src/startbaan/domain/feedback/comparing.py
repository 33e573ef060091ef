"""What observer and starter saw differently in the same lesson."""

from dataclasses import dataclass

from startbaan.domain.feedback.looks import Look
from startbaan.domain.instruments.definition import Instrument, Item

MOST = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """An item on which they differ, with both scores and what either wrote down."""

    item: Item
    observer: int
    starter: int
    note: str = ""
    own_note: str = ""

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


def compared(look: Look, *, own: Look, instrument: Instrument) -> Comparison:
    """Set both scores side by side; of equal differences the first item comes first."""
    both = [item for item in instrument.items if item.key in look.scores and item.key in own.scores]
    found = [
        Difference(item, look.scores[item.key], own.scores[item.key], _note(look, item), _note(own, item))
        for item in both
        if look.scores[item.key] != own.scores[item.key]
    ]
    largest = sorted(found, key=lambda difference: -abs(difference.by))[:MOST]
    return Comparison(len(both), len(both) - len(found), tuple(largest))


def _note(look: Look, item: Item) -> str:
    return look.notes.get(item.key, "")
