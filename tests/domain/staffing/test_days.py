"""Days as lists write them."""

import math
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.staffing import days
from startbaan.domain.staffing.sheets import DAY_ZERO_MAC
from startbaan.domain.staffing.values import Unreadable

AUGUST = date(2026, 8, 1)
POSSIBLE = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))
MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


@pytest.mark.parametrize(
    "cell",
    [
        "1-8-2026",
        "01-08-26",
        "1/8/2026",
        "1.8.2026",
        "1 8 2026",
        "2026-08-01",
        "2026/8/1",
        "20260801",
        20260801.0,
        "1 aug 2026",
        "1-aug-26",
        "1 augustus 2026",
        "za 1 augustus 2026",
        "Zaterdag 1 aug. 2026",
        "1-8-2026 00:00",
        "2026-08-01T00:00:00",
        "2026-08-01 00:00:00.000",
        "2026-07-31T22:00:00Z",
        "2026-08-01T00:00:00+02:00",
        "46235",
        46235,
        46235.0,
        46235.75,
        AUGUST,
        datetime.combine(AUGUST, time(12, 30)),
    ],
)
def test_day_is_read_in_every_usual_form(cell):
    assert days.day(cell) == AUGUST


@pytest.mark.parametrize("cell", ["", "-", "00-00-0000", "n.v.t."])
def test_day_left_empty_is_nothing(cell):
    assert days.day(cell) is None


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31-2-2026", "“31-2-2026” bestaat niet."),
        ("29-2-2027", "“29-2-2027” bestaat niet."),
        ("8/31/2026", "“8/31/2026” bestaat niet."),
        ("1-8-1900", "“1-8-1900” kan niet: het jaar 1900 ligt te ver weg."),
        (date(2199, 8, 1), "“1-8-2199” kan niet: het jaar 2199 ligt te ver weg."),
        (0, "“0” kan niet: het jaar 1899 ligt te ver weg."),
        (2026, "“2026” kan niet: het jaar 1905 ligt te ver weg."),
        ("2026", "“2026” is geen datum. Schrijf bijvoorbeeld 1-8-2026."),
        ("augustus 2026", "“augustus 2026” is geen datum. Schrijf bijvoorbeeld 1-8-2026."),
        ("=VANDAAG()", "“=VANDAAG()” is geen datum. Schrijf bijvoorbeeld 1-8-2026."),
        ("2026-02-30T00:00:00Z", "“2026-02-30T00:00:00Z” bestaat niet."),
        ("T" * 50, f"“{'T' * 40}…” is geen datum."),
        (True, "“ja” is geen datum."),
        (time(8), "“08:00:00” is geen datum."),
        (1e300, f"“{int(1e300)}” is geen datum."),
        (math.nan, "“nan” is geen datum."),
    ],
)
def test_day_that_cannot_be_says_why(cell, reason):
    with pytest.raises(Unreadable) as refused:
        days.day(cell)
    assert str(refused.value) == reason


@pytest.mark.parametrize("cell", ["31-12-9999", date(9999, 12, 31), "2999-12-31", ""])
def test_last_day_that_never_comes_is_nothing(cell):
    assert days.last_day(cell) is None


def test_last_day_is_read_as_a_day():
    assert days.last_day("31-7-2027") == date(2027, 7, 31)


@pytest.mark.parametrize(("cell", "found"), [("ja", None), ("Nee", None), (True, None), ("1-8-2026", AUGUST)])
def test_day_of_qualification_may_be_a_yes(cell, found):
    assert days.day_or_yes_no(cell) == found


@given(POSSIBLE)
def test_day_written_any_way_comes_back(day):
    month = MONTHS[day.month - 1]
    counted = (day - date(1899, 12, 30)).days
    written = [
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day} {month} {day.year}",
        day.isoformat(),
        day.strftime("%Y%m%d"),
        counted,
        float(counted),
        day,
    ]
    assert {days.day(cell) for cell in written} == {day}


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31)))
def test_day_with_a_short_year_comes_back(day):
    assert days.day(day.strftime("%d-%m-%y")) == day


@given(POSSIBLE)
def test_day_counted_from_1904_comes_back(day):
    assert days.day((day - DAY_ZERO_MAC) / timedelta(days=1), day_zero=DAY_ZERO_MAC) == day


@given(st.one_of(st.text(), st.from_regex(r"[0-9T:./ Z+-]{1,25}"), st.floats(), st.integers(), st.timedeltas()))
def test_no_cell_surprises_a_day(cell):
    for parse in (days.day, days.last_day, days.day_or_yes_no):
        try:
            parse(cell)
        except Unreadable as problem:
            assert str(problem) != ""
