"""Years in the profession, and from which date."""

from dataclasses import replace
from datetime import date

import pytest

from startbaan.domain.periods import Period
from startbaan.domain.staffing.experience import Basis, Experience, first_year_in_profession, years_in_profession
from startbaan.domain.staffing.people import StaffRow

ROW = StaffRow(
    row_number=2,
    personnel_number="2001",
    given_name="Meike",
    infix=None,
    family_name="Veen",
    email=None,
    private_email=None,
    brin="98AA00",
    period=Period(date(2026, 8, 1)),
    fte=None,
    scale=None,
    step=None,
    function=None,
    contract=None,
    route=None,
    qualified_on=None,
    profession_started_on=None,
    line_manager=None,
)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("profession", "qualified", "found"),
    [
        (date(2024, 8, 1), date(2023, 7, 1), Experience(date(2024, 8, 1), Basis.PROFESSION, 2)),
        (None, date(2025, 7, 1), Experience(date(2025, 7, 1), Basis.QUALIFICATION, 1)),
        (None, date(2027, 7, 1), Experience(date(2026, 8, 1), Basis.CONTRACT, 0)),
        (None, date(2026, 10, 1), Experience(date(2026, 8, 1), Basis.CONTRACT, 0)),
        (None, None, Experience(date(2026, 8, 1), Basis.CONTRACT, 0)),
        (date(2026, 12, 1), None, None),
    ],
)
def test_years_are_counted_from_the_best_date(profession, qualified, found):
    row = replace(ROW, profession_started_on=profession, qualified_on=qualified)
    assert years_in_profession(row, on=TODAY) == found


@pytest.mark.parametrize(
    ("day", "first"),
    [(date(2026, 7, 31), False), (date(2026, 8, 1), True), (date(2027, 7, 31), True), (date(2027, 8, 1), False)],
)
def test_first_year_runs_until_the_same_day_next_year(day, first):
    assert first_year_in_profession(ROW, on=day) is first


def test_running_year_is_one_more_than_those_completed():
    experience = years_in_profession(replace(ROW, profession_started_on=date(2024, 8, 1)), on=TODAY)
    assert experience is not None
    assert experience.running == 3
