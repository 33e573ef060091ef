"""Tables out of the site: XLSX and CSV in which no cell can become a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Protocol, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from startbaan.domain.staffing.headers import Table

Value: TypeAlias = str | int | float | bool | Decimal | date | datetime | time | timedelta | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST_CHARACTERS = 32_767
DAY_FORMAT = "dd-mm-yyyy"
NARROWEST, WIDEST = 8, 60
WEIGHED_ROWS = 200

REASON = "Reden"


class Refused(Protocol):
    """A row that is not taken over, and why."""

    @property
    def row_number(self) -> int:
        """Where it stands in the file."""

    @property
    def reasons(self) -> Sequence[str]:
        """Every reason."""


def safe_cell(text: str) -> str:
    """Give a text that no spreadsheet program takes for a formula: an apostrophe goes before one that looks so."""
    plain = _printable(text)
    return f"'{plain}" if plain.lstrip(" ").startswith(FORMULA_STARTS) else plain


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Write CSV as Dutch Excel opens it: UTF-8 with a mark, semicolons, decimal commas, days as 31-12-2026."""
    lines = (csv_line(headers), *(csv_line(row) for row in rows))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def csv_line(cells: Iterable[Value]) -> str:
    """Write some cells of such a CSV, without the end of the line; two of them with a semicolon between are one."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="").writerow([_in_dutch(value) for value in cells])
    return written.getvalue()


def write_xlsx(headers: Sequence[str], rows: Iterable[Sequence[Value]], *, title: str = "Lijst") -> bytes:
    """Write a workbook of one sheet with its headers held in view; every text is typed as text."""
    body = [list(row) for row in rows]
    book = Workbook(write_only=True)
    book.properties.creator = "Startbaan"
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    for index, header in enumerate(headers):
        shown = [header, *(_in_dutch(row[index]) for row in body[:WEIGHED_ROWS] if index < len(row))]
        widest = max(len(line) for text in shown for line in text.split("\n"))
        sheet.column_dimensions[get_column_letter(index + 1)].width = min(max(widest + 2, NARROWEST), WIDEST)
    titles = [_cell(sheet, header) for header in headers]
    for title_cell in titles:
        title_cell.font = Font(bold=True)
    sheet.append(titles)
    for row in body:
        sheet.append([_cell(sheet, value) for value in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def refused_table(table: Table, refused: Sequence[Refused]) -> tuple[list[str], list[list[Value]]]:
    """Give headers and cells of the refused rows as the file had them, with the reasons in a last column.

    Columns with what a list of starters has no use for, such as a citizen number, are not given back.
    """
    columns = [column for column in table.columns if not column.is_private and column.key != REASON.casefold()]
    originals = {row.number: row.cells for row in table.rows}
    rows: list[list[Value]] = []
    for row in refused:
        cells = originals[row.row_number]
        given = [cells[column.index] if column.index < len(cells) else "" for column in columns]
        rows.append([*given, " ".join(row.reasons)])
    return [*(column.text for column in columns), REASON], rows


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> Cell:
    cell = WriteOnlyCell(sheet)
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, date) and not isinstance(value, datetime):
            cell.number_format = DAY_FORMAT
        return cell
    text = _printable(value)[:MOST_CHARACTERS]
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA_STARTS)
    if "\n" in text:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)


def _in_dutch(value: Value) -> str:
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
            return value.strftime("%d-%m-%Y %H:%M")
        case date():
            return value.strftime("%d-%m-%Y")
        case int() | time() | timedelta():
            return str(value)
