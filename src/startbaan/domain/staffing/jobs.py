"""From a table to jobs: since when, how much and on what scale. What a column says many times is read once."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import compress, repeat
from operator import attrgetter, itemgetter, not_
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

CELLS = attrgetter("cells")
NAMES = (Field.GIVEN_NAME, Field.INFIX, Field.FAMILY_NAME)
NEEDED = (Field.STARTED_ON, Field.FTE)
TEMPORARY = {Contract.PERMANENT: False, Contract.TEMPORARY: True, Contract.REPLACEMENT: True}


class ColumnsMissing(values.Unreadable):
    """A list without the columns from which entitlements follow."""


class Job(NamedTuple):
    """What a row says of a job, apart from whose it is: what each column says, in the order of `FIELDS`."""

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


class Jobs(NamedTuple):
    """What rows say of jobs, a column for each field: each as long as there are rows, in their order."""

    rows: Sequence[Row]
    sectors: Sequence[Sector]
    firsts: Sequence[date]
    lasts: Sequence[date | None]
    ftes: Sequence[Decimal]
    scales_and_steps: Sequence[tuple[str | None, int | None]]
    own_steps: Sequence[int | None]
    professions_started_on: Sequence[date | None]
    temporary: Sequence[bool | None]

    def of(self, sector: Sector) -> "Jobs":
        """Give the jobs of one sector."""
        mine = [each is sector for each in self.sectors]
        return Jobs(
            list(compress(self.rows, mine)),
            list(compress(self.sectors, mine)),
            list(compress(self.firsts, mine)),
            list(compress(self.lasts, mine)),
            list(compress(self.ftes, mine)),
            list(compress(self.scales_and_steps, mine)),
            list(compress(self.own_steps, mine)),
            list(compress(self.professions_started_on, mine)),
            list(compress(self.temporary, mine)),
        )

    def at(self, place: int) -> Job:
        """Give what the row at a place says."""
        return Job(
            self.sectors[place],
            self.firsts[place],
            self.lasts[place],
            self.ftes[place],
            self.scales_and_steps[place],
            self.own_steps[place],
            self.professions_started_on[place],
            self.temporary[place],
        )


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
        self._places = {field: column.index for field, column in mapping.columns.items()}
        self._width = 1 + max(self._places.values())
        self._job_of = itemgetter(*(self._places.get(field, -1) for field in FIELDS))
        day = partial(days.day, day_zero=table.day_zero)
        self._sectors = Once(_needed(Field.SECTOR, partial(_sector, otherwise=sector)))
        self._firsts = Once(_needed(Field.STARTED_ON, day))
        self._lasts = Once(partial(days.last_day, day_zero=table.day_zero))
        self._ftes = Once(_needed(Field.FTE, cells.fte_parser(mapping.columns)))
        self._scales = Once(values.scale_and_step)
        self._steps = Once(values.step)
        self._beginnings = Once(day)
        self._contracts = Once(_temporary)

    def job(self, row: Row) -> Job | None:
        """Give what a row says; nothing when it cannot be, and then `reasons` tells all that is wrong."""
        sector, first, last, fte, scale, step, began, contract = self._job_of((*self._cells(row), ""))
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

    def jobs(self) -> tuple[Jobs, tuple[Row, ...]]:
        """Give what all rows say, and apart the rows that cannot be, of which `reasons` tells what is wrong."""
        rows = self.table.rows
        try:
            return self._jobs(rows), ()
        except values.Unreadable:
            found = [self.job(row) is not None for row in rows]
            return self._jobs(tuple(compress(rows, found))), tuple(compress(rows, map(not_, found)))

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

    def numbers_and_names(self, rows: Sequence[Row]) -> tuple[list[str], list[str]]:
        """Give whose jobs they are, as the list writes it: every number, and every name."""
        written = self._all_cells(rows)
        numbers = map(str.strip, map(str, self._column(Field.PERSONNEL_NUMBER, written)))
        parts = zip(*(map(str, self._column(field, written)) for field in NAMES), strict=True)
        return list(numbers), list(map(" ".join, map(str.split, map(" ".join, parts))))

    def number_and_name(self, row: Row) -> tuple[str, str]:
        """Give whose job it is, as the list writes it."""
        (number,), (name,) = self.numbers_and_names([row])
        return number, name

    def _jobs(self, rows: Sequence[Row]) -> Jobs:
        written = self._all_cells(rows)
        found = Jobs(
            rows,
            self._read(Field.SECTOR, self._sectors, written),
            self._read(Field.STARTED_ON, self._firsts, written),
            self._read(Field.ENDED_ON, self._lasts, written),
            self._read(Field.FTE, self._ftes, written),
            self._read(Field.SCALE, self._scales, written),
            self._read(Field.STEP, self._steps, written),
            self._read(Field.PROFESSION_STARTED_ON, self._beginnings, written),
            self._read(Field.CONTRACT, self._contracts, written),
        )
        for first, last in set(zip(found.firsts, found.lasts, strict=True)):
            cells.check_days(first, last)
        for (_, behind), step in set(zip(found.scales_and_steps, found.own_steps, strict=True)):
            cells.one_step(behind, step)
        return found

    def _read(self, field: Field, once: Once[Value], rows: Sequence[tuple[Cell, ...]]) -> list[Value]:
        return list(map(once.__getitem__, self._column(field, rows)))

    def _column(self, field: Field, rows: Sequence[tuple[Cell, ...]]) -> Iterable[Cell]:
        """Give what stands under a field in every row; nothing where the list has no such column."""
        place = self._places.get(field)
        return repeat("", len(rows)) if place is None else map(itemgetter(place), rows)

    def _all_cells(self, rows: Sequence[Row]) -> Sequence[tuple[Cell, ...]]:
        found = list(map(CELLS, rows))
        return found if min(map(len, found), default=0) >= self._width else [self._cells(row) for row in rows]

    def _cells(self, row: Row) -> tuple[Cell, ...]:
        short = self._width - len(row.cells)
        return row.cells if short <= 0 else (*row.cells, *[""] * short)


def _sector(cell: Cell, *, otherwise: Sector | None) -> Sector | None:
    return vocabulary.sector(cell) or otherwise


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
