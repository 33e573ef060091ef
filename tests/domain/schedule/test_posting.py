"""When mail goes out: the rhythm, the holidays, and both times of the year."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from startbaan.domain.schedule.calendar import Region, shipped_calendars
from startbaan.domain.schedule.posting import Choice, Rhythm, is_open, last_round

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NORTH, SOUTH = shipped_calendars()[Region.NOORD], shipped_calendars()[Region.ZUID]
DAILY = Choice()
WEEKLY = Choice(Rhythm.WEEKLY, hour=16, weekday=2)
AT_ONCE = Choice(Rhythm.AT_ONCE)


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("choice", "now", "until"),
    [
        (DAILY, "2026-11-24T07:00", "2026-11-24T07:00"),
        (DAILY, "2026-11-24T06:59", "2026-11-23T07:00"),
        (DAILY, "2026-11-23T06:59", "2026-11-20T07:00"),  # a Monday before seven: the round of Friday
        (DAILY, "2026-11-22T09:00", None),  # Sunday
        (DAILY, "2026-12-22T09:00", None),  # Christmas holiday
        (DAILY, "2027-01-04T07:00", "2027-01-04T07:00"),  # the first school day after it
        (WEEKLY, "2026-11-25T16:00", "2026-11-25T16:00"),
        (WEEKLY, "2026-11-25T15:59", "2026-11-18T16:00"),
        (WEEKLY, "2026-11-30T09:00", "2026-11-25T16:00"),
        (WEEKLY, "2026-10-19T15:00", "2026-10-07T16:00"),  # after a free Wednesday, before four o'clock
        (WEEKLY, "2026-10-19T16:00", "2026-10-19T16:00"),  # after a free Wednesday: the first school day
        (AT_ONCE, "2026-11-24T11:07", "2026-11-24T11:07"),
        (AT_ONCE, "2026-11-24T23:07", None),
        (AT_ONCE, "2026-11-21T11:07", None),
    ],
)
def test_round_in_the_north(choice, now, until):
    assert last_round(choice, [NORTH], now=moment(now)) == (moment(until) if until else None)


def test_who_works_in_two_regions_is_free_when_both_are():
    autumn_of_the_south = date(2026, 10, 20)

    assert is_open([NORTH], autumn_of_the_south)
    assert not is_open([SOUTH], autumn_of_the_south)
    assert is_open([NORTH, SOUTH], autumn_of_the_south)
    assert last_round(DAILY, [SOUTH], now=moment("2026-10-20T08:00")) is None


@pytest.mark.parametrize(
    ("now", "hour"),
    [("2026-10-23T07:00", 5), ("2026-10-26T07:00", 6), ("2027-03-26T07:00", 6), ("2027-03-29T07:00", 5)],
)
def test_seven_o_clock_is_seven_o_clock_on_either_side_of_summer_time(now, hour):
    found = last_round(DAILY, [NORTH], now=moment(now))

    assert found == moment(now)
    assert found.astimezone(UTC).hour == hour
