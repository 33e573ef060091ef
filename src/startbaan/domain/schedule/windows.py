"""Between which days something is to happen: windows laid in the school days of a stretch of the track."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.schedule.calendar import Calendar
from startbaan.domain.schedule.definition import Dates, Weeks

FEWEST_SCHOOL_DAYS = 5
ONE_DAY = timedelta(days=1)


def last_day(window: Period) -> date:
    """Give the last day of a window; windows always end."""
    assert window.end is not None
    return window.end - ONE_DAY


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days in which something is planned, with the numbers of their school weeks."""

    base: Period
    weeks: range


class Windows:
    """Lays windows in one region, for a programme whose longest year asks for so many school weeks.

    Most starters begin on a few days of the year, so windows that are made are kept and given again.
    """

    def __init__(self, calendar: Calendar, *, weeks_needed: int) -> None:
        self.calendar = calendar
        self.weeks_needed = weeks_needed
        self._whole_weeks: dict[tuple[int, int], Period] = {}
        self._turns: dict[tuple[Dates, int, int, SchoolYear], tuple[Period, Period | None]] = {}

    def stretch(self, base: Period) -> Stretch:
        """Find the school weeks of some days."""
        return Stretch(base, self.calendar.school_weeks(base.start, end=last_day(base) + ONE_DAY))

    def by_weeks(self, timing: Weeks, *, count: int, among: Stretch) -> list[Period]:
        """Count school weeks from the beginning, once for each window."""
        weeks = timing.windows if len(timing.windows) == count else _cut_weeks(timing.windows[0], count=count)
        return [self.weeks(pair, among=among) for pair in weeks]

    def weeks(self, weeks: tuple[int, int], *, among: Stretch) -> Period:
        """Count school weeks from the beginning; where there are too few for a year, press them together."""
        there = among.weeks
        first, last = weeks[0] - 1, weeks[1]
        if len(there) < self.weeks_needed:
            first = first * len(there) // self.weeks_needed
            last = max(first + 1, -(-last * len(there) // self.weeks_needed))
        return self._through(there[first], last=there[last - 1], base=among.base)

    def share(self, place: int, *, count: int, among: Stretch) -> Period:
        """Give one of `count` equal parts of the school weeks."""
        there = among.weeks
        first = place * len(there) // count
        last = max(first + 1, (place + 1) * len(there) // count)
        return self._through(there[first], last=there[last - 1], base=among.base)

    def by_dates(self, timing: Dates, *, place: int, count: int, base: Period) -> Period | None:
        """Give the first turn of a stretch of the school year that has enough school days inside `base`."""
        for year in SchoolYear.touching(base, until=last_day(base) + ONE_DAY):
            turn, whole = self._turn(timing, place=place, count=count, year=year)
            if whole is not None and base.covers(turn) and base.covers(whole):
                return whole
            window = turn.intersection(base)
            if window is not None and (fitted := self._fitted(window, base=base)) is not None:
                return fitted
        return None

    def _turn(self, timing: Dates, *, place: int, count: int, year: SchoolYear) -> tuple[Period, Period | None]:
        """Give the turn in one school year, and the window it makes when nothing stands in its way."""
        key = (timing, place, count, year)
        if key not in self._turns:
            first, last = timing.windows[place if len(timing.windows) == count else 0]
            turn = Period.through(_day_in(year, month_day=first), last=_day_in(year, month_day=last))
            if len(timing.windows) != count:
                turn = _cut_days(turn, place=place, count=count)
            self._turns[key] = (turn, self._fitted(turn, base=Period(turn.start)))
        return self._turns[key]

    def _through(self, first_week: int, *, last: int, base: Period) -> Period:
        whole = self._whole_weeks.get((first_week, last))
        if whole is None:
            whole = Period.through(self.calendar.week(first_week)[0], last=self.calendar.week(last)[1])
            self._whole_weeks[first_week, last] = whole
        if base.covers(whole):
            return whole
        start = max(whole.start, self.calendar.first_school_day(base.start))
        return Period.through(start, last=min(last_day(whole), last_day(base)))

    def _fitted(self, window: Period, *, base: Period) -> Period | None:
        """Begin and end on a school day: a last day in a holiday moves to the first day of school after it."""
        last = last_day(window)
        if self.calendar.school_days(window.start, end=last + ONE_DAY) < FEWEST_SCHOOL_DAYS:
            return None
        due = self.calendar.first_school_day(last)
        if due not in base:
            due = self.calendar.last_school_day(last)
        return Period.through(self.calendar.first_school_day(window.start), last=due)


def not_before(windows: list[Period], *, earlier: list[Period]) -> list[Period]:
    """Let each window begin and end no earlier than the one it waits for."""
    return [
        _pushed(window, first=earlier[min(number, len(earlier) - 1)]) if earlier else window
        for number, window in enumerate(windows)
    ]


def _pushed(window: Period, *, first: Period) -> Period:
    if window.start >= first.start and last_day(window) >= last_day(first):
        return window
    return Period.through(max(window.start, first.start), last=max(last_day(window), last_day(first)))


def _cut_weeks(weeks: tuple[int, int], *, count: int) -> list[tuple[int, int]]:
    """Cut a stretch of weeks in `count` parts of about the same length, each of at least a week."""
    first, length = weeks[0] - 1, weeks[1] - weeks[0] + 1
    cuts = [first + place * length // count for place in range(count + 1)]
    return [(start + 1, max(start + 1, end)) for start, end in pairwise(cuts)]


def _cut_days(turn: Period, *, place: int, count: int) -> Period:
    days = (last_day(turn) - turn.start).days + 1
    start = turn.start + timedelta(days=place * days // count)
    return Period(start, max(start + ONE_DAY, turn.start + timedelta(days=(place + 1) * days // count)))


def _day_in(year: SchoolYear, *, month_day: tuple[int, int]) -> date:
    month, day = month_day
    return date(year.start_year if month >= 8 else year.start_year + 1, month, day)
