"""An instrument as its makers wrote it, frozen: what one looks for in a lesson. It knows nothing of measuring."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from startbaan.domain.sources import Source, Status, Text

LEAST_POINTS, MOST_POINTS = 2, 7
LOWEST = 1


class Purpose(StrEnum):
    """Who scores with it: somebody who looks, the starter about the own lesson, or pupils."""

    OBSERVATION = "observation"
    SELF = "self"
    PUPILS = "pupils"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look for: its short name, what one sees when it goes well, examples, and how sure it is."""

    key: str
    label: Text
    about: Text
    examples: tuple[Text, ...]
    source: Source

    @property
    def status(self) -> Status:
        """How sure it is that the item belongs here."""
        return self.source.status


@dataclass(frozen=True, slots=True)
class Domain:
    """What several items are about together; `is_outcome` is what pupils do, which is no step of the teacher."""

    key: str
    label: Text
    about: Text
    items: tuple[Item, ...]
    is_outcome: bool = False


@dataclass(frozen=True)
class Instrument:
    """The domains in the order in which they are learned, as far as known, and the scale from lowest to highest.

    Scores count from 1. `mirrors` is the key of the instrument whose items a self-rating or pupils' list follows.
    `asks_training` says that only who was trained in it may look with it.
    """

    key: str
    version: str
    purpose: Purpose
    title: Text
    about: Text
    scale: tuple[Text, ...]
    domains: tuple[Domain, ...]
    source: Source
    licence: Text
    mirrors: str = ""
    asks_training: bool = False

    @property
    def name(self) -> str:
        """The key with the version, as files and messages name it."""
        return f"{self.key}-{self.version}"

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items of all domains, in their order."""
        return tuple(item for domain in self.domains for item in domain.items)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all items, in their order."""
        return tuple(item.key for item in self.items)

    @cached_property
    def by_key(self) -> Mapping[str, Item]:
        """Every item by its key."""
        return {item.key: item for item in self.items}

    @cached_property
    def domain_of(self) -> Mapping[str, Domain]:
        """The domain of every item, by the key of the item."""
        return {item.key: domain for domain in self.domains for item in domain.items}

    @property
    def scores(self) -> range:
        """What can be scored, lowest first."""
        return range(LOWEST, LOWEST + len(self.scale))

    def anchor(self, score: int) -> Text:
        """Give the words of a score."""
        return self.scale[score - LOWEST]

    def from_nought(self, scores: Mapping[str, int]) -> dict[str, int]:
        """Count scores from 0, as a scale with thresholds does; what belongs to no item is left out."""
        return {key: scores[key] - LOWEST for key in self.keys if key in scores}
