"""School days and school weeks in a holiday region, as far as its holidays are known."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from startbaan.domain.loading import CONTENT, Node, load_yaml
from startbaan.domain.periods import NotASchoolYear, Period, SchoolYear
from startbaan.domain.sentences import Problem, say
from startbaan.domain.sources import Status, Text, one_of, text

FIRST_DAY = date(2000, 8, 1)
LATEST_START = date(2065, 8, 1)
LAST_DAY = date(2080, 7, 31)
SATURDAY = 5


class OutsideCalendar(Problem):
    """A day so early or late that no school days are known."""


class Region(StrEnum):
    """The holiday region of a school, given by its municipality."""

    NOORD = "noord"
    MIDDEN = "midden"
    ZUID = "zuid"

    @property
    def display(self) -> str:
        """The name on screen."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Holiday:
    """A school holiday."""

    name: Text
    period: Period


class Calendar:
    """The school days of one region: weekdays outside its holidays. Where holidays are not known, every weekday."""

    def __init__(self, holidays: Collection[Holiday] = (), *, known: Collection[SchoolYear] = ()) -> None:
        self.holidays = tuple(sorted(holidays, key=lambda holiday: holiday.period.start))
        self.known = frozenset(known)
        closed = {day for holiday in self.holidays for day in _days(holiday.period)}
        self._days = [
            day
            for day in range(FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1)
            if (day - 1) % 7 < SATURDAY and day not in closed
        ]
        self._week_first: list[int] = []
        self._week_last: list[int] = []
        week = -1
        for day in self._days:
            if (day - 1) // 7 != week:
                week = (day - 1) // 7
                self._week_first.append(day)
                self._week_last.append(day)
            self._week_last[-1] = day

    def admit(self, begins_on: date) -> None:
        """Refuse a beginning from which years cannot be planned; raises `OutsideCalendar`."""
        if not FIRST_DAY <= begins_on < LATEST_START:
            raise OutsideCalendar(
                say(
                    "De planning kan alleen beginnen tussen %(first)s en %(last)s, niet op %(day)s.",
                    first=FIRST_DAY.isoformat(),
                    last=LATEST_START.isoformat(),
                    day=begins_on.isoformat(),
                )
            )

    def is_school_day(self, day: date) -> bool:
        """Tell whether there is school on this day."""
        return self.first_school_day(day) == day

    def first_school_day(self, day: date) -> date:
        """Give the first school day on or after this day."""
        return date.fromordinal(self._days[bisect_left(self._days, day.toordinal())])

    def last_school_day(self, day: date) -> date:
        """Give the last school day on or before this day."""
        return date.fromordinal(self._days[bisect_right(self._days, day.toordinal()) - 1])

    def school_days(self, start: date, *, end: date) -> int:
        """Count the school days from `start` up to `end`."""
        return bisect_left(self._days, end.toordinal()) - bisect_left(self._days, start.toordinal())

    def school_weeks(self, start: date, *, end: date) -> range:
        """Give the numbers of the weeks with a school day from `start` up to `end`, for `week`."""
        return range(bisect_left(self._week_last, start.toordinal()), bisect_left(self._week_first, end.toordinal()))

    def week(self, number: int) -> tuple[date, date]:
        """Give the first and the last school day of a week."""
        return date.fromordinal(self._week_first[number]), date.fromordinal(self._week_last[number])

    def holiday_on(self, day: date) -> Holiday | None:
        """Give the holiday this day lies in."""
        return next((holiday for holiday in self.holidays if day in holiday.period), None)

    def unknown_in(self, period: Period) -> tuple[SchoolYear, ...]:
        """Give the school years of the period whose holidays are not known."""
        return tuple(year for year in SchoolYear.touching(period, until=LAST_DAY) if year not in self.known)


def read_holidays(root: Node) -> dict[Region, Calendar]:
    """Build the calendar of each region from dated content; raises `Refused`."""
    fields = root.fields(required=["status", "names", "years"])
    one_of(fields["status"], Status.UNVERIFIED)
    names = {key: text(node) for key, node in fields["names"].entries().items()}
    holidays: dict[Region, list[Holiday]] = {region: [] for region in Region}
    known: set[SchoolYear] = set()
    for label, node in fields["years"].entries().items():
        body = node.fields(required=["source", "holidays"])
        body["source"].text()
        year = _school_year(label, node=node)
        known.add(year)
        for key, row in body["holidays"].fields(required=list(names)).items():
            for region, cell in row.fields(required=list(Region)).items():
                if period := _period(cell, year=year):
                    holidays[Region(region)].append(Holiday(names[key], period))
    root.settle()
    return {region: Calendar(found, known=known) for region, found in holidays.items()}


@cache
def shipped_calendars() -> dict[Region, Calendar]:
    """Build the calendars of the holidays that come with the program."""
    return read_holidays(load_yaml(holidays_file()))


def holidays_file() -> Path:
    """Tell where the holidays are kept."""
    return CONTENT / "calendar" / "holidays.yaml"


def _days(period: Period) -> range:
    end = LAST_DAY if period.end is None else period.end
    return range(period.start.toordinal(), end.toordinal())


def _school_year(label: str, *, node: Node) -> SchoolYear:
    try:
        return SchoolYear.parse(label)
    except NotASchoolYear as error:
        node.refuse(str(error))
        return SchoolYear.of(FIRST_DAY)


def _period(node: Node, *, year: SchoolYear) -> Period | None:
    days = [item.day(default=FIRST_DAY) for item in node.items()]
    if len(days) != 2 or days[0] > days[1]:
        node.refuse("hier horen een eerste en een laatste dag")
        return None
    if days[0] not in year.period or days[1] - days[0] > timedelta(weeks=9):
        node.refuse(f"deze vakantie begint niet in {year} of duurt te lang")
        return None
    return Period.through(days[0], last=days[1])
