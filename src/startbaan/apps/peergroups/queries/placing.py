"""Who stands where in a proposal as it is now, and what was changed last."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from startbaan.apps.peergroups.models import Placing, PlacingStep, Round
from startbaan.domain.grouping.pool import Grouping, Pool, Slot, Weekday
from startbaan.domain.sentences import said, unpacked


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands, and whether they stay there when the rest is computed anew."""

    slot: Slot
    locked: bool = False

    @property
    def kept(self) -> list[str | bool]:
        """How it is kept in a step."""
        return [self.slot.facilitator, self.slot.weekday.value, self.locked]

    @classmethod
    def read(cls, kept: object) -> "Place":
        """Read back what was kept."""
        match kept:
            case [str() as facilitator, str() as weekday, bool() as locked]:
                return cls(Slot(facilitator, Weekday(weekday)), locked)
            case _:
                raise ValueError(kept)


Places = Mapping[str, Place]


def places_of(row: Round) -> dict[str, Place]:
    """Where everyone stands who has a group, by starter."""
    rows = Placing.objects.filter(round=row).values_list("starter", "facilitator", "weekday", "locked")
    return {
        str(starter): Place(Slot(str(facilitator), Weekday(weekday)), locked)
        for starter, facilitator, weekday, locked in rows
    }


def grouping_of(places: Places, pool: Pool) -> Grouping:
    """The grouping that these places make, of those who belong to the pool."""
    return {
        starter: place.slot
        for starter, place in places.items()
        if starter in pool.starter and place.slot.facilitator in pool.facilitator
    }


def last_step(row: Round) -> PlacingStep | None:
    """The change that was made last, and that can be undone."""
    return PlacingStep.objects.filter(round=row).select_related("made_by").order_by("-number").first()


def said_of(step: PlacingStep) -> str:
    """What was said of a change."""
    return " ".join(said(unpacked(words), _) for words in step.words)
