"""The person–item map: where each step of each item lies on the scale, and the chance of it at a measure."""

from dataclasses import dataclass
from math import fsum

from startbaan.domain.feedback.looks import Ruler, form_score
from startbaan.domain.instruments.definition import Domain, Instrument, Item
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.scale import FARTHEST
from startbaan.domain.measurement.scale import Item as Steps

HALF = 0.5
ROUNDS = 60


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """Where a step succeeds half of the time, in logits, and the chance of it at the measure of the teacher."""

    score: int
    at: float
    chance: float


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item with its steps, the easiest first."""

    item: Item
    steps: tuple[PlacedStep, ...]

    @property
    def middle(self) -> float:
        """How difficult the item is."""
        return fsum(step.at for step in self.steps) / len(self.steps)


@dataclass(frozen=True, slots=True)
class PlacedDomain:
    """A domain with its items, the easiest first."""

    domain: Domain
    items: tuple[PlacedItem, ...]

    @property
    def middle(self) -> float:
        """How difficult the domain is."""
        return fsum(item.middle for item in self.items) / len(self.items)


def person_item_map(level: Estimate, *, instrument: Instrument, ruler: Ruler) -> tuple[PlacedDomain, ...]:
    """Place every item of the scale, domains in order of difficulty."""
    scale = {item.name: item for item in ruler.fitting(instrument).items}
    domains = []
    for domain in instrument.domains:
        items = [_placed(item, scale[item.key], level, instrument) for item in domain.items if item.key in scale]
        if items:
            domains.append(PlacedDomain(domain, tuple(sorted(items, key=lambda item: item.middle))))
    return tuple(sorted(domains, key=lambda domain: domain.middle))


def _placed(item: Item, steps: Steps, level: Estimate, instrument: Instrument) -> PlacedItem:
    chances = steps.reached(level.value)
    return PlacedItem(
        item,
        tuple(
            PlacedStep(form_score(steps, place + 1, instrument=instrument), _halfway(steps, place), chance)
            for place, chance in enumerate(chances)
        ),
    )


def _halfway(steps: Steps, place: int) -> float:
    """Find the measure at which a step is reached half of the time."""
    low, high = -2 * FARTHEST, 2 * FARTHEST
    for _round in range(ROUNDS):
        middle = (low + high) / 2
        low, high = (middle, high) if steps.reached(middle)[place] < HALF else (low, middle)
    return (low + high) / 2
