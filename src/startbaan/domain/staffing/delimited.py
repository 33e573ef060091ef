"""From text to a sheet: finds the encoding and the separator of a CSV file."""

import codecs
import csv
import io
import re
from collections import Counter

from startbaan.domain.sentences import say
from startbaan.domain.staffing.sheets import NotASpreadsheet, Row, Sheet, check_extent, fits

SEPARATORS = (";", "\t", ",", "|")
SAMPLE = 64 * 1024

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
SEPARATOR_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n)")
LITERAL = re.compile(r'="([^"]*)"')
ESCAPED = re.compile(r"'[=+\-@\t\r]")
KEPT_AS_TEXT = re.compile(rf"=|{ESCAPED.pattern}")


class NotText(NotASpreadsheet):
    """Bytes that are no text in any encoding a spreadsheet program writes."""


class WebPage(NotASpreadsheet):
    """HTML or XML under the name of a spreadsheet."""


class BrokenQuotes(NotASpreadsheet):
    """A quotation mark that is not closed, so that cells run into each other."""


def read_delimited(content: bytes, *, name: str) -> Sheet:
    """Read CSV with any usual separator and encoding; row numbers are those that Excel would show."""
    text = _decode(content)
    if text.lstrip().startswith("<"):
        message = say(
            "Dit is een webpagina of XML-bestand, geen Excel-bestand. Open het in Excel, kies “Opslaan als” en dan "
            "“Excel-werkmap (.xlsx)”, en upload dat bestand."
        )
        raise WebPage(message)
    declared = SEPARATOR_LINE.match(text)
    if declared:
        return Sheet(name, _rows(text[declared.end() :], separator=declared[1]))
    return Sheet(name, _rows(text, separator=_separator(text)))


def _decode(content: bytes) -> str:
    encodings = [encoding for mark, encoding in MARKS if content.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding).rstrip("\x1a")
        except UnicodeDecodeError:
            continue
        if not NOT_TEXT.search(text):
            return text
    message = say("Dit is geen Excel-bestand en geen CSV: er staat geen leesbare tekst in. Kies een .xlsx of een .csv.")
    raise NotText(message)


def _separator(text: str) -> str:
    """Give the separator that cuts the most rows at the beginning of the text into equally many cells."""
    sample = text[:SAMPLE]

    def fit(separator: str) -> int:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
        widths = Counter(len(cells) for cells in reader if len(cells) > 1)
        return max((rows * rows * (width - 1) for width, rows in widths.items()), default=0)

    return max(SEPARATORS, key=fit)


def _rows(text: str, *, separator: str) -> tuple[Row, ...]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    plain = _plain if KEPT_AS_TEXT.search(text) else tuple
    rows: list[Row] = []
    number = finished = widest = 0
    try:
        for number, cells in enumerate(reader, start=1):
            finished = reader.line_num
            widest = max(widest, len(cells))
            if not fits(number, widest):
                check_extent(number, widest, where=say("Dit bestand"))
            if any(map(str.strip, cells)):
                rows.append(Row(number, plain(cells)))
    except csv.Error as problem:
        message = say(
            "In rij %(row)s (regel %(line)s van het bestand) klopt een aanhalingsteken niet. "
            'Haal het teken " daar weg of bewaar de lijst als Excel-werkmap (.xlsx), en probeer het opnieuw.',
            row=number + 1,
            line=finished + 1,
        )
        raise BrokenQuotes(message) from problem
    return tuple(rows)


def _plain(cells: list[str]) -> tuple[str, ...]:
    """Take off what only keeps Excel from changing a text: ="00123", and the apostrophe of our own exports."""
    return tuple(_bare(cell) for cell in cells)


def _bare(cell: str) -> str:
    if cell.startswith("="):
        literal = LITERAL.fullmatch(cell)
        return literal[1] if literal else cell
    return cell[1:] if ESCAPED.match(cell) else cell
