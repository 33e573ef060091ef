"""Moments that fit everyone, and only those."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.meeting.fitting import IN_CLASS, Diary, Stretch, fitting, spread
from startbaan.domain.meeting.moments import AMSTERDAM, after, begin_of, day_of, moment_on
from startbaan.domain.meeting.week import EVERY_WORKING_DAY, PartOfDay, WeekPart
from startbaan.domain.periods import Period

MONDAY = date(2026, 11, 23)
WEEK = Period(MONDAY, MONDAY + timedelta(days=7))
SINCE = begin_of(MONDAY)
WEEKS = st.frozensets(st.builds(WeekPart, st.integers(0, 6), st.sampled_from(PartOfDay)), min_size=1)
STRETCHES = st.builds(
    lambda day, at, minutes: Stretch(
        moment_on(MONDAY + timedelta(days=day), at), after(moment_on(MONDAY + timedelta(days=day), at), minutes=minutes)
    ),
    st.integers(0, 6),
    st.times(),
    st.integers(1, 300),
)
HOLIDAYS = st.builds(
    lambda day, length: Period(MONDAY + timedelta(days=day), MONDAY + timedelta(days=day + length)),
    st.integers(0, 6),
    st.integers(1, 4),
)
DIARIES = st.builds(
    Diary,
    week=st.one_of(st.just(EVERY_WORKING_DAY), WEEKS),
    taken=st.lists(STRETCHES, max_size=6).map(tuple),
    away=st.lists(HOLIDAYS, max_size=1).map(tuple),
)


def only(*parts):
    return frozenset(WeekPart(weekday, part) for weekday, part in parts)


def clocks(moments):
    return [f"{moment.astimezone(AMSTERDAM):%a %H:%M}" for moment in moments]


def test_everyone_can_where_nobody_has_anything():
    found = list(fitting([Diary(), Diary()], minutes=60, days=WEEK, since=SINCE))

    assert clocks(found[:2]) == ["Mon 08:30", "Mon 08:45"]
    assert clocks(found[-1:]) == ["Fri 16:30"]


def test_only_what_all_share_is_left():
    sanne = Diary(only((0, PartOfDay.AFTER_SCHOOL), (1, PartOfDay.AFTER_SCHOOL), (2, PartOfDay.MORNING)))
    mehmet = Diary(
        only((1, PartOfDay.AFTER_SCHOOL), (2, PartOfDay.AFTERNOON)),
        (Stretch(moment_on(date(2026, 11, 24), time(15, 30)), moment_on(date(2026, 11, 24), time(16, 15))),),
    )

    found = fitting([sanne, mehmet], minutes=60, days=WEEK, since=SINCE)

    assert clocks(found) == ["Tue 16:15", "Tue 16:30"]


def test_nothing_is_found_in_a_holiday_of_one_of_them():
    home = Diary(away=(Period(MONDAY, MONDAY + timedelta(days=4)),))

    found = fitting([Diary(), home], minutes=60, days=WEEK, since=SINCE)

    assert {day_of(moment) for moment in found} == {date(2026, 11, 27)}


def test_nothing_is_found_before_now():
    now = moment_on(MONDAY, time(16, 5))

    assert clocks(list(fitting([Diary()], minutes=60, days=WEEK, since=now))[:2]) == ["Mon 16:15", "Mon 16:30"]


def test_a_few_are_chosen_of_different_days_and_after_school_first():
    found = spread(list(fitting([Diary()], minutes=60, days=WEEK, since=SINCE)), most=6)

    assert clocks(found) == ["Mon 08:30", "Mon 15:00", "Tue 15:00", "Wed 15:00", "Thu 15:00", "Fri 15:00"]


def test_for_a_visit_the_mornings_come_first():
    found = spread(list(fitting([Diary()], minutes=60, days=WEEK, since=SINCE)), most=6, liked=IN_CLASS)

    assert clocks(found) == ["Mon 08:30", "Mon 12:00", "Tue 08:30", "Wed 08:30", "Thu 08:30", "Fri 08:30"]


def test_half_past_three_stays_half_past_three_when_the_clock_is_changed():
    days = Period(date(2026, 10, 23), date(2026, 10, 27))
    afternoons = Diary(frozenset(WeekPart(weekday, PartOfDay.AFTER_SCHOOL) for weekday in range(7)))

    found = spread(list(fitting([afternoons], minutes=150, days=days, since=begin_of(days.start))), most=9)

    assert [f"{moment.astimezone(AMSTERDAM):%d %H:%M}" for moment in found] == [
        "23 15:00",
        "24 15:00",
        "25 15:00",
        "26 15:00",
    ]
    assert [moment.hour for moment in found] == [13, 13, 14, 14]


@given(st.lists(DIARIES, min_size=1, max_size=4), st.integers(5, 240))
def test_whatever_is_found_fits_everyone(diaries, minutes):
    for moment in fitting(diaries, minutes=minutes, days=WEEK, since=SINCE):
        meeting = Stretch(moment, after(moment, minutes=minutes))
        for diary in diaries:
            assert not any(meeting.touches(taken) for taken in diary.taken)
            assert not any(day_of(moment) in away for away in diary.away)
            assert _inside(meeting, diary)


def _inside(meeting: Stretch, diary: Diary) -> bool:
    """Every five minutes of the meeting lie in a part of the week of this person."""
    moment: datetime = meeting.start
    day = day_of(moment)
    while moment < meeting.end:
        clock = moment.astimezone(AMSTERDAM).time()
        if not any(
            WeekPart(day.weekday(), part) in diary.week and part.hours[0] <= clock < part.hours[1] for part in PartOfDay
        ):
            return False
        moment = after(moment, minutes=5)
    return True
