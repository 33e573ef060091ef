"""An instrument as a workbook: read within the limits of any workbook, and written to begin from."""

import io

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from startbaan.domain.instruments.definition import Instrument
from startbaan.domain.instruments.laying_out import laid_out
from startbaan.domain.instruments.sheets import read
from startbaan.domain.staffing.sheets import Cell
from startbaan.domain.staffing.workbooks import read_workbook

WIDTH = 34


def read_instrument(content: bytes) -> Instrument:
    """Read an instrument from the bytes of a workbook. Raises `Problem` (no such workbook) or `Faulty`."""
    return read(
        {
            sheet.name: [(row.number, [_word(cell) for cell in row.cells]) for row in sheet.rows]
            for sheet in read_workbook(content)
        }
    )


def write_instrument(instrument: Instrument) -> bytes:
    """Write the workbook of an instrument; every cell is typed as text."""
    book = Workbook(write_only=True)
    book.properties.creator = "Startbaan"
    for name, (headings, rows) in laid_out(instrument).items():
        sheet = book.create_sheet(name)
        for index in range(len(headings)):
            sheet.column_dimensions[get_column_letter(index + 1)].width = WIDTH
        for row in (headings, *rows):
            cells = []
            for words in row:
                cell = WriteOnlyCell(sheet, value=words)
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=row is headings)
                cells.append(cell)
            sheet.append(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _word(cell: Cell) -> str:
    """Give what a person reads in a cell: a whole number without its nought."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
