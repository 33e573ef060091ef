"""Being away for long moves what was to happen then, and nothing else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.periods import Period
from startbaan.domain.schedule.pausing import paused

TRACK = Period(date(2026, 8, 1), date(2029, 8, 1))
PAUSE = Period(date(2027, 1, 10), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("window", "moved"),
    [
        (Period(date(2026, 9, 1), date(2026, 10, 1)), Period(date(2026, 9, 1), date(2026, 10, 1))),
        (Period(date(2027, 1, 20), date(2027, 2, 20)), Period(date(2027, 3, 1), date(2027, 4, 1))),
        (Period(date(2027, 1, 1), date(2027, 1, 20)), Period(date(2027, 1, 1), date(2027, 3, 11))),
        (Period(date(2027, 1, 1), date(2027, 4, 1)), Period(date(2027, 1, 1), date(2027, 5, 21))),
        (Period(date(2027, 3, 1), date(2027, 4, 1)), Period(date(2027, 3, 1), date(2027, 4, 1))),
    ],
    ids=["before", "inside", "runs into it", "around it", "after"],
)
def test_window_gets_its_days_back_after_the_pause(window, moved):
    assert paused(window, pauses=[PAUSE], until=TRACK) == moved


def test_window_at_the_end_of_a_track_keeps_its_last_day():
    window = Period(date(2029, 6, 1), date(2029, 7, 1))
    pause = Period(date(2029, 5, 1), date(2029, 9, 1))
    assert paused(window, pauses=[pause], until=TRACK) == Period(date(2029, 7, 31), date(2029, 8, 1))


DAYS = st.integers(0, 1000).map(lambda number: TRACK.start + timedelta(days=number))


@given(start=DAYS, length=st.integers(1, 90), away=DAYS, weeks=st.integers(1, 20))
def test_window_lies_in_the_track_and_keeps_its_days_outside_the_pause(start, length, away, weeks):
    window = Period(start, min(start + timedelta(days=length), TRACK.end))
    pause = Period(away, away + timedelta(weeks=weeks))
    moved = paused(window, pauses=[pause], until=TRACK)
    assert TRACK.covers(moved)
    if moved.end < TRACK.end:
        overlap = moved.intersection(pause)
        assert moved.days - (overlap.days if overlap else 0) == window.days
