"""When someone is reminded of what is to be done: before its day, on it, and weekly while it is late."""

from dataclasses import dataclass
from datetime import date, timedelta

from startbaan.domain.schedule.calendar import Calendar

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
FAR_BACK = timedelta(weeks=52 * 4)  # the longest a track goes on being late
FAR_AHEAD = timedelta(weeks=10)  # the longest holiday, and a week
MISSED = timedelta(days=4)  # what a night did not do is made good for so long: over a weekend


@dataclass(frozen=True, slots=True)
class Step:
    """A reminder of one thing: its name in the key of the reminder, and how many weeks late that thing is by then."""

    name: str
    weeks_late: int = 0


WEEK_BEFORE, DAY_BEFORE, THE_DAY = Step("week"), Step("daags"), Step("dag")


def steps_on(calendar: Calendar, *, on: date) -> dict[date, Step]:
    """Give, for each last day of which one is reminded on this day, the step of the reminder; none on a free day.

    A week before, the day before and the day itself, each on the last school day up to then; then every
    week, each on the first school day from then on. Of steps that fall together only the latest counts.
    """
    if not calendar.is_school_day(on):
        return {}
    found = {}
    for number in range(-FAR_BACK.days, FAR_AHEAD.days + 1):
        due = on + timedelta(days=number)
        if step := step_of(calendar, due=due, on=on):
            found[due] = step
    return found


def step_of(calendar: Calendar, *, due: date, on: date) -> Step | None:
    """Give the latest step whose day has come on a school day, unless it came too long ago."""
    late = (on - due) // WEEK
    if late >= 1:
        came = calendar.first_school_day(due + late * WEEK)
        return Step(f"laat-{late}", late) if on - came < MISSED else None
    for step, day in ((THE_DAY, due), (DAY_BEFORE, due - DAY), (WEEK_BEFORE, due - WEEK)):
        came = calendar.last_school_day(day)
        if came <= on:
            return step if on - came < MISSED else None
    return None
