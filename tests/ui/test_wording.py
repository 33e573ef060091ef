"""Days, numbers and names as a Dutch reader expects them."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from startbaan.ui import wording

TUESDAY = date(2026, 11, 3)


@pytest.fixture(autouse=True)
def dutch():
    with override("nl"):
        yield


def test_long_day_names_the_weekday():
    assert wording.long_day(TUESDAY) == "di 3 november 2026"


def test_short_day_has_a_small_month_in_dutch():
    assert wording.short_day(date(2027, 3, 15)) == "15 mrt 2027"


def test_short_day_has_a_capital_in_english():
    with override("en"):
        assert wording.short_day(TUESDAY) == "3 Nov 2026"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "vandaag"),
        (1, "morgen"),
        (-1, "gisteren"),
        (3, "over 3 dagen"),
        (-3, "3 dagen geleden"),
    ],
)
def test_relative_day_is_seen_from_today(days, words):
    assert wording.relative_day(TUESDAY + timedelta(days), TUESDAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "vandaag"), (1, "morgen"), (12, "over 12 dagen"), (-1, "1 dag te laat"), (-2, "2 dagen te laat")],
)
def test_due_day_says_how_late_it_is(days, words):
    assert wording.due_day(TUESDAY + timedelta(days), TUESDAY) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(1080, "1.080"), (0.8, "0,8"), (Decimal("1.50"), "1,5"), (Decimal(100), "100"), (0, "0"), (Decimal("0.00"), "0")],
)
def test_number_has_a_comma_and_no_needless_zeros(value, words):
    assert wording.number(value) == words


def test_hours_are_written_with_a_comma():
    assert wording.hours(1.5) == "1,5 uur"


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "1 minuut"), (30, "30 minuten"), (60, "1 uur"), (90, "1,5 uur"), (80, "1 uur en 20 minuten")],
)
def test_minutes_are_written_as_one_says_them(value, words):
    assert wording.minutes(value) == words


def test_moment_is_written_in_the_time_of_the_netherlands():
    at = datetime(2026, 7, 1, 13, 30, tzinfo=ZoneInfo("UTC"))

    assert wording.moment(at) == "wo 1 juli 2026, 15.30 uur"


def test_names_are_said_and_sorted_the_dutch_way():
    assert wording.full_name("Thijs", "van", "Dam") == "Thijs van Dam"
    assert wording.full_name("Noor", "", "Bakker") == "Noor Bakker"
    assert wording.sorting_name("Thijs", "van", "Dam") == "Dam, Thijs van"
    assert wording.sorting_name("Noor", "", "Bakker") == "Bakker, Noor"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Thijs van Dam", "TD"), ("Noor", "N"), ("IJsbrand de Wit", "IJW"), ("éva özil", "ÉÖ"), ("", "")],
)
def test_initials_are_of_the_first_and_the_last_word(name, letters):
    assert wording.initials(name) == letters
