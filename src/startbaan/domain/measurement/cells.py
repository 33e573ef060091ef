"""From a CSV file to cells: where each begins and ends in the bytes, so that 200,000 rows cost no text of their own."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Scores, Whole
from startbaan.domain.measurement.counts import GAP
from startbaan.domain.sentences import Problem, say

SEPARATORS = (b";", b",", b"\t", b"|")
BETWEEN = b"\x1f"
WIDEST = 200
HIGHEST = 20
NOUGHT, NINE = ord("0"), ord("9")
MISSING = {"", "na", "nan", "."}


class NotReadable(Problem):
    """A file that is no table of observations."""


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The cells of a table below its header: bytes, and where each cell begins and ends, rows × columns."""

    header: tuple[str, ...]
    content: Scores
    begins: Whole
    ends: Whole
    lines: Whole

    def names(self, column: int) -> tuple[Whole, tuple[str, ...]]:
        """Number what stands in a column in the order in which it first comes. Raises `NotReadable`."""
        begins, lengths = self.begins[:, column], self.ends[:, column] - self.begins[:, column]
        if (lengths > WIDEST).any():
            line = int(self.lines[np.argmax(lengths > WIDEST)])
            raise NotReadable(
                say(
                    "In kolom %(name)s staat in rij %(line)s een veel te lange naam.",
                    name=self.header[column],
                    line=line,
                )
            )
        found, first, place = np.unique(self._words(begins, lengths), return_index=True, return_inverse=True)
        order = np.argsort(first, kind="stable")
        words = [word.strip() for word in b"\n".join(found[order].tolist()).decode().split("\n")]
        if "" in words:
            line = int(self.lines[first[order[words.index("")]]])
            raise NotReadable(
                say("In kolom %(name)s is rij %(line)s leeg. Vul die cel in.", name=self.header[column], line=line)
            )
        numbers = {word: number for number, word in enumerate(dict.fromkeys(words))}
        renumbered = np.empty(len(found), dtype=np.int64)
        renumbered[order] = [numbers[word] for word in words]
        return renumbered[place], tuple(numbers)

    def scores(self, columns: Sequence[int]) -> Scores:
        """Read whole numbers rows × columns, with `GAP` for an empty cell. Raises `NotReadable`."""
        found = np.empty((len(self.begins), len(columns)), dtype=np.uint8, order="F")
        for place, column in enumerate(columns):
            begins = self.begins[:, column]
            lengths = self.ends[:, column] - begins
            sign = self.content[begins]
            found[:, place] = np.where(lengths == 0, GAP, sign - NOUGHT)
            odd = np.flatnonzero((lengths > 1) | ((lengths == 1) & ((sign < NOUGHT) | (sign > NINE))))
            if odd.size:
                found[odd, place] = self._odd_scores(column, odd, lengths[odd])
        return found

    def _odd_scores(self, column: int, rows: Whole, lengths: Whole) -> Scores:
        words, first, place = np.unique(
            self._words(self.begins[rows, column], np.minimum(lengths, WIDEST)), return_index=True, return_inverse=True
        )
        found = np.empty(len(words), dtype=np.uint8)
        for number, word in enumerate(words):
            value = score(bytes(word).decode(errors="replace").strip())
            if value is None:
                raise NotReadable(
                    say(
                        "In kolom %(name)s staat in rij %(line)s “%(word)s”. Een score is een heel getal van 0 tot en "
                        "met %(highest)s; laat de cel leeg als het item niet gezien is.",
                        name=self.header[column],
                        line=int(self.lines[rows[first[number]]]),
                        word=bytes(word).decode(errors="replace").strip()[:40],
                        highest=HIGHEST,
                    )
                )
            found[number] = value
        return found[place]

    def _words(self, begins: Whole, lengths: Whole) -> "np.ndarray[tuple[int, ...], np.dtype[np.bytes_]]":
        """Lay cells out as texts of one length."""
        wide = max(1, int(lengths.max(initial=0)))
        places = np.arange(wide)
        held = np.where(
            places < lengths[:, None], self.content[np.minimum(begins[:, None] + places, len(self.content) - 1)], 0
        )
        return np.ascontiguousarray(held.astype(np.uint8)).view(f"S{wide}")[:, 0]


