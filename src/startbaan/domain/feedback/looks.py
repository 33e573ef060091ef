"""One lesson as somebody scored it, and the ruler it is laid along."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from startbaan.domain.instruments.definition import LOWEST, Instrument
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.scale import Item, Scale, measure


@dataclass(frozen=True)
class Look:
    """What one observer scored in one lesson, as on the form; what was not seen is left out. And notes by item.

    `severity` is how strict the observer is, in logits, where that is known.
    """

    on: date
    observer: int
    scores: Mapping[str, int]
    notes: Mapping[str, str] = field(default_factory=dict)
    severity: Estimate | None = None


@dataclass(frozen=True)
class Ruler:
    """The scale in use, and how much lessons of one teacher differ, in logits squared; None where that is unknown."""

    scale: Scale
    lesson: float | None = None

    def fitting(self, instrument: Instrument) -> Scale:
        """Keep the items of an instrument whose thresholds go with its scale."""
        return Scale(
            tuple(
                item
                for item in self.scale.items
                if item.name in instrument.by_key and len(item.thresholds) in {1, len(instrument.scale) - 1}
            )
        )


def upper_half(instrument: Instrument) -> int:
    """Give the lowest score on the strong half of the scale."""
    return LOWEST + len(instrument.scale) // 2


def form_score(item: Item, place: int, *, instrument: Instrument) -> int:
    """Say which score on the form a step of an item is. With a single threshold that is the strong half."""
    return LOWEST + place if len(item.thresholds) == len(instrument.scale) - 1 else upper_half(instrument)


def measured(look: Look, *, instrument: Instrument, ruler: Ruler) -> Estimate | None:
    """Measure one lesson; None when no item that was scored stands on the scale."""
    scale = ruler.fitting(instrument)
    answers = {
        item.name: sum(
            look.scores[item.name] >= form_score(item, place, instrument=instrument)
            for place in range(1, len(item.thresholds) + 1)
        )
        for item in scale.items
        if item.name in look.scores
    }
    return measure(answers, scale=scale) if answers else None
