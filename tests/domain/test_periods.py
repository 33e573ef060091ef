"""Half-open stretches of days and the school year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.periods import EmptyPeriod, NotASchoolYear, Period, SchoolYear

days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(days)
    return Period(start, draw(st.none() | st.integers(1, 2000).map(lambda length: start + timedelta(length))))


def test_period_holds_its_first_day_and_not_its_end() -> None:
    period = Period(date(2026, 8, 1), date(2027, 8, 1))

    assert date(2026, 8, 1) in period
    assert date(2027, 7, 31) in period
    assert date(2027, 8, 1) not in period
    assert date(2026, 7, 31) not in period
    assert (period.last, period.days) == (date(2027, 7, 31), 365)


def test_period_without_end_goes_on() -> None:
    period = Period(date(2026, 8, 1))

    assert period.contains(date(2999, 1, 1))
    assert (period.last, period.days) == (None, None)


def test_period_through_a_last_day_holds_that_day() -> None:
    assert Period.through(date(2026, 8, 1), last=date(2026, 8, 1)) == Period(date(2026, 8, 1), date(2026, 8, 2))


@pytest.mark.parametrize("end", [date(2026, 8, 1), date(2026, 7, 31)])
def test_period_without_days_is_refused(end: date) -> None:
    with pytest.raises(EmptyPeriod, match="Een periode eindigt na de dag waarop ze begint"):
        Period(date(2026, 8, 1), end)


def test_periods_that_only_touch_do_not_overlap() -> None:
    first, second = Period(date(2026, 8, 1), date(2026, 9, 1)), Period(date(2026, 9, 1))

    assert not first.overlaps(second)
    assert first.intersection(second) is None


@given(periods(), periods(), days)
def test_intersection_holds_the_days_of_both(first: Period, second: Period, day: date) -> None:
    both = first.intersection(second)

    assert (both is not None) == first.overlaps(second)
    assert (day in first and day in second) == (both is not None and day in both)
    assert both == second.intersection(first)


@given(periods(), periods())
def test_period_covers_what_its_intersection_leaves_whole(first: Period, second: Period) -> None:
    assert first.covers(second) == (first.intersection(second) == second)


@given(days)
def test_every_day_lies_in_its_school_year_alone(day: date) -> None:
    year = SchoolYear.of(day)

    assert day in year
    assert day not in year.next
    assert day not in year.previous
    assert SchoolYear.parse(str(year)) == year


def test_school_year_begins_on_the_first_of_august() -> None:
    assert SchoolYear.of(date(2026, 7, 31)) == SchoolYear(2025)
    assert SchoolYear.of(date(2026, 8, 1)) == SchoolYear(2026)
    assert str(SchoolYear(2026)) == "2026-2027"
    assert SchoolYear(2026).period == Period(date(2026, 8, 1), date(2027, 8, 1))


def test_school_years_touching_a_period_come_in_order() -> None:
    until = date(2028, 8, 1)

    assert list(SchoolYear.touching(Period(date(2026, 7, 31), date(2027, 8, 1)), until=until)) == [
        SchoolYear(2025),
        SchoolYear(2026),
    ]
    assert list(SchoolYear.touching(Period(date(2026, 8, 1)), until=until)) == [SchoolYear(2026), SchoolYear(2027)]


@pytest.mark.parametrize("text", ["2026", "2026-2028", "2027-2026", "26-27", ""])
def test_text_that_is_no_school_year_is_refused(text: str) -> None:
    with pytest.raises(NotASchoolYear, match="geen schooljaar"):
        SchoolYear.parse(text)
