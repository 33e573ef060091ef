"""What the night knows of visits: which waited for a coach who went, and which the starter has not scored; no words."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.db import connection

from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.coaching.queries.instruments import instrument_of, instruments_for
from startbaan.apps.coaching.queries.observers import may_observe
from startbaan.apps.coaching.queries.visit_plans import post_of
from startbaan.apps.programme.models import Track
from startbaan.domain.instruments.definition import Purpose
from startbaan.domain.schedule.calendar import shipped_calendars
from startbaan.domain.schedule.reminding import MISSED, THE_DAY, WEEK, step_of

LATE = timedelta(days=2)  # after which scoring from memory gets hard: our own choice
MOST_WEEKS = 4  # after which one is not reminded any more: our own choice


@dataclass(frozen=True, slots=True)
class VisitLeft:
    """A visit still to come of a coach who went, and who is the coach now, if anybody."""

    item: UUID
    starter: int
    leaving: int
    pair: int | None
    coming: int | None
    instrument: int
    activity: int | None
    held_on: date
    held_at: time | None


@dataclass(frozen=True, slots=True)
class VisitToRate:
    """A visit whose starter neither scored nor said not to; today is the day of this step of reminding."""

    item: UUID
    starter: int
    held_on: date
    step: str


def visits_left(*, since: date, on: date, starter: int | None = None) -> list[VisitLeft]:
    """The visits of today or later of coaches who went after `since`; of one starter, or of all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM coaching_visits_left(%s, %s, %s)", [since, on, starter])
        return [VisitLeft(*row) for row in cursor.fetchall()]


def instrument_for(left: VisitLeft, *, on: date) -> int | None:
    """With what the coach of now may look: the same, or the first of the school that asks no training."""
    if left.coming is None:
        return None
    definition = instrument_of(InstrumentVersion.objects.get(pk=left.instrument))
    people = {left.coming}
    if not definition.asks_training or may_observe(people, instrument_key=definition.key, on=on):
        return left.instrument
    post = post_of(left.starter, on=on)
    rows = instruments_for(post.school_id, purpose=Purpose.OBSERVATION, on=on) if post else []
    return next((row.pk for row in rows if not instrument_of(row).asks_training), None)


def visits_to_rate(*, on: date) -> list[VisitToRate]:
    """The visits whose starter is reminded today: two days after the lesson, and then weekly; not while away."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM coaching_visits_to_rate(%s, %s)", [on - LATE - MOST_WEEKS * WEEK - MISSED, on - LATE]
        )
        found: list[tuple[UUID, int, date]] = cursor.fetchall()
    rows = Track.objects.filter(starter__in={starter for _item, starter, _day in found}, period__contains=on)
    regions = {row.starter_id: row.holiday_region for row in rows if not any(on in pause for pause in row.pauses)}
    return [
        VisitToRate(item, starter, day, step)
        for item, starter, day in found
        if starter in regions and (step := _step(regions[starter], due=day + LATE, on=on))
    ]


def _step(region: str, *, due: date, on: date) -> str:
    """The step of reminding of today, empty where there is none or where it was enough."""
    calendar = next(calendar for one, calendar in shipped_calendars().items() if one.value == region)
    step = step_of(calendar, due=due, on=on) if calendar.is_school_day(on) else None
    if step is None or step.weeks_late > MOST_WEEKS or not (step.weeks_late or step == THE_DAY):
        return ""
    return step.name
