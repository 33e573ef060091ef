"""From a cell to a day: as a date, as Dutch or ISO text, or as the number of days Excel counts."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from startbaan.domain.sentences import say
from startbaan.domain.staffing.sheets import DAY_ZERO, Cell
from startbaan.domain.staffing.values import Unreadable, filled, text

FIRST_YEAR, LAST_YEAR = 1950, 2100
NO_END = frozenset({2999, 9999})
CENTURY = 70
LONGEST = 40
YES_NO = frozenset({"ja", "nee", "j", "n", "x"})
AMSTERDAM = ZoneInfo("Europe/Amsterdam")

WEEKDAY = re.compile(
    r"(?:ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?\.?,?\s+", re.IGNORECASE
)
TIME = re.compile(r"[T\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")
ZONED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})")
YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})")
DAY_FIRST = re.compile(r"([0-9]{1,2})(?:\s*[-/.]\s*|\s+)([0-9]{1,2})(?:\s*[-/.]\s*|\s+)([0-9]{4}|[0-9]{2})")
NAMED_MONTH = re.compile(r"([0-9]{1,2})[\s\-/.]*([a-z]{3,9})[\s\-/.]*([0-9]{4}|[0-9]{2})", re.IGNORECASE)
SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")

MONTHS = {
    "jan": 1, "januari": 1, "january": 1, "feb": 2, "februari": 2, "february": 2, "mrt": 3, "maart": 3, "mar": 3,
    "march": 3, "apr": 4, "april": 4, "mei": 5, "may": 5, "jun": 6, "juni": 6, "june": 6, "jul": 7, "juli": 7,
    "july": 7, "aug": 8, "augustus": 8, "august": 8, "sep": 9, "sept": 9, "september": 9, "okt": 10, "oct": 10,
    "oktober": 10, "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
}  # fmt: skip


def day(cell: Cell, *, day_zero: date = DAY_ZERO) -> date | None:
    """Read a day between 1950 and 2100; day before month, as Dutch people write it.

    Two digits for a year are 1970–2069. A moment with a time zone is the day it is in the Netherlands.
    """
    return _near(_day(cell, day_zero=day_zero), cell)


def last_day(cell: Cell, *, day_zero: date = DAY_ZERO) -> date | None:
    """Read the last day of a period; 31-12-9999 and 31-12-2999 are ways to say that there is none."""
    found = _day(cell, day_zero=day_zero)
    return None if found is not None and found.year in NO_END else _near(found, cell)


def day_or_yes_no(cell: Cell, *, day_zero: date = DAY_ZERO) -> date | None:
    """Read a day in a column where others write only yes or no."""
    if isinstance(cell, bool) or (isinstance(cell, str) and text(cell).casefold() in YES_NO):
        return None
    return day(cell, day_zero=day_zero)


def _near(found: date | None, cell: Cell) -> date | None:
    if found is not None and not FIRST_YEAR <= found.year <= LAST_YEAR:
        message = say("“%(written)s” kan niet: het jaar %(year)s ligt te ver weg.", written=text(cell), year=found.year)
        raise Unreadable(message)
    return found


def _day(cell: Cell, *, day_zero: date) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        written = filled(cell)
        if len(written) > LONGEST:
            message = say("“%(written)s…” is geen datum.", written=written[:LONGEST])
            raise Unreadable(message)
        return _written(written, day_zero) if written else None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _counted(cell, day_zero=day_zero)
    message = say("“%(written)s” is geen datum.", written=text(cell))
    raise Unreadable(message)


def _counted(number: float, *, day_zero: date) -> date:
    """Read a number: days since day zero, or a day written as 20260801."""
    if 1000_01_01 <= number <= 9999_12_31 and number == int(number):
        return _written(str(int(number)), day_zero)
    try:
        return day_zero + timedelta(days=int(number))
    except (OverflowError, ValueError) as problem:
        message = say("“%(written)s” is geen datum.", written=text(number))
        raise Unreadable(message) from problem


@lru_cache(maxsize=10_000)
def _written(written: str, day_zero: date) -> date:
    if found := DAY_FIRST.fullmatch(written):
        return _existing(_year(found[3]), int(found[2]), int(found[1]), written=written)
    if ZONED.fullmatch(written):
        return _moment(written)
    plain = TIME.sub("", WEEKDAY.sub("", written, count=1))
    if found := YEAR_FIRST.fullmatch(plain):
        year, month, number = (part for part in found.groups() if part is not None)
        return _existing(int(year), int(month), int(number), written=written)
    if found := DAY_FIRST.fullmatch(plain):
        return _existing(_year(found[3]), int(found[2]), int(found[1]), written=written)
    if (found := NAMED_MONTH.fullmatch(plain)) and found[2].lower() in MONTHS:
        return _existing(_year(found[3]), MONTHS[found[2].lower()], int(found[1]), written=written)
    if found := SERIAL.fullmatch(plain):
        return _counted(int(found[1]), day_zero=day_zero)
    message = say("“%(written)s” is geen datum. Schrijf bijvoorbeeld 1-8-2026.", written=written)
    raise Unreadable(message)


def _moment(written: str) -> date:
    try:
        return datetime.fromisoformat(written).astimezone(AMSTERDAM).date()
    except (ValueError, OverflowError) as problem:
        message = say("“%(written)s” bestaat niet.", written=written)
        raise Unreadable(message) from problem


def _existing(year: int, month: int, number: int, *, written: str) -> date:
    try:
        return date(year, month, number)
    except ValueError as problem:
        message = say("“%(written)s” bestaat niet.", written=written)
        raise Unreadable(message) from problem


def _year(written: str) -> int:
    year = int(written)
    if len(written) == 4:
        return year
    return year + (2000 if year < CENTURY else 1900)
