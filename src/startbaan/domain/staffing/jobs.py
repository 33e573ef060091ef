"""From a table to jobs: since when, how much and on what scale; rows that say the same are read once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from startbaan.domain.periods import Period
from startbaan.domain.sentences import Sentence, joined, say
from startbaan.domain.staffing import days, values, vocabulary
from startbaan.domain.staffing.cells import Cells, fte_parser, period_of, scale_and_step_of
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.headers import Mapping, Table
from startbaan.domain.staffing.sheets import Cell
from startbaan.domain.staffing.vocabulary import Contract
from startbaan.domain.words import Sector

WHOSE = (Field.PERSONNEL_NUMBER, Field.GIVEN_NAME, Field.INFIX, Field.FAMILY_NAME)
NEEDED = (Field.STARTED_ON, Field.FTE)
FACTS = (
    Field.SECTOR,
    Field.STARTED_ON,
    Field.ENDED_ON,
    Field.FTE,
    Field.SCALE,
    Field.STEP,
    Field.PROFESSION_STARTED_ON,
    Field.CONTRACT,
)


class ColumnsMissing(values.Unreadable):
    """A list without the columns from which entitlements follow."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a row says of a job, apart from whose it is."""

    sector: Sector
    period: Period
    fte: Decimal
    scale: str | None
    step: int | None
    profession_started_on: date | None
    contract: Contract | None


@dataclass(frozen=True, slots=True)
class JobRow:
    """A row: whose job, and the job; without a job, the reasons why it was refused."""

    number: int
    personnel_number: str
    name: str
    job: Job | None
    reasons: tuple[Sentence, ...]


def read_jobs(table: Table, mapping: Mapping, *, sector: Sector | None = None) -> Iterator[JobRow]:
    """Read every row below the headers, in order; `sector` holds where the row has none.

    Raises `ColumnsMissing` when no column says when a job began, how much it is, or in which sector.
    """
    _demand_columns(mapping, sector=sector)
    places = [mapping.columns[field].index for field in FACTS if field in mapping.columns]
    read: dict[tuple[Cell, ...], tuple[Job | None, tuple[Sentence, ...]]] = {}
    whose = [mapping.columns[field].index if field in mapping.columns else None for field in WHOSE]
    for row in table.rows:
        cells = row.cells
        facts = tuple(cells[place] if place < len(cells) else "" for place in places)
        found = read.get(facts)
        if found is None:
            found = read[facts] = _job(Cells(row, mapping=mapping, day_zero=table.day_zero), sector=sector)
        number, given, infix, family = (
            "" if place is None or place >= len(cells) else str(cells[place]).strip() for place in whose
        )
        yield JobRow(row.number, number, " ".join(filter(None, (given, infix, family))), *found)


def _demand_columns(mapping: Mapping, *, sector: Sector | None) -> None:
    needed = [*NEEDED, *([Field.SECTOR] if sector is None else [])]
    missing = [field.label for field in needed if field not in mapping.columns]
    if missing:
        raise ColumnsMissing(say("Deze kolommen vinden we niet in het bestand: %(names)s.", names=joined(missing)))


def _job(cells: Cells, *, sector: Sector | None) -> tuple[Job | None, tuple[Sentence, ...]]:
    found = (
        cells.demand(Field.SECTOR, vocabulary.sector) if sector is None else cells.get(Field.SECTOR, vocabulary.sector)
    )
    period = period_of(cells)
    fte = cells.demand(Field.FTE, fte_parser(cells))
    scale, step = scale_and_step_of(cells)
    began = cells.get(Field.PROFESSION_STARTED_ON, partial(days.day, day_zero=cells.day_zero))
    contract = cells.get(Field.CONTRACT, vocabulary.contract)
    place = found or sector
    if cells.reasons or place is None or period is None or fte is None:
        return None, tuple(cells.reasons)
    return Job(place, period, fte, scale, step, began, contract), ()
