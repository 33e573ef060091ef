"""School days, school weeks and the holidays that come with the program."""

from datetime import date, timedelta

import pytest

from startbaan.domain.loading import Refused, parse_yaml
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.schedule.calendar import Calendar, Region, read_holidays, shipped_calendars

MIDDEN = shipped_calendars()[Region.MIDDEN]


def holidays(cell: str, *, year: str = "2026-2027") -> str:
    return f"""status: niet geverifieerd
names:
  herfst: {{nl: Herfstvakantie, en: Autumn holiday}}
years:
  {year}:
    source: eigen rooster
    holidays:
      herfst: {{noord: {cell}, midden: {cell}, zuid: {cell}}}
"""


def test_weekend_and_holiday_are_no_school_days() -> None:
    assert MIDDEN.is_school_day(date(2026, 11, 20))
    assert not MIDDEN.is_school_day(date(2026, 11, 21))
    assert not MIDDEN.is_school_day(date(2026, 10, 19))


def test_nearest_school_days_step_over_a_holiday() -> None:
    assert MIDDEN.first_school_day(date(2026, 12, 19)) == date(2027, 1, 4)
    assert MIDDEN.last_school_day(date(2027, 1, 3)) == date(2026, 12, 18)


def test_holiday_on_a_day_has_a_name() -> None:
    holiday = MIDDEN.holiday_on(date(2026, 10, 19))

    assert holiday is not None
    assert holiday.name.said("en") == "Autumn holiday"
    assert MIDDEN.holiday_on(date(2026, 11, 20)) is None


def test_every_holiday_runs_from_saturday_through_sunday() -> None:
    for calendar in shipped_calendars().values():
        for holiday in calendar.holidays:
            last = holiday.period.last
            assert last is not None
            assert (holiday.period.start.weekday(), last.weekday()) == (5, 6)


def test_every_region_knows_the_same_years() -> None:
    known = {calendar.known for calendar in shipped_calendars().values()}

    assert known == {frozenset(SchoolYear(year) for year in range(2023, 2029))}


def test_summer_lasts_six_weeks_in_every_region() -> None:
    for calendar in shipped_calendars().values():
        summers = [holiday.period.days for holiday in calendar.holidays if holiday.name.said("en") == "Summer holiday"]
        assert summers == [44] * 6


def test_weeks_of_a_school_year_leave_out_holidays() -> None:
    year = SchoolYear(2026).period
    weeks = MIDDEN.school_weeks(year.start, end=date(2027, 8, 1))

    assert len(weeks) == 41
    assert MIDDEN.week(weeks[0]) == (date(2026, 8, 31), date(2026, 9, 4))


def test_calendar_without_holidays_knows_no_year() -> None:
    assert Calendar().unknown_in(Period(date(2026, 8, 1), date(2028, 8, 1))) == (SchoolYear(2026), SchoolYear(2027))


def test_holidays_of_a_school_are_read() -> None:
    found = read_holidays(parse_yaml(holidays("[2026-10-17, 2026-10-25]"), name="rooster.yaml"))

    assert [holiday.period for holiday in found[Region.ZUID].holidays] == [
        Period(date(2026, 10, 17), date(2026, 10, 26))
    ]
    assert found[Region.ZUID].known == {SchoolYear(2026)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (holidays("[2026-10-25, 2026-10-17]"), "rooster.yaml:8: hier horen een eerste en een laatste dag"),
        (holidays("[2026-10-17]"), "rooster.yaml:8: hier horen een eerste en een laatste dag"),
        (
            holidays("[2027-10-17, 2027-10-25]"),
            "rooster.yaml:8: deze vakantie begint niet in 2026-2027 of duurt te lang",
        ),
        (
            holidays("[2026-10-17, 2027-03-25]"),
            "rooster.yaml:8: deze vakantie begint niet in 2026-2027 of duurt te lang",
        ),
        (
            holidays("[2026-10-17, 2026-10-25]", year="2026-2028"),
            "rooster.yaml:5: “2026-2028” is geen schooljaar; schrijf bijvoorbeeld 2026-2027.",
        ),
    ],
)
def test_holidays_that_cannot_be_are_refused(text: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        read_holidays(parse_yaml(text, name="rooster.yaml"))

    assert message in refused.value.messages


def test_week_before_a_holiday_is_not_the_week_after() -> None:
    weeks = MIDDEN.school_weeks(date(2026, 10, 12), end=date(2026, 11, 1))

    assert [MIDDEN.week(week)[0] for week in weeks] == [date(2026, 10, 12), date(2026, 10, 26)]
    assert date(2026, 10, 12) + timedelta(weeks=2) == date(2026, 10, 26)
