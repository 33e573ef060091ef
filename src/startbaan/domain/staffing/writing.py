"""Workbooks out of the site, in which no cell can become a formula."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from startbaan.domain.staffing.headers import Table
from startbaan.domain.staffing.lines import FORMULA_STARTS, Value, in_dutch, printable

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


def write_xlsx(headers: Sequence[str], rows: Iterable[Sequence[Value]], *, title: str = "Lijst") -> bytes:
    """Write a workbook of one sheet with its headers held in view; every text is typed as text."""
    body = [list(row) for row in rows]
    book = Workbook(write_only=True)
    book.properties.creator = "Startbaan"
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    for index, header in enumerate(headers):
        shown = [header, *(in_dutch(row[index]) for row in body[:WEIGHED_ROWS] if index < len(row))]
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
    text = printable(value)[:MOST_CHARACTERS]
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA_STARTS)
    if "\n" in text:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
