"""A CSV file as rows with their line numbers: with commas or semicolons, and the columns that are asked for."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from startbaan.domain.sentences import Problem, say

MOST_BYTES = 50_000_000


class Unreadable(Problem):
    """A file that is not there, or that holds something else than it should."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: where it stands, and its cells by column."""

    path: Path
    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """Give a cell that is not empty."""
        if not self.cells[column]:
            raise self.refused(say("vul de kolom “%(column)s” in", column=column))
        return self.cells[column]

    def number_in(self, column: str) -> float:
        """Give a number, with a point or a comma."""
        try:
            return float(self.text(column).replace(",", "."))
        except ValueError:
            raise self.refused(say("“%(cell)s” is geen getal", cell=self.cells[column])) from None

    def whole(self, column: str) -> int:
        """Give a whole number."""
        try:
            return int(self.text(column))
        except ValueError:
            raise self.refused(say("“%(cell)s” is geen geheel getal", cell=self.cells[column])) from None

    def refused(self, why: str) -> Unreadable:
        """Say what is wrong here."""
        return Unreadable(say("%(file)s, regel %(line)s: %(why)s.", file=self.path.name, line=self.number, why=why))


def read_text(path: Path) -> str:
    """Read a file as text; raises `Unreadable`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(say("Het bestand %(file)s is te groot.", file=path.name))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(say("Het bestand %(file)s is geen tekst in UTF-8.", file=path.name)) from None
    except OSError:
        raise Unreadable(say("Het bestand %(file)s is er niet, of is niet te lezen.", file=str(path))) from None


def read_lines(path: Path, *, columns: tuple[str, ...]) -> Iterator[Line]:
    """Read the rows of a CSV file that has at least these columns; empty rows are left out. Raises `Unreadable`."""
    text = read_text(path)
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        missing = [column for column in columns if column not in names]
        if missing:
            raise Unreadable(
                say("%(file)s mist de kolom %(columns)s.", file=path.name, columns=", ".join(missing)),
            )
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            line = Line(path, reader.line_num, dict(zip(names, [*cells, *[""] * len(names)], strict=False)))
            if len(cells) > len(names):
                raise line.refused(say("er staan meer cellen dan kolommen"))
            yield line
    except csv.Error:
        raise Unreadable(say("%(file)s is geen CSV-bestand.", file=path.name)) from None
