"""On which day one is reminded, around weekends and holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.schedule.calendar import Region, shipped_calendars
from startbaan.domain.schedule.reminding import MISSED, step_of, steps_on

NORTH = shipped_calendars()[Region.NOORD]
FRIDAY = date(2026, 11, 27)


def day_of(step, *, due):
    """The first day on which someone is reminded by this step."""
    days = (due + timedelta(days=number) for number in range(-40, 60))
    return next(
        (
            day
            for day in days
            if NORTH.is_school_day(day) and (found := step_of(NORTH, due=due, on=day)) and found.name == step
        ),
        None,
    )


@pytest.mark.parametrize(
    ("due", "step", "day"),
    [
        (FRIDAY, "week", date(2026, 11, 20)),
        (FRIDAY, "daags", date(2026, 11, 26)),
        (FRIDAY, "dag", FRIDAY),
        (FRIDAY, "laat-1", date(2026, 12, 4)),
        (FRIDAY, "laat-2", date(2026, 12, 11)),
        (date(2026, 11, 30), "daags", FRIDAY),  # the day before a Monday is a Friday
        (date(2026, 11, 29), "dag", FRIDAY),  # a last day in the weekend
        (date(2026, 10, 14), "dag", date(2026, 10, 9)),  # in the autumn holiday: the last school day before it
        (date(2026, 10, 19), "week", None),  # the day before comes on the same Friday, and says more
        (date(2026, 10, 19), "daags", date(2026, 10, 9)),
        (date(2026, 10, 5), "laat-1", None),  # it came in the holiday; the second came on the first school day after it
        (date(2026, 10, 5), "laat-2", date(2026, 10, 19)),
    ],
)
def test_step_comes_on_a_school_day(due, step, day):
    assert day_of(step, due=due) == day


def test_nobody_is_reminded_on_a_free_day():
    assert steps_on(NORTH, on=date(2026, 11, 28)) == {}
    assert steps_on(NORTH, on=date(2026, 12, 24)) == {}


@given(st.dates(date(2026, 8, 24), date(2028, 6, 1)), st.integers(1, 40))
def test_what_stays_undone_is_said_every_week_or_after_the_holiday(due, weeks):
    day = NORTH.first_school_day(due + weeks * timedelta(weeks=1))

    step = step_of(NORTH, due=due, on=day)

    assert step.weeks_late >= weeks
    assert step_of(NORTH, due=due, on=NORTH.first_school_day(day + MISSED)) != step
