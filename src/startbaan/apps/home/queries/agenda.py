"""*Agenda*: someone's week, with holidays and what is late beside the appointments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from startbaan.apps.agenda.queries import Entry, appointments_for, holidays_for
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.queries import Due, Standing, due_for
from startbaan.domain.meeting.week import WORKING_DAYS
from startbaan.domain.periods import Period
from startbaan.domain.schedule.calendar import Holiday
from startbaan.ui.wording import short_day

WEEK = timedelta(days=7)
AHEAD = 26  # weeks in the list


@dataclass(frozen=True)
class Day:
    """One day: what stands on it, and whether it is a holiday."""

    day: date
    is_today: bool
    entries: tuple[Entry, ...]
    holiday: str


@dataclass(frozen=True)
class Week:
    """One week of someone's agenda, the day they look, and what of theirs is late."""

    monday: date
    on: date
    days: tuple[Day, ...]
    late: tuple[Due, ...]

    @property
    def title(self) -> str:
        """Its number and its days."""
        last = self.monday + WEEK - timedelta(days=1)
        number = self.monday.isocalendar().week
        return _("Week %(number)s, %(first)s tot en met %(last)s") % {
            "number": number,
            "first": short_day(self.monday),
            "last": short_day(last),
        }

    @property
    def previous(self) -> str:
        """The week before, as in the address."""
        return written(self.monday - WEEK)

    @property
    def next(self) -> str:
        """The week after, as in the address."""
        return written(self.monday + WEEK)

    @property
    def is_now(self) -> bool:
        """Whether it is the week of today."""
        return self.monday <= self.on < self.monday + WEEK

    @cached_property
    def is_empty(self) -> bool:
        """Whether nothing stands on it."""
        return not any(day.entries for day in self.days)


@dataclass(frozen=True)
class Ahead:
    """Everything to come, by day."""

    days: tuple[Day, ...]


def week_of(viewer: Viewer, day: date) -> Week:
    """The week in which this day lies; Saturday and Sunday only today, and when something stands on them."""
    monday = day - timedelta(days=day.weekday())
    period = Period(monday, monday + WEEK)
    days = _days(viewer, period, appointments_for(viewer, period))
    shown = tuple(one for one in days if one.day.weekday() in WORKING_DAYS or one.entries or one.is_today)
    late = tuple(due for due in due_for(viewer) if due.item.standing is Standing.LATE and due.leads)
    return Week(monday, viewer.on, shown, late)


def ahead_of(viewer: Viewer) -> Ahead:
    """The days to come on which something stands."""
    period = Period(viewer.on, viewer.on + AHEAD * WEEK)
    return Ahead(tuple(day for day in _days(viewer, period, appointments_for(viewer, period)) if day.entries))


def written(day: date) -> str:
    """A week as it stands in the address: 2026-48."""
    year, week, _ = day.isocalendar()
    return f"{year}-{week:02}"


def monday_of(text: str, *, on: date) -> date:
    """The Monday of a week as it stands in the address; of this week when it names none."""
    try:
        year, week = (int(part) for part in text.split("-"))
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return on - timedelta(days=on.weekday())
    return monday if abs(monday.year - on.year) <= MOST_YEARS else on - timedelta(days=on.weekday())


MOST_YEARS = 10


def _days(viewer: Viewer, period: Period, entries: Sequence[Entry]) -> list[Day]:
    assert period.end is not None
    holidays = holidays_for(viewer, period)
    found = []
    for number in range((period.end - period.start).days):
        day = period.start + timedelta(days=number)
        on_it = tuple(entry for entry in entries if entry.day == day)
        found.append(Day(day, day == viewer.on, on_it, _name(holidays, day)))
    return found


def _name(holidays: Sequence[Holiday], day: date) -> str:
    language = get_language() or "nl"
    return next((holiday.name.said(language) for holiday in holidays if day in holiday.period), "")
