"""Growth over visits, and how many visits and observers stand behind a picture.

A measure of one lesson has the error of measuring; that another lesson, or another observer, would have given something
else comes on top. How much lessons differ is known only where a set of parameters says so. Where it is not, intervals
hold the error of measuring alone: they are too narrow, and no growth is ever called clear.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from startbaan.domain.feedback.looks import Look, Ruler, measured
from startbaan.domain.instruments.definition import Instrument
from startbaan.domain.measurement.combining import Visit, growth
from startbaan.domain.measurement.estimates import Change, Estimate

DAYS_A_YEAR = 365.25
# Feedback that can be relied on: three visits, by three observers. For anything weightier: more than ten visits.
VISITS_FOR_FEEDBACK = 3
OBSERVERS_FOR_FEEDBACK = 3
MORE_THAN_FOR_WEIGHTIER = 10


class Verdict(StrEnum):
    """What may be said of a change."""

    CHANCE = "chance"
    UNSURE = "unsure"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Point:
    """One visit on the scale."""

    on: date
    observer: int
    level: Estimate


@dataclass(frozen=True, slots=True)
class Growth:
    """Visits on the scale, oldest first; how much the line through them rises from the first day to the last."""

    points: tuple[Point, ...]
    change: Change | None
    is_lesson_known: bool

    @property
    def verdict(self) -> Verdict | None:
        """What may be said; nothing with visits on one day only."""
        if self.change is None:
            return None
        if not self.change.is_clear:
            return Verdict.CHANCE
        return Verdict.CLEAR if self.is_lesson_known else Verdict.UNSURE


@dataclass(frozen=True, slots=True)
class Backing:
    """How many visits, by how many different observers."""

    visits: int
    observers: int

    @property
    def is_enough_for_feedback(self) -> bool:
        """Whether feedback can be relied on."""
        return self.visits >= VISITS_FOR_FEEDBACK and self.observers >= OBSERVERS_FOR_FEEDBACK


def grown(looks: Sequence[Look], *, instrument: Instrument, ruler: Ruler) -> Growth | None:
    """Lay visits along the ruler; None with fewer than two that can be measured."""
    found = [
        (look, Visit(estimate, look.severity, look.on.toordinal() / DAYS_A_YEAR))
        for look in sorted(looks, key=lambda look: look.on)
        if (estimate := measured(look, instrument=instrument, ruler=ruler)) is not None
    ]
    if len(found) < 2:
        return None
    lesson = ruler.lesson or 0.0
    visits = [_from(found[0][1], visit) for _look, visit in found]
    points = tuple(Point(look.on, look.observer, visit.level(lesson=lesson)) for look, visit in found)
    return Growth(points, _risen(visits, lesson), ruler.lesson is not None)


def _from(first: Visit, visit: Visit) -> Visit:
    """Count years from the first visit."""
    return Visit(visit.measure, visit.severity, visit.years - first.years)


def _risen(visits: Sequence[Visit], lesson: float) -> Change | None:
    """Say how much the line rises over the whole time; nothing when there is no time between."""
    span = visits[-1].years
    if not span:
        return None
    yearly = growth(visits, lesson=lesson).by
    return Change(Estimate(yearly.value * span, yearly.se * span))


def backing_of(looks: Sequence[Look]) -> Backing:
    """Count visits and observers."""
    return Backing(len(looks), len({look.observer for look in looks}))
