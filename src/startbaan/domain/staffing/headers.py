"""From sheets to a table: finds the row of headers, and matches headers with fields."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Choices
from dataclasses import dataclass
from datetime import date

from startbaan.domain.sentences import Sentence, joined, listed, say
from startbaan.domain.staffing.fields import PRIVATE_HEADERS, REQUIRED, USUAL_HEADERS, Field
from startbaan.domain.staffing.sheets import NotASpreadsheet, Row, Sheet

LEAVE_OUT = ""

SEARCHED_ROWS = 40
ENOUGH_FIELDS = 3
LONGEST_HEADER = 200


class NoHeaders(NotASpreadsheet):
    """No row in any sheet looks like the headers of a list."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the file has it; `key` is its header as it is remembered, unique within the table."""

    index: int
    text: str
    key: str

    @property
    def is_percentage(self) -> bool:
        """Tell whether the header says that numbers are percentages."""
        return "%" in self.text or "procent" in self.key or "percent" in self.key

    @property
    def is_private(self) -> bool:
        """Tell whether the column holds what a list of starters has no use for."""
        return normal(self.text) in _PRIVATE

    @property
    def letters(self) -> str:
        """The name of the column in Excel."""
        letters, left = "", self.index + 1
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return letters


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet below its headers."""

    sheet: str
    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    day_zero: date
    notes: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Several columns that could all be the same field; a person has to say which."""

    field: Field
    columns: tuple[Column, ...]

    @property
    def words(self) -> Sentence:
        """The question itself."""
        names = [
            say("“%(text)s” (kolom %(letters)s)", text=column.text, letters=column.letters) for column in self.columns
        ]
        return say("Welke kolom is %(field)s? Je bestand heeft %(names)s.", field=self.field.label, names=listed(names))


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column holds which field, and what is left to say about the others."""

    columns: dict[Field, Column]
    questions: tuple[Question, ...]
    unknown: tuple[Column, ...]
    set_aside: tuple[Column, ...]

    @property
    def missing(self) -> tuple[Field, ...]:
        """The required fields that no column holds."""
        asked = {question.field for question in self.questions}
        return tuple(field for field in REQUIRED if field not in self.columns and field not in asked)

    @property
    def complete(self) -> bool:
        """Tell whether rows can be read."""
        return not self.missing and not self.questions

    @property
    def problem(self) -> Sentence:
        """What has to be settled before rows can be read; empty when nothing has to."""
        found = [question.words for question in self.questions]
        if self.missing:
            missing = say(
                "Deze kolommen vinden we niet in je bestand: %(names)s. Wijs aan welke kolom het is.",
                names=joined([field.label for field in self.missing]),
            )
            found.insert(0, missing)
        return joined(found, by=" ")


def find_table(sheets: Sequence[Sheet], *, chosen: Choices[str, str] | None = None) -> Table:
    """Give the first sheet with headers we know, else the first with a row that looks like headers.

    `chosen` are the headers that people of this board matched by hand before. Raises `NoHeaders`.
    """
    known = _KNOWN | {key for key, field in (chosen or {}).items() if field != LEAVE_OUT}
    candidates = [(sheet, row) for sheet in sheets if (row := _header_row(sheet, known=known)) is not None]
    if not candidates:
        message = say(
            "We vinden geen rij met kolomkoppen in dit bestand. Zet boven de lijst een rij met koppen, zoals "
            "Personeelsnummer, Roepnaam, Achternaam, BRIN en Datum in dienst."
        )
        raise NoHeaders(message)
    sheet, header = max(candidates, key=lambda found: _score(found[1], known=known) >= ENOUGH_FIELDS)
    others = [other.name for other in sheets if other is not sheet and other.rows]
    return _table(sheet, header, others=others)


def match(columns: Sequence[Column], *, chosen: Choices[str, str] | None = None) -> Mapping:
    """Match columns with fields by their headers.

    `chosen` maps the key of a column to a field, or to nothing to leave the column out; it goes before what we know
    ourselves. It holds what a person chose now and what the board chose before.
    """
    by_hand = {key: field for key, field in (chosen or {}).items() if field in {LEAVE_OUT, *Field}}
    claims: dict[Field, list[tuple[int, Column]]] = {}
    unknown: list[Column] = []
    for column in columns:
        found = _claim(column, by_hand=by_hand)
        if found is not None:
            claims.setdefault(found[0], []).append((found[1], column))
        elif by_hand.get(column.key) != LEAVE_OUT and not column.is_private:
            unknown.append(column)
    return _settled(claims, unknown=unknown)


def normal(header: str) -> str:
    """Write a header without case, accents, spaces and punctuation."""
    plain = unicodedata.normalize("NFKD", header.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def _claim(column: Column, *, by_hand: dict[str, str]) -> tuple[Field, int] | None:
    if column.key in by_hand:
        chosen = by_hand[column.key]
        return None if chosen == LEAVE_OUT else (Field(chosen), -1)
    return next((_RANKED[spelling] for spelling in _spellings(column.text) if spelling in _RANKED), None)


def _spellings(header: str) -> Iterator[str]:
    yield normal(header)
    yield normal(re.sub(r"\([^)]*\)|\[[^]]*\]", "", header))
    yield normal(re.sub(r"\b(?:procent|percentage)\b", "", header, flags=re.IGNORECASE))


def _settled(claims: dict[Field, list[tuple[int, Column]]], *, unknown: list[Column]) -> Mapping:
    if Field.BRIN not in claims and Field.LOCATION in claims:
        claims[Field.BRIN] = claims.pop(Field.LOCATION)
    columns: dict[Field, Column] = {}
    questions: list[Question] = []
    set_aside: list[Column] = []
    for field, ranked in claims.items():
        best = min(rank for rank, _ in ranked)
        first = [column for rank, column in ranked if rank == best]
        set_aside += [column for rank, column in ranked if rank > best]
        if len(first) == 1:
            columns[field] = first[0]
        else:
            questions.append(Question(field, tuple(first)))
    return Mapping(columns, tuple(questions), tuple(unknown), tuple(set_aside))


def _header_row(sheet: Sheet, *, known: frozenset[str] | set[str]) -> Row | None:
    """Give the row that names most fields; without any such row, the first that is all text and wide enough."""
    rows = sheet.rows[:SEARCHED_ROWS]
    best = max(rows, key=lambda row: _score(row, known=known), default=None)
    if best is not None and _score(best, known=known) >= ENOUGH_FIELDS:
        return best
    return next((row for row in rows if _looks_like_headers(row)), None)


def _score(row: Row, *, known: frozenset[str] | set[str]) -> int:
    texts = [cell for cell in row.cells if isinstance(cell, str) and 0 < len(cell) <= LONGEST_HEADER]
    return len({normal(text) for text in texts if any(spelling in known for spelling in _spellings(text))})


def _looks_like_headers(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell != ""]
    texts = [cell for cell in filled if isinstance(cell, str) and any(letter.isalpha() for letter in cell)]
    return len(filled) >= ENOUGH_FIELDS and texts == filled and len(set(texts)) == len(texts)


def _table(sheet: Sheet, header: Row, *, others: list[str]) -> Table:
    columns = tuple(_columns(header))
    below = sheet.rows[sheet.rows.index(header) + 1 :]
    rows = tuple([row for row in below if row.cells != header.cells])
    hidden = [str(row.number) for row in rows if row.number in sheet.hidden] if sheet.hidden else []
    notes = list(sheet.notes)
    if hidden:
        notes.append(say("Verborgen rijen zijn ook gelezen: %(rows)s.", rows=_some(hidden)))
    if others:
        notes.append(
            say(
                "Gelezen is het blad “%(sheet)s”. Niet gelezen: %(others)s.",
                sheet=sheet.name,
                others=_some([f"“{name}”" for name in others]),
            )
        )
    private = [f"“{column.text}”" for column in columns if column.is_private]
    if private:
        notes.append(
            say(
                "Niet nodig en niet gelezen: %(columns)s. Laat zulke gegevens voortaan uit het bestand.",
                columns=", ".join(private),
            )
        )
    return Table(sheet.name, header.number, columns, rows, sheet.day_zero, tuple(notes))


def _columns(header: Row) -> Iterator[Column]:
    seen: Counter[str] = Counter()
    for index, cell in enumerate(header.cells):
        text = " ".join(str(cell).split())[:LONGEST_HEADER]
        key = normal(text)
        if not key:
            continue
        seen[key] += 1
        yield Column(index, text, key if seen[key] == 1 else f"{key} {seen[key]}")


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:10])
    return shown if len(names) <= 10 else say("%(names)s en nog %(more)s", names=shown, more=len(names) - 10)


_RANKED = {
    normal(header): (field, rank)
    for field, tiers in USUAL_HEADERS.items()
    for rank, tier in enumerate(tiers)
    for header in tier
}
_KNOWN = frozenset(_RANKED)
_PRIVATE = frozenset(map(normal, PRIVATE_HEADERS))
