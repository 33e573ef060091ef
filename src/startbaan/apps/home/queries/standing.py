"""How things are for one starter: what is late or near, whether coaching is due, and what that makes of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from django.db.models import Count, DateField, F, Func, Min, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from startbaan.apps.programme.models import Activity
from startbaan.domain.periods import Period
from startbaan.domain.schedule.calendar import Region, shipped_calendars
from startbaan.domain.schedule.definition import ActivityKind, Definition
from startbaan.domain.schedule.years import track_years

SOON = timedelta(days=8)  # the last day of a window is the one before its end
LAST_DAY = Func(F("window"), function="upper", output_field=DateField())


class Standing(StrEnum):
    """How things are for one starter, the most pressing first."""

    NO_COACH = "geen-coach"
    LATE = "te-laat"
    ATTENTION = "let-op"
    ON_COURSE = "op-koers"
    COMING = "begint-nog"
    STOPS = "stopt"

    @property
    def word(self) -> Promise:
        """The word on screen."""
        return _SAID[self][0]

    @property
    def tone(self) -> str:
        """The colour of its badge."""
        return _SAID[self][1]

    @property
    def icon(self) -> str:
        """The icon in its badge."""
        return _SAID[self][2]


_SAID = {
    Standing.NO_COACH: (_("geen coach"), "late", "late"),
    Standing.LATE: (_("te laat"), "late", "late"),
    Standing.ATTENTION: (_("let op"), "attention", "attention"),
    Standing.ON_COURSE: (_("op koers"), "good", "done"),
    Standing.COMING: (_("begint nog"), "plan", "planned"),
    Standing.STOPS: (_("stopt"), "neutral", "close"),
}
RANKS = {standing: rank for rank, standing in enumerate(Standing)}


@dataclass(frozen=True, slots=True)
class Due:
    """What presses for one starter: how much is late, and how much ends within a week without a date or passed it."""

    late: int
    near: int
    start_talk: int | None = None  # the first start talk that is late
    start_talk_end: date | None = None


NOTHING_DUE = Due(0, 0)


def due_of(
    *, starters: Collection[int], tracks: Collection[int], definitions: Iterable[Definition], on: date
) -> dict[int, Due]:
    """Count what is late and what is near for each of these starters, in one statement.

    An appointment still to come is neither.
    """
    pressing = Q(planned_on=None, window__endswith__lte=on + SOON) | Q(planned_on__lt=on)
    rows = Activity.objects.filter(pressing, starter__in=starters, track__in=tracks, state=Activity.State.PLANNED)
    late = Q(window__endswith__lte=on)
    talk = late & Q(key__in=_start_talks(definitions))
    counted = rows.values_list("starter").annotate(
        late=Count("pk", filter=late),
        near=Count("pk", filter=~late),
        start_talk=Min("pk", filter=talk),
        start_talk_end=Min(LAST_DAY, filter=talk),
    )
    return {starter: Due(*numbers) for starter, *numbers in counted.order_by()}


def _start_talks(definitions: Iterable[Definition]) -> set[str]:
    return {
        activity.key
        for definition in definitions
        for activity in definition.activities
        if activity.kind is ActivityKind.START_TALK
    }


@lru_cache(maxsize=4096)
def years_of(definition: Definition, start_on: date, extra_years: int, holiday_region: str) -> tuple[Period, ...]:
    """The years of a track by its programme; the same for all who began on the same day."""
    calendar = shipped_calendars()[Region(holiday_region)]
    return track_years(definition, begins_on=start_on, extra_years=extra_years, calendar=calendar)


def year_on(years: tuple[Period, ...], *, on: date) -> int:
    """The number of the year one is in; 0 before the first."""
    return sum(year.start <= on for year in years)


def coach_due_from(
    definition: Definition, *, year: int, years: tuple[Period, ...], asked: Iterable[date]
) -> date | None:
    """The day from which there is to be a coach in this year: always at first, later for whoever asked."""
    if year > definition.coaching.max_years:
        return None
    if max(year, 1) < definition.coaching.on_request_from_year:
        return years[0].start
    return min((day for day in asked if day in years[year - 1]), default=None)


def standing_of(*, year: int, has_coach: bool, has_buddy: bool, coach_is_due: bool, due: Due, stops: bool) -> Standing:
    """Put together how things are for one starter; of a track that ends early, that is what to know."""
    if stops:
        return Standing.STOPS
    if year == 0:
        return Standing.COMING
    if coach_is_due and not has_coach:
        return Standing.NO_COACH
    if due.late:
        return Standing.LATE
    if not has_buddy or due.near:
        return Standing.ATTENTION
    return Standing.ON_COURSE
