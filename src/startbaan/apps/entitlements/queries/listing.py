"""What a list of staff is owed, as lines for a file or a screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from startbaan.domain.entitling import entitled
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.explaining import steps
from startbaan.domain.rules.owed import Owed, running_on
from startbaan.domain.rules.results import Answer
from startbaan.domain.sentences import said
from startbaan.domain.staffing.headers import find_table, match
from startbaan.domain.staffing.jobs import JobRow, read_jobs
from startbaan.domain.staffing.reading import read_sheets
from startbaan.domain.words import Sector


@dataclass(frozen=True, slots=True)
class Line:
    """One entitlement of one person: what, how much, in which days, and why."""

    rule: str
    title: str
    nature: str
    amount: Decimal | None
    unit: str
    starts_on: date
    last_on: date | None
    status: str
    reasons: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonLines:
    """A row of the list, with its entitlements."""

    row: JobRow
    sector: Sector
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Listing:
    """Everybody on a list, and the rows that were refused."""

    year: SchoolYear
    people: tuple[PersonLines, ...]
    refused: tuple[tuple[JobRow, tuple[str, ...]], ...]
    ended: tuple[tuple[Sector, date], ...]


def listing(
    content: bytes, *, name: str, year: SchoolYear, sector: Sector | None = None, on: date | None = None
) -> Listing:
    """Read a list of staff and say what everybody on it is owed in a school year, or on one day of it.

    Raises a `NotASpreadsheet` for a file that is no list, and `ColumnsMissing` for one without the columns it needs.
    """
    table = find_table(read_sheets(content, name=name))
    rows = read_jobs(table, match(table.columns), sector=sector)
    people: list[PersonLines] = []
    refused: list[tuple[JobRow, tuple[str, ...]]] = []
    ended: dict[Sector, date | None] = {}
    lines: dict[int, tuple[Line, ...]] = {}
    kept: list[Owed] = []
    for found in entitled(rows, year=year):
        if found.owed is None:
            refused.append((found.row, tuple(said(reason, _) for reason in found.reasons)))
            continue
        place, same = found.owed.case.sector, id(found.owed.answers)
        if same not in lines:
            kept.append(found.owed)
            lines[same] = tuple(_lines(found.owed, on=on))
        if place not in ended:
            through = found.owed.ended
            ended[place] = through.day if through is not None else None
        people.append(PersonLines(found.row, place, lines[same]))
    over = sorted((place, day) for place, day in ended.items() if day is not None)
    return Listing(year, tuple(people), tuple(refused), tuple(over))


def _lines(found: Owed, *, on: date | None) -> Iterator[Line]:
    answers = found.answers if on is None else running_on(found, on)
    for answer in answers:
        if answer.within is not None:
            yield _line(found, answer)


def _line(found: Owed, answer: Answer) -> Line:
    within, text = answer.within, found.agreement.rules[answer.rule]
    assert within is not None
    return Line(
        rule=answer.rule.value,
        title=text.title.nl,
        nature=answer.nature.value,
        amount=answer.amount,
        unit=answer.unit.value if answer.unit else "",
        starts_on=within.start,
        last_on=within.last,
        status=answer.status.value,
        reasons=tuple(str(ground.sentence) for ground in (*answer.grounds, *answer.cautions)),
        steps=tuple(str(step.sentence) for step in steps(answer)),
    )
