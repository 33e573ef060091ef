"""A day for each moment of a year: in the middle of its window, on a school day, in a sensible order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from startbaan.domain.periods import Period
from startbaan.domain.schedule.calendar import Calendar

APART = timedelta(days=2)  # between a visit and the talk about it


@dataclass(frozen=True, slots=True)
class Moment:
    """Something to find a day for: its window, and the one that comes before it, by its place in the list."""

    key: int
    window: Period
    after: int | None = None
    agreed: date | None = None


def propose(moments: Sequence[Moment], *, calendar: Calendar, on: date) -> dict[int, date]:
    """Give a day to each moment that has none: a school day after `on`, inside its window, after what comes before it.

    A moment whose window has no such day left gets none.
    """
    found: dict[int, date] = {moment.key: moment.agreed for moment in moments if moment.agreed}
    proposed: dict[int, date] = {}
    for moment in moments:
        if moment.agreed:
            continue
        start = max(moment.window.start, on + timedelta(days=1))
        if moment.after in found:
            start = max(start, found[moment.after] + APART)
        day = _middle(moment.window, start=start, calendar=calendar, follows=moment.after is not None)
        if day is not None:
            found[moment.key] = proposed[moment.key] = day
    return proposed


def _middle(window: Period, *, start: date, calendar: Calendar, follows: bool) -> date | None:
    last = window.last or start
    if start > last:
        return None
    wanted = start if follows else start + (last - start) / 2
    for day in (calendar.first_school_day(wanted), calendar.last_school_day(wanted)):
        if start <= day <= last:
            return day
    return None
