"""What a list of staff is owed, as lines for a file or a screen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from startbaan.domain.entitling.desks import entitled
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.explaining import steps
from startbaan.domain.rules.owed import Owed, running_on
from startbaan.domain.rules.parameters import Agreement
from startbaan.domain.rules.results import Answer
from startbaan.domain.sentences import Sentence
from startbaan.domain.staffing.headers import find_table, match
from startbaan.domain.staffing.jobs import JobReader
from startbaan.domain.staffing.reading import read_sheets
from startbaan.domain.staffing.sheets import Row
from startbaan.domain.words import Sector


class Line(NamedTuple):
    """One entitlement of one person: what, how much, in which days, and why."""

    rule: str
    title: str
    nature: str
    amount: Decimal | None
    unit: str
    starts_on: date
    last_on: date | None
    status: str
    answer: Answer

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, and what to check before relying on it; made when it is asked for."""
        return tuple(str(ground.sentence) for ground in (*self.answer.grounds, *self.answer.cautions))

    @property
    def steps(self) -> tuple[str, ...]:
        """The calculation, a line for each stretch of the year; made when it is asked for."""
        return tuple(str(step.sentence) for step in steps(self.answer))


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """The entitlements of everybody in one position."""

    sector: Sector
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Listing:
    """Everybody on a list, the rows that were refused with their reasons, and the agreements that have ended."""

    jobs: JobReader
    year: SchoolYear
    people: tuple[tuple[Row, Shared], ...]
    refused: tuple[tuple[Row, tuple[Sentence, ...]], ...]
    ended: tuple[tuple[Sector, date], ...]


def listing(
    content: bytes,
    *,
    name: str,
    agreements: Mapping[Sector, Agreement],
    year: SchoolYear,
    sector: Sector | None = None,
    on: date | None = None,
) -> Listing:
    """Read a list of staff and say what everybody on it is owed in a school year, or on one day of it.

    Raises a `NotASpreadsheet` for a file that is no list, and `ColumnsMissing` for one without the columns it needs.
    """
    table = find_table(read_sheets(content, name=name))
    reader = JobReader(table, match(table.columns), sector=sector)
    jobs, refused = reader.jobs()
    answers = entitled(jobs, year=year, agreements=agreements)
    different = {id(owed): owed for owed in answers}
    shared = {key: Shared(owed.case.sector, tuple(_lines(owed, on=on))) for key, owed in different.items()}
    return Listing(
        reader,
        year,
        tuple(zip(jobs.rows, map(shared.__getitem__, map(id, answers)), strict=True)),
        tuple((row, reader.reasons(row)) for row in refused),
        tuple(sorted({(owed.case.sector, owed.ended.day) for owed in different.values() if owed.ended is not None})),
    )


def _lines(found: Owed, *, on: date | None) -> Iterator[Line]:
    answers = found.answers if on is None else running_on(found, on)
    for answer in answers:
        if answer.holds:
            yield _line(found, answer)


def _line(found: Owed, answer: Answer) -> Line:
    text = found.agreement.rules[answer.rule]
    return Line(
        rule=answer.rule.value,
        title=text.title.nl,
        nature=answer.nature.value,
        amount=answer.amount,
        unit=answer.unit.value if answer.unit else "",
        starts_on=answer.parts[0].period.start,
        last_on=answer.parts[-1].period.last,
        status=answer.status.value,
        answer=answer,
    )
