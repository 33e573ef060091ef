"""From programme to track: a window for every activity of one starter, in the school days of the region."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from graphlib import TopologicalSorter

from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.schedule.calendar import Calendar
from startbaan.domain.schedule.definition import Activity, Definition, Missed, Pace, PartTime, Standing, Weeks
from startbaan.domain.schedule.windows import Stretch, Windows, last_day, not_before
from startbaan.domain.schedule.years import track_years

FEWEST_WEEKS_FOR_REQUEST = 4

Slot = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class CoachingRequest:
    """Coaching asked for, or decided on, in a year in which it is there on request; from a day on, or all year."""

    year: int
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Starting:
    """What a plan needs to know of a person."""

    begins_on: date
    fte: float = 1.0
    extra_years: int = 0
    coaching: tuple[CoachingRequest, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """One activity in one year of a track. `number` counts within the year; `notice_on` is when to signal."""

    key: str
    year: int
    number: int
    window: Period
    notice_on: date
    minutes: int
    who: tuple[str, ...]
    lead: str
    pace: Pace | None = None

    @property
    def slot(self) -> Slot:
        """What tells it from all others of the same track."""
        return (self.key, self.year, self.number)

    @property
    def due_on(self) -> date:
        """The last day of the window."""
        return last_day(self.window)


@dataclass(frozen=True, slots=True)
class PlannedSubject:
    """One subject of the onboarding list."""

    key: str
    window: Period
    with_whom: tuple[str, ...]

    @property
    def slot(self) -> Slot:
        """What tells it from all others of the same list."""
        return (self.key, 1, 1)

    @property
    def due_on(self) -> date:
        """The last day of the window."""
        return last_day(self.window)


@dataclass(frozen=True, slots=True)
class Requestable:
    """A year in which a part is planned only when it is asked for."""

    part: str
    year: int
    window: Period


@dataclass(frozen=True, slots=True)
class Plan:
    """All of one track, in order of time."""

    years: tuple[Period, ...]
    activities: tuple[PlannedActivity, ...]
    onboarding: tuple[PlannedSubject, ...]
    requestable: tuple[Requestable, ...]
    holidays_unknown: tuple[SchoolYear, ...]

    @property
    def period(self) -> Period:
        """The days of the whole track."""
        return Period(self.years[0].start, self.years[-1].end)


def plan(definition: Definition, *, starting: Starting, calendar: Calendar) -> Plan:
    """Lay out the programme for one person; raises `TooManyYears`, `OutsideCalendar`."""
    return _planner(definition, calendar).plan(starting)


def plan_onboarding(definition: Definition, *, begins_on: date, calendar: Calendar) -> tuple[PlannedSubject, ...]:
    """Lay out the onboarding list alone, as for someone who comes to a second school."""
    years = track_years(definition, begins_on=begins_on, extra_years=0, calendar=calendar)
    return _planner(definition, calendar).onboarding(years[0])


class Planner:
    """A programme made ready for one region: what is the same for every starter is worked out once."""

    def __init__(self, definition: Definition, *, calendar: Calendar) -> None:
        self.definition = definition
        self.calendar = calendar
        order = TopologicalSorter({activity.key: activity.after for activity in definition.activities}).static_order()
        self._in_order = tuple(definition.activity(key) for key in order)
        timings = [activity.timing for activity in definition.activities if isinstance(activity.timing, Weeks)]
        ends = [last for timing in timings for _, last in timing.windows]
        ends += [subject.weeks[1] for subject in definition.onboarding]
        self._windows = Windows(calendar, weeks_needed=max(ends, default=1))

    def plan(self, starting: Starting) -> Plan:
        """Lay out the programme for one person."""
        limit = self.definition.coaching.max_years
        years = track_years(
            self.definition, begins_on=starting.begins_on, extra_years=starting.extra_years, calendar=self.calendar
        )
        whole = Period(years[0].start, years[-1].end)
        planned: list[PlannedActivity] = []
        requestable: list[Requestable] = []
        for number, year in enumerate(years, start=1):
            coaching = self._coaching_in(year, number=number, starting=starting)
            if coaching is None and number <= limit:
                requestable.append(Requestable(self.definition.coaching.part, number, year))
            planned += self._year(year, number=number, coaching=coaching, track=whole, fte=starting.fte)
        planned.sort(key=lambda item: item.window.start)
        unknown = self.calendar.unknown_in(whole)
        return Plan(years, tuple(planned), self.onboarding(years[0]), tuple(requestable), unknown)

    def onboarding(self, year: Period) -> tuple[PlannedSubject, ...]:
        """Lay out the onboarding list at the beginning of a year."""
        among = self._windows.stretch(year)
        return tuple(
            PlannedSubject(subject.key, self._windows.weeks(subject.weeks, among=among), subject.with_whom)
            for subject in self.definition.onboarding
        )

    def _coaching_in(self, year: Period, *, number: int, starting: Starting) -> Period | None:
        """Give the days in which coaching is planned; nothing when it is not, or was asked too late for this year."""
        coaching = self.definition.coaching
        if number > coaching.max_years:
            return None
        if number < coaching.on_request_from_year:
            return year
        request = next((request for request in starting.coaching if request.year == number), None)
        if request is None or request.on is None or request.on <= year.start:
            return year if request else None
        if request.on not in year:
            return None
        rest = Period(request.on, year.end)
        left = self.calendar.school_weeks(rest.start, end=last_day(rest))
        return rest if len(left) >= FEWEST_WEEKS_FOR_REQUEST else None

    def _year(
        self, year: Period, *, number: int, coaching: Period | None, track: Period, fte: float
    ) -> list[PlannedActivity]:
        definition = self.definition
        like = number if number <= definition.length_years else definition.extension.like_year
        whole, asked = self._windows.stretch(year), self._windows.stretch(coaching) if coaching else None
        windows: dict[str, list[Period]] = {}
        planned: list[PlannedActivity] = []
        for activity in self._in_order:
            among = asked if activity.part == definition.coaching.part else whole
            if among is None or like not in activity.years:
                continue
            found = self._find(activity, among=among, track=track)
            for key in activity.after:
                found = not_before(found, earlier=windows.get(key, []))
            windows[activity.key] = found
            planned += self._placed(activity, windows=found, number=number, like=like, fte=fte, not_before=track.start)
        return planned

    def _find(self, activity: Activity, *, among: Stretch, track: Period) -> list[Period]:
        timing, count, base = activity.timing, activity.times.planned, among.base
        if isinstance(timing, Standing):
            return [base]
        if isinstance(timing, Weeks):
            return self._windows.by_weeks(timing, count=count, among=among)
        found = []
        for place in range(count):
            window = self._windows.by_dates(timing, place=place, count=count, base=base)
            if window is None and activity.missed is Missed.NEXT and base.end is not None and base.end != track.end:
                rest = Period(base.end, track.end)
                window = self._windows.by_dates(timing, place=place, count=count, base=rest)
            if window is None and activity.missed is not Missed.DROP:
                window = self._windows.share(place, count=count, among=among)
            if window is not None:
                found.append(window)
        return sorted(found, key=lambda window: (window.start, last_day(window)))

    def _placed(
        self, activity: Activity, *, windows: list[Period], number: int, like: int, fte: float, not_before: date
    ) -> list[PlannedActivity]:
        pace = activity.timing.pace(like) if isinstance(activity.timing, Standing) else None
        share = fte if self.definition.part_time is PartTime.PRO_RATA else 1.0
        hours = activity.hours or 0.0
        minutes = max(round(hours * 60 * share / activity.times.planned), activity.least_minutes)
        lead_time = timedelta(days=activity.notice_days)
        return [
            PlannedActivity(
                key=activity.key,
                year=number,
                number=count,
                window=window,
                notice_on=max(last_day(window) - lead_time, not_before),
                minutes=minutes,
                who=activity.who,
                lead=activity.lead,
                pace=pace,
            )
            for count, window in enumerate(windows, start=1)
        ]


@lru_cache(maxsize=64)
def _planner(definition: Definition, calendar: Calendar) -> Planner:
    return Planner(definition, calendar=calendar)
