"""From a table to jobs: since when, how much and on what scale. What a column says many times is read once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import NamedTuple, TypeVar

from startbaan.domain.periods import Period
from startbaan.domain.sentences import Sentence, joined, say
from startbaan.domain.staffing import cells, days, values, vocabulary
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.headers import Mapping, Table
from startbaan.domain.staffing.once import Once
from startbaan.domain.staffing.sheets import Cell, Row
from startbaan.domain.staffing.vocabulary import Contract
from startbaan.domain.words import Sector

Value = TypeVar("Value")

NAMES = (Field.GIVEN_NAME, Field.INFIX, Field.FAMILY_NAME)
NEEDED = (Field.STARTED_ON, Field.FTE)
TEMPORARY = {Contract.PERMANENT: False, Contract.TEMPORARY: True, Contract.REPLACEMENT: True}


class ColumnsMissing(values.Unreadable):
    """A list without the columns from which entitlements follow."""


class Job(NamedTuple):
    """What a row says of a job, apart from whose it is: what each column says, in the order of `FIELDS`.

    A plain tuple, for there are as many of them as rows.
    """

    sector: Sector
    first: date
    last: date | None
    fte: Decimal
    scale_and_step: tuple[str | None, int | None]
    own_step: int | None
    profession_started_on: date | None
    temporary: bool | None

    @property
    def period(self) -> Period:
        """The days in service."""
        return cells.period(self.first, self.last)

    @property
    def scale(self) -> str | None:
        """The salary scale."""
        return self.scale_and_step[0]

    @property
    def step(self) -> int | None:
        """The step, behind the scale or in a column of its own."""
        return cells.one_step(self.scale_and_step[1], self.own_step)


FIELDS = (
    Field.SECTOR,
    Field.STARTED_ON,
    Field.ENDED_ON,
    Field.FTE,
    Field.SCALE,
    Field.STEP,
    Field.PROFESSION_STARTED_ON,
    Field.CONTRACT,
)


class JobReader:
    """Reads the rows of a table as jobs; `sector` holds where a row has none.

    Raises `ColumnsMissing` when no column says when a job began, how much it is, or in which sector.
    """

    def __init__(self, table: Table, mapping: Mapping, *, sector: Sector | None = None) -> None:
        needed = [*NEEDED, *([Field.SECTOR] if sector is None else [])]
        missing = [field.label for field in needed if field not in mapping.columns]
        if missing:
            raise ColumnsMissing(say("Deze kolommen vinden we niet in het bestand: %(names)s.", names=joined(missing)))
        self.table, self.mapping, self.sector = table, mapping, sector
        places = {field: column.index for field, column in mapping.columns.items()}
        self._places = itemgetter(*(places.get(field, 0) for field in FIELDS))
        self._width = 1 + max(places.values())
        self._number = places.get(Field.PERSONNEL_NUMBER)
        self._names = [places[field] for field in NAMES if field in places]
        day = partial(days.day, day_zero=table.day_zero)
        self._sectors = self._once(Field.SECTOR, _needed(Field.SECTOR, self._sector))
        self._firsts = self._once(Field.STARTED_ON, _needed(Field.STARTED_ON, day))
        self._lasts = self._once(Field.ENDED_ON, partial(days.last_day, day_zero=table.day_zero))
        self._ftes = self._once(Field.FTE, _needed(Field.FTE, cells.fte_parser(mapping.columns)))
        self._scales = self._once(Field.SCALE, values.scale_and_step)
        self._steps = self._once(Field.STEP, values.step)
        self._beginnings = self._once(Field.PROFESSION_STARTED_ON, day)
        self._contracts = self._once(Field.CONTRACT, _temporary)

    def job(self, row: Row) -> Job | None:
        """Give what a row says, quickly; nothing when it cannot be, and then `reasons` tells all that is wrong."""
        sector, first, last, fte, scale, step, began, contract = self._places(self._cells(row))
        try:
            found = Job(
                self._sectors[sector],
                self._firsts[first],
                self._lasts[last],
                self._ftes[fte],
                self._scales[scale],
                self._steps[step],
                self._beginnings[began],
                self._contracts[contract],
            )
            cells.check_days(found.first, found.last)
            cells.one_step(found.scale_and_step[1], found.own_step)
        except values.Unreadable:
            return None
        return found

    def reasons(self, row: Row) -> tuple[Sentence, ...]:
        """Give every reason why a row cannot be read as a job."""
        found = cells.Cells(row, mapping=self.mapping, day_zero=self.table.day_zero)
        sector = found.get if self.sector else found.demand
        sector(Field.SECTOR, vocabulary.sector)
        cells.period_of(found)
        found.demand(Field.FTE, cells.fte_parser(found.columns))
        cells.scale_and_step_of(found)
        found.get(Field.PROFESSION_STARTED_ON, partial(days.day, day_zero=found.day_zero))
        found.get(Field.CONTRACT, vocabulary.contract)
        return tuple(found.reasons)

    def number_and_name(self, row: Row) -> tuple[str, str]:
        """Give whose job it is, as the list writes it."""
        written = self._cells(row)
        number = "" if self._number is None else str(written[self._number]).strip()
        return number, " ".join(" ".join([str(written[place]) for place in self._names]).split())

    def _cells(self, row: Row) -> tuple[Cell, ...]:
        short = self._width - len(row.cells)
        return row.cells if short <= 0 else (*row.cells, *[""] * short)

    def _sector(self, cell: Cell) -> Sector | None:
        return vocabulary.sector(cell) or self.sector

    def _once(self, field: Field, read: Callable[[Cell], Value]) -> Once[Value]:
        return Once(read if field in self.mapping.columns else lambda _: read(""))


def _needed(field: Field, read: Callable[[Cell], Value | None]) -> Callable[[Cell], Value]:
    def needed(cell: Cell) -> Value:
        found = read(cell)
        if found is None:
            raise values.Unreadable(say("%(field)s ontbreekt.", field=field.label))
        return found

    return needed


def _temporary(cell: Cell) -> bool | None:
    contract = vocabulary.contract(cell)
    return None if contract is None else TEMPORARY.get(contract)
