"""From text to a sheet: finds the encoding and the separator of a CSV file."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from startbaan.domain.sentences import say
from startbaan.domain.staffing.sheets import NotASpreadsheet, Row, Sheet, check_extent, most_rows

SEPARATORS = (";", "\t", ",", "|")
QUOTE = '"'
SAMPLE = 64 * 1024
THIS_FILE = say("Dit bestand")

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_TEXT = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
SEPARATOR_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n)")
LITERAL = re.compile(r'="([^"]*)"')
ESCAPED = re.compile(r"'[=+\-@\t\r]")


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
        if _is_text(content if encoding != "utf-16" else text.encode()):
            return text
    message = say("Dit is geen Excel-bestand en geen CSV: er staat geen leesbare tekst in. Kies een .xlsx of een .csv.")
    raise NotText(message)


def _is_text(content: bytes) -> bool:
    """Tell whether there is no sign in it that no text has; in all these encodings such a sign is one byte."""
    return len(content.translate(None, NOT_TEXT)) == len(content)


def _separator(text: str) -> str:
    """Give the separator that cuts the most rows at the beginning of the text into equally many cells."""
    sample = text[:SAMPLE]

    def fit(separator: str) -> int:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
        widths = Counter(len(cells) for cells in reader if len(cells) > 1)
        return max((rows * rows * (width - 1) for width, rows in widths.items()), default=0)

    return max(SEPARATORS, key=fit)


def _rows(text: str, *, separator: str) -> tuple[Row, ...]:
    plain = _plain if "=" in text or ("'" in text and ESCAPED.search(text)) else tuple
    found = _cut(text, separator=separator) if _is_bare(text, separator=separator) else _read(text, separator=separator)
    return tuple(
        [
            Row(number, plain(cells))
            for number, cells in enumerate(found, start=1)
            if (cells and cells[0].strip()) or any(map(str.strip, cells))
        ]
    )


def _is_bare(text: str, *, separator: str) -> bool:
    """Tell whether no cell is between quotation marks, so that every separator and every end of a line cuts."""
    return separator in SEPARATORS and QUOTE not in text


def _cut(text: str, *, separator: str) -> Iterator[list[str]]:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.removesuffix("\n").split("\n")
    check_extent(len(lines), 1 + max(line.count(separator) for line in lines), where=THIS_FILE)
    return (line.split(separator) for line in lines)


def _read(text: str, *, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = finished = widest = most = 0
    try:
        for number, cells in enumerate(reader, start=1):
            finished = reader.line_num
            if len(cells) > widest:
                widest = len(cells)
                most = most_rows(columns=widest)
            if number > most:
                check_extent(number, widest, where=THIS_FILE)
            yield cells
    except csv.Error as problem:
        message = say(
            "In rij %(row)s (regel %(line)s van het bestand) klopt een aanhalingsteken niet. "
            'Haal het teken " daar weg of bewaar de lijst als Excel-werkmap (.xlsx), en probeer het opnieuw.',
            row=number + 1,
            line=finished + 1,
        )
        raise BrokenQuotes(message) from problem


def _plain(cells: list[str]) -> tuple[str, ...]:
    """Take off what only keeps Excel from changing a text: ="00123", and the apostrophe of our own exports."""
    return tuple(_bare(cell) for cell in cells)


def _bare(cell: str) -> str:
    if cell.startswith("="):
        literal = LITERAL.fullmatch(cell)
        return literal[1] if literal else cell
    return cell[1:] if ESCAPED.match(cell) else cell
