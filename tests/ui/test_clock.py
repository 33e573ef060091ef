"""The clock stands where it is set, and goes on when let go."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from startbaan.ui import clock

A_DAY = date(2026, 11, 3)


def test_now_knows_the_time_of_the_netherlands():
    assert clock.now().utcoffset() in {timedelta(hours=1), timedelta(hours=2)}


def test_standing_on_a_day_fixes_day_and_moment():
    with clock.standing_on(A_DAY):
        assert clock.today() == A_DAY
        assert clock.now() == datetime(2026, 11, 3, 8, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_standing_on_a_day_within_another_restores_it():
    with clock.standing_on(A_DAY):
        with clock.standing_on(date(2027, 1, 1)):
            inner = clock.today()
        outer = clock.today()

    assert (inner, outer) == (date(2027, 1, 1), A_DAY)


def test_clock_goes_on_after_a_failure():
    try:
        with clock.standing_on(date(1999, 1, 1)):
            raise LookupError
    except LookupError:
        pass

    assert clock.today() != date(1999, 1, 1)
