"""A day for each talk and visit: in its window, on a school day, after what comes before; or none."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from startbaan.domain.periods import Period
from startbaan.domain.schedule.calendar import Region, shipped_calendars
from startbaan.domain.schedule.proposing import APART, Moment, propose

CALENDAR = shipped_calendars()[Region.NOORD]
ON = date(2026, 11, 24)


def window(start, last):
    return Period.through(start, last=last)


def test_day_lies_in_the_middle_of_what_is_left():
    moment = Moment(1, window(date(2026, 11, 2), date(2026, 12, 11)))

    assert propose([moment], calendar=CALENDAR, on=ON) == {1: date(2026, 12, 3)}


def test_talk_follows_its_visit():
    both = window(date(2027, 1, 11), date(2027, 2, 12))

    found = propose([Moment(1, both), Moment(2, both, after=1)], calendar=CALENDAR, on=ON)

    assert found[2] - found[1] >= APART


def test_talk_follows_a_visit_that_was_agreed():
    agreed = date(2027, 2, 2)
    both = window(date(2027, 1, 11), date(2027, 2, 12))

    found = propose([Moment(1, both, agreed=agreed), Moment(2, both, after=1)], calendar=CALENDAR, on=ON)

    assert found == {2: agreed + APART}


def test_holiday_is_passed_over():
    christmas = window(date(2026, 12, 19), date(2027, 1, 5))

    found = propose([Moment(1, christmas)], calendar=CALENDAR, on=ON)

    assert [day for day in found.values() if not CALENDAR.is_school_day(day)] == []


def test_window_gone_by_gets_no_day():
    assert propose([Moment(1, window(date(2026, 9, 1), ON))], calendar=CALENDAR, on=ON) == {}


DAYS = st.dates(date(2026, 8, 1), date(2027, 7, 31))
WINDOWS = st.builds(lambda start, length: window(start, start + timedelta(days=length)), DAYS, st.integers(0, 80))


@settings(max_examples=150)
@given(windows=st.lists(WINDOWS, max_size=8), on=DAYS)
def test_every_day_is_a_school_day_to_come_in_its_own_window_and_order(windows, on):
    moments = [Moment(number, span, after=number - 1 if number % 2 else None) for number, span in enumerate(windows)]

    found = propose(moments, calendar=CALENDAR, on=on)

    for moment in moments:
        if day := found.get(moment.key):
            assert day in moment.window
            assert day > on
            assert CALENDAR.is_school_day(day)
            if moment.after in found:
                assert day >= found[moment.after] + APART
