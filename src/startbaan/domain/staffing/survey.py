"""A first look through the XML of a workbook: how far it reaches, what is hidden, what could not be calculated.

Calamine makes room for every cell up to the furthest one. Two cells in opposite corners would ask for more memory than
there is, and end the process. So the reach is known here first: from the tags as nearly every program writes them, and
for anything written otherwise from a full parse.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from startbaan.domain.sentences import Sentence, say
from startbaan.domain.staffing.markup import BrokenXml, parse

CELL_START = re.compile(rb"<c[\s/>]")
CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
ROW_START = re.compile(rb"<row[\s/>]")
ROW = re.compile(rb'<row r="([0-9]{1,7})"')
HIDDEN_ROW = re.compile(rb'<row r="([0-9]{1,7})"[^<>]*\shidden="(?:1|true)"')
PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
OTHER_ENCODING = re.compile(rb"""<\?xml[^<>]{0,200}encoding\s*=\s*["'](?!utf-8)""", re.IGNORECASE)
ERROR = re.compile(rb'<c r="[A-Z0-9]{2,10}"[^<>]*\st="e"')
UNCALCULATED = re.compile(rb"(?:</f>|<f\s[^<>]*/>)(?:<v\s*/>|<v></v>)?</c>")

REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Survey:
    """What was seen in one part: the furthest row and column, and the rows that Excel hides."""

    last_row: int = 0
    last_column: int = 0
    hidden: set[int] = field(default_factory=set)
    errors: int = 0
    uncalculated: int = 0

    def notes(self) -> Iterator[Sentence]:
        """Give what the person who made the file will want to know."""
        if self.errors:
            yield say(
                "Cellen met een foutwaarde van Excel, zoals #N/B: %(count)s. Ze zijn als leeg gelezen.",
                count=self.errors,
            )
        if self.uncalculated:
            yield say(
                "Cellen met een formule zonder uitkomst: %(count)s. Ze zijn als leeg gelezen. "
                "Open het bestand in Excel en bewaar het, dan staan de uitkomsten erin.",
                count=self.uncalculated,
            )


def survey(part: bytes, *, fits: Callable[[int, int], bool]) -> Survey:
    """Look through one part of a workbook; cells without a value count only if the part would not fit otherwise.

    Raises `BrokenXml`.
    """
    seen = _by_tags(part)
    if seen is None or not fits(seen.last_row, seen.last_column):
        seen = _by_parsing(part)
    seen.errors = sum(1 for _ in ERROR.finditer(part))
    seen.uncalculated = sum(1 for _ in UNCALCULATED.finditer(part))
    return seen


def _by_tags(part: bytes) -> Survey | None:
    """Read the reach off the tags, or give up when one tag is written in another way than the usual."""
    if b"\0" in part or OTHER_ENCODING.match(part.lstrip(b"\xef\xbb\xbf \r\n\t")) or PREFIXED.search(part):
        return None
    rows, cells = ROW.findall(part), CELL.findall(part)
    if len(rows) != len(ROW_START.findall(part)) or len(cells) != len(CELL_START.findall(part)):
        return None
    columns = {letters for letters, _ in cells}
    numbers = {digits for _, digits in cells}.union(rows)
    return Survey(
        last_row=max(map(int, numbers), default=0),
        last_column=max((_column(letters.decode()) for letters in columns), default=0),
        hidden={int(digits) for digits in HIDDEN_ROW.findall(part)},
    )


def _by_parsing(part: bytes) -> Survey:
    surveyor = _Surveyor()
    parse(part, start=surveyor.start)
    return surveyor.seen


class _Surveyor:
    """Follows rows and cells as the parser meets them; only cells with a value count."""

    def __init__(self) -> None:
        self.seen = Survey()
        self.row = 0
        self.column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "c":
                self._cell(attributes)
            case "v" | "is":
                self.seen.last_row = max(self.seen.last_row, self.row)
                self.seen.last_column = max(self.seen.last_column, self.column)
            case "row":
                self._row(attributes)

    def _row(self, attributes: dict[str, str]) -> None:
        self.row = _number(attributes["r"]) if "r" in attributes else self.row + 1
        self.column = 0
        if attributes.get("hidden") in {"1", "true"}:
            self.seen.hidden.add(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        if "r" not in attributes:
            self.column += 1
            return
        found = REFERENCE.fullmatch(attributes["r"])
        if found is None:
            message = f"no cell is called {attributes['r']!r}"
            raise BrokenXml(message)
        self.row, self.column = int(found[2]), _column(found[1])


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _number(text: str) -> int:
    if not re.fullmatch("[0-9]{1,7}", text):
        message = f"no row is called {text!r}"
        raise BrokenXml(message)
    return int(text)