def score(word: str) -> int | None:
    """Read one score, `GAP` for one that is missing; None if it is neither."""
    if word.lower() in MISSING:
        return GAP
    whole = word.replace(",", ".").removesuffix(".0")
    return int(whole) if whole.isascii() and whole.isdigit() and len(whole) <= 2 and int(whole) <= HIGHEST else None


def read_cells(content: bytes) -> Cells:
    """Cut a CSV file with any usual separator and encoding into cells. Raises `NotReadable`."""
    text = _plain(content)
    head, _, _ = text.partition(b"\n")
    separator = max(SEPARATORS, key=head.count)
    if b'"' in text:
        text, separator, head = _unquoted(text, separator)
    header = tuple(name.strip() for name in head.decode().split(separator.decode()))
    _check_header(header)
    whole = np.frombuffer(text, dtype=np.uint8)
    marks = np.flatnonzero((whole == separator[0]) | (whole == ord("\n")))
    ends = np.flatnonzero(whole[marks] == ord("\n"))
    widths = np.diff(ends, prepend=-1)
    lines = np.arange(1, len(widths) + 1)
    starts = np.concatenate([[0], marks[:-1] + 1])
    blank = np.flatnonzero((widths == 1) & (marks[ends] == starts[ends]))
    uneven = np.setdiff1d(np.flatnonzero(widths != len(header)), blank)
    if uneven.size:
        raise NotReadable(
            say(
                "Rij %(line)s heeft niet evenveel cellen als de kop: %(cells)s in plaats van %(header)s.",
                line=int(lines[uneven[0]]),
                cells=int(widths[uneven[0]]),
                header=len(header),
            )
        )
    kept = np.delete(np.arange(1, len(widths)), blank[blank > 0] - 1)
    if blank.size and len(header) > 1:
        held = np.repeat(~np.isin(np.arange(len(widths)), blank), widths)
        marks, starts = marks[held], starts[held]
    begins, stops = starts.reshape(-1, len(header))[1:], marks.reshape(-1, len(header))[1:]
    filled = (stops > begins).any(axis=1)
    if not filled.any():
        raise NotReadable(say("Er staan geen observaties in dit bestand."))
    return Cells(header, whole, begins[filled], stops[filled], lines[kept][filled])


def _plain(content: bytes) -> bytes:
    """Give the file in UTF-8, with one sign at the end of every line."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", errors="replace").encode()
    content = content.removeprefix(b"\xef\xbb\xbf")
    if not content.strip():
        raise NotReadable(say("Dit bestand is leeg."))
    if b"\0" in content:
        raise NotReadable(say("Dit is geen CSV-bestand. Bewaar de lijst als CSV en probeer het opnieuw."))
    try:
        content.decode()
    except UnicodeDecodeError:
        content = content.decode("cp1252", errors="replace").encode()
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return content.strip(b"\n") + b"\n"


def _unquoted(text: bytes, separator: bytes) -> tuple[bytes, bytes, bytes]:
    """Take quotation marks off, with a sign between cells that no text has."""
    try:
        rows = list(csv.reader(io.StringIO(text.decode(), newline=""), delimiter=separator.decode(), strict=True))
    except csv.Error as problem:
        raise NotReadable(say('Er staat een aanhalingsteken (") te veel of te weinig in dit bestand.')) from problem
    lines = [BETWEEN.decode().join(" ".join(cell.split()) for cell in row) for row in rows]
    plain = ("\n".join(lines) + "\n").encode()
    return plain, BETWEEN, lines[0].encode()


def _check_header(header: tuple[str, ...]) -> None:
    if len(header) < 2:
        raise NotReadable(
            say("De eerste rij noemt geen kolommen. Zet daar namen, met een komma of puntkomma ertussen.")
        )
    if not all(header):
        raise NotReadable(say("Kolom %(number)s heeft geen naam.", number=header.index("") + 1))
    doubles = [name for place, name in enumerate(header) if name in header[:place]]
    if doubles:
        raise NotReadable(say("De kolom %(name)s staat er twee keer.", name=doubles[0]))
