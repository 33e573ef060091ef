"""Moments by the clock in the Netherlands, on the nights when that clock is changed too."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.meeting.moments import AMSTERDAM, after, begin_of, day_of, moment_on

END_OF_SUMMER = date(2026, 10, 25)
BEGIN_OF_SUMMER = date(2027, 3, 28)


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (date(2026, 10, 24), time(9), (24, 7, 0)),
        (END_OF_SUMMER, time(1, 30), (24, 23, 30)),
        (END_OF_SUMMER, time(2, 30), (25, 0, 30)),
        (END_OF_SUMMER, time(3, 30), (25, 2, 30)),
        (END_OF_SUMMER, time(9), (25, 8, 0)),
        (BEGIN_OF_SUMMER, time(1, 30), (28, 0, 30)),
        (BEGIN_OF_SUMMER, time(2, 30), (28, 1, 30)),
        (BEGIN_OF_SUMMER, time(3, 30), (28, 1, 30)),
        (BEGIN_OF_SUMMER, time(9), (28, 7, 0)),
        (date(2027, 3, 27), time(9), (27, 8, 0)),
    ],
)
def test_clock_is_read_as_the_netherlands_do(day, at, utc):
    moment = moment_on(day, at)

    assert (moment.day, moment.hour, moment.minute) == utc
    assert moment.tzinfo is UTC


def test_an_hour_that_comes_twice_is_the_first():
    moment = moment_on(END_OF_SUMMER, time(2, 30, fold=1))

    assert moment == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_an_hour_that_is_skipped_is_counted_on():
    assert f"{moment_on(BEGIN_OF_SUMMER, time(2, 30)).astimezone(AMSTERDAM):%H:%M}" == "03:30"


@pytest.mark.parametrize(("day", "hours"), [(END_OF_SUMMER, 25), (BEGIN_OF_SUMMER, 23), (date(2026, 11, 24), 24)])
def test_a_day_is_as_long_as_it_is(day, hours):
    length = begin_of(date.fromordinal(day.toordinal() + 1)) - begin_of(day)

    assert length.total_seconds() == hours * 3600


def test_minutes_are_real_minutes():
    assert after(moment_on(END_OF_SUMMER, time(1, 30)), minutes=120) == moment_on(END_OF_SUMMER, time(2, 30)) + (
        after(begin_of(END_OF_SUMMER), minutes=60) - begin_of(END_OF_SUMMER)
    )


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.times())
def test_a_moment_lies_on_its_own_day(day, at):
    assert day_of(moment_on(day, at)) == day
