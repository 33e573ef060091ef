"""Lines of CSV out of the site, as Dutch Excel opens them, in which no cell can become a formula."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | Decimal | date | datetime | time | timedelta | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CARE = re.compile(rf"^ *[{re.escape(''.join(FORMULA_STARTS))}]|{UNPRINTABLE.pattern}")
QUOTED = re.compile(r'[;"\r\n]')
RISKY = frozenset({*FORMULA_STARTS, " "})


def safe_cell(text: str) -> str:
    """Give a text that no spreadsheet program takes for a formula: an apostrophe goes before one that looks so."""
    if not CARE.search(text):
        return text
    plain = printable(text)
    return f"'{plain}" if plain.lstrip(" ").startswith(FORMULA_STARTS) else plain


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Write CSV as Dutch Excel opens it: UTF-8 with a mark, semicolons, decimal commas, days as 31-12-2026."""
    lines = (csv_line(headers), *(csv_line(row) for row in rows))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def csv_line(cells: Iterable[Value]) -> str:
    """Write some cells of such a CSV, without the end of the line; two of them with a semicolon between are one."""
    return ";".join([_quoted(in_dutch(value)) for value in cells]) or '""'


def csv_column(texts: Sequence[str]) -> Sequence[str]:
    """Write the cells of one column; where no sign in it needs care, none is looked at by itself."""
    whole = "".join(texts)
    if whole.isprintable() and ";" not in whole and '"' not in whole and RISKY.isdisjoint({text[:1] for text in texts}):
        return texts
    return [_quoted(safe_cell(text)) for text in texts]


def _day(day: date) -> str:
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if QUOTED.search(text) else text


def printable(text: str) -> str:
    """Leave out what no spreadsheet program can hold."""
    return UNPRINTABLE.sub("", text)


def in_dutch(value: Value) -> str:
    """Write a value as Dutch people do, safely."""
    match value:
        case None:
            return ""
        case str():
            return safe_cell(value)
        case bool():
            return "ja" if value else "nee"
        case float():
            return (str(int(value)) if value.is_integer() else repr(value)).replace(".", ",")
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case datetime():
            return f"{_day(value)} {value:%H:%M}"
        case date():
            return _day(value)
        case int() | time() | timedelta():
            return str(value)
