"""What the larger components are handed: choices, bars, steps, and three years on one line."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """How something on a line stands; each has an icon and a word, so that colour is never alone."""

    DONE = "done"
    NEXT = "next"
    LATE = "late"
    ATTENTION = "attention"
    PLANNED = "planned"

    @property
    def word(self) -> Promise:
        """Return the word that stands beside the icon."""
        return STATE_WORDS[self]


STATE_WORDS = {
    State.DONE: _("gedaan"),
    State.NEXT: _("nu"),
    State.LATE: _("te laat"),
    State.ATTENTION: _("let op"),
    State.PLANNED: _("gepland"),
}


@dataclass(frozen=True)
class Step:
    """One page of a wizard: done (with a way back), the present one, or still to come."""

    label: str
    state: State
    url: str = ""


@dataclass(frozen=True)
class Bar:
    """One row of a bar chart: how much is done and, when there is a plan, out of how much."""

    label: str
    value: float
    planned: float | None = None
    url: str = ""

    @property
    def reach(self) -> float:
        """Return the end of the longest part of this bar."""
        return max(self.value, self.planned or 0)


@dataclass(frozen=True)
class Moment:
    """One thing on the line of three years."""

    label: str
    on: date
    state: State
    url: str = ""


@dataclass(frozen=True)
class TimelineYear:
    """One year of the line: half-open from `start` to `end`."""

    label: str
    start: date
    end: date
    moments: tuple[Moment, ...] = ()

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    @property
    def middle(self) -> date:
        """Return the day halfway this year."""
        return self.start + (self.end - self.start) / 2

    @property
    def done(self) -> int:
        """Return how many moments are done."""
        return sum(moment.state is State.DONE for moment in self.moments)


@dataclass(frozen=True)
class Timeline:
    """Years that follow each other, and the day on which one looks at them."""

    years: tuple[TimelineYear, ...]
    today: date

    @property
    def start(self) -> date:
        """Return the first day of the line."""
        return self.years[0].start

    @property
    def end(self) -> date:
        """Return the first day after the line."""
        return self.years[-1].end

    @property
    def underway(self) -> bool:
        """Return whether today lies on the line."""
        return self.start <= self.today < self.end

    def position(self, day: date) -> float:
        """Return where a day lies on the line, in percent, kept within it."""
        length = (self.end - self.start).days
        return round(min(max((day - self.start).days / length * 100, 0.0), 100.0), 2)


def scale_of(bars: tuple[Bar, ...]) -> float:
    """Return the number at which the longest bar is full; never zero."""
    return max((bar.reach for bar in bars), default=0) or 1
