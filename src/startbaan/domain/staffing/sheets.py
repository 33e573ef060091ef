"""What was read from a file, before anyone asks what it means: sheets, rows and cells."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, TypeAlias

from startbaan.domain.sentences import Problem, Sentence, say

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta

DAY_ZERO = date(1899, 12, 30)
DAY_ZERO_MAC = date(1904, 1, 1)

MOST_ROWS = 120_000
MOST_COLUMNS = 300
MOST_CELLS = 1_500_000


class NotASpreadsheet(Problem):
    """A file that cannot be read as a list of people; says what is wrong and what to do."""


class SheetTooLarge(NotASpreadsheet):
    """A sheet that reaches further than any list of staff does."""


class Row(NamedTuple):
    """The cells of one row, and the number that row has in the file; a plain tuple, for there are very many."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that hold something; `hidden` are the row numbers that Excel does not show.

    A number that stands for a day counts days from `day_zero`.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: frozenset[int] = frozenset()
    visible: bool = True
    day_zero: date = DAY_ZERO
    notes: tuple[Sentence, ...] = ()


def fits(rows: int, columns: int) -> bool:
    """Tell whether a list of staff can reach this far."""
    return rows <= most_rows(columns=columns)


def most_rows(*, columns: int) -> int:
    """Give how many rows a list of staff can have that is so many columns wide."""
    return 0 if columns > MOST_COLUMNS else min(MOST_ROWS, MOST_CELLS // max(columns, 1))


def check_extent(rows: int, columns: int, *, where: Sentence) -> None:
    """Refuse a sheet whose furthest filled cell lies further than a list of staff reaches."""
    if not fits(rows, columns):
        raise SheetTooLarge(
            say(
                "%(where)s loopt door tot rij %(rows)s en kolom %(columns)s. Dat is te groot voor een personeelslijst. "
                "Kopieer alleen de lijst naar een nieuw bestand en probeer het opnieuw.",
                where=where,
                rows=rows,
                columns=columns,
            )
        )
