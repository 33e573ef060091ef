"""From a table to people: every row read or refused with its reasons, and nothing in between."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeVar

from startbaan.domain.periods import Period
from startbaan.domain.sentences import Problem, Sentence, say
from startbaan.domain.staffing import days, names, values, vocabulary
from startbaan.domain.staffing.contradictions import compare
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.headers import Mapping, Table
from startbaan.domain.staffing.people import RefusedRow, StaffRow
from startbaan.domain.staffing.sheets import Cell, Row

Value = TypeVar("Value")

WHO = (Field.PERSONNEL_NUMBER, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.BRIN, Field.STARTED_ON)


class MappingIncomplete(Problem):
    """Rows are asked for before every required column is known."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table says: the rows read and the rows refused, in the order of the file, and what else to tell."""

    rows: tuple[StaffRow, ...]
    refused: tuple[RefusedRow, ...]
    notes: tuple[Sentence, ...]


def read_rows(table: Table, mapping: Mapping) -> Reading:
    """Read every row below the headers.

    An e-mail address that cannot be read is left out and said in a note; anything else that cannot be read refuses its
    row. Rows that contradict each other are all refused, for nobody here can tell which one is right.
    """
    if not mapping.complete:
        raise MappingIncomplete(mapping.problem)
    read: list[StaffRow] = []
    refused: list[RefusedRow] = []
    notes = list(table.notes)
    for row in table.rows:
        cells = _Cells(row, mapping=mapping, day_zero=table.day_zero)
        if cells.about_nobody():
            notes.append(cells.passed_over())
            continue
        staff = _staff_row(cells)
        notes += cells.notes
        if isinstance(staff, StaffRow):
            read.append(staff)
        else:
            refused.append(staff)
    compared = compare(read)
    return Reading(
        rows=compared.kept,
        refused=tuple(sorted([*refused, *compared.refused], key=lambda row: row.row_number)),
        notes=(*notes, *compared.notes),
    )


class _Cells:
    """The cells of one row by field; gathers the reasons why some cannot be read."""

    def __init__(self, row: Row, *, mapping: Mapping, day_zero: date) -> None:
        self.row = row
        self.columns = mapping.columns
        self.day_zero = day_zero
        self.reasons: list[Sentence] = []
        self.notes: list[Sentence] = []

    def cell(self, field: Field) -> Cell:
        column = self.columns.get(field)
        return self.row.cells[column.index] if column and column.index < len(self.row.cells) else ""

    def get(self, field: Field, parse: Callable[[Cell], Value | None]) -> Value | None:
        cell = self.cell(field)
        if cell == "":
            return None
        try:
            return parse(cell)
        except values.Unreadable as problem:
            self.reasons.append(say("%(field)s: %(why)s", field=field.label, why=problem.sentence))
            return None

    def demand(self, field: Field, parse: Callable[[Cell], Value | None]) -> Value | None:
        before = len(self.reasons)
        value = self.get(field, parse)
        if value is None and len(self.reasons) == before:
            self.reasons.append(say("%(field)s ontbreekt.", field=field.label))
        return value

    def address(self, field: Field) -> str | None:
        try:
            return values.email(self.cell(field))
        except values.Unreadable as problem:
            self.notes.append(
                say(
                    "Rij %(row)s: %(field)s is niet overgenomen: %(why)s",
                    row=self.row.number,
                    field=field.label,
                    why=problem.sentence,
                )
            )
            return None

    def about_nobody(self) -> bool:
        """Tell whether the row is a total or a remark: at most one thing that a person has is filled in."""
        return len(self._who()) <= 1

    def passed_over(self) -> Sentence:
        excerpt = "".join(f" (“{written[:60]}”)" for written in self._who())
        return say(
            "Rij %(row)s is overgeslagen: die gaat niet over een persoon%(excerpt)s.",
            row=self.row.number,
            excerpt=excerpt,
        )

    def _who(self) -> list[str]:
        written = (values.text(self.cell(field)) for field in WHO)
        return [text for text in written if text not in values.NOTHING]


def _staff_row(cells: _Cells) -> StaffRow | RefusedRow:
    number = cells.demand(Field.PERSONNEL_NUMBER, values.personnel_number)
    given = cells.get(Field.GIVEN_NAME, names.given_name)
    infix = cells.get(Field.INFIX, names.infix)
    family = cells.demand(Field.FAMILY_NAME, names.family_name)
    brin = cells.demand(Field.BRIN, lambda cell: values.brin(cell, cells.cell(Field.LOCATION)))
    period = _period(cells)
    scale, step = _scale_and_step(cells)
    fte = cells.get(Field.FTE, _fte_parser(cells))
    function = cells.get(Field.FUNCTION, partial(values.words, most=120))
    contract = cells.get(Field.CONTRACT, vocabulary.contract)
    route = cells.get(Field.ROUTE, vocabulary.route)
    qualified_on = cells.get(Field.QUALIFIED_ON, partial(days.day_or_yes_no, day_zero=cells.day_zero))
    profession_started_on = cells.get(Field.PROFESSION_STARTED_ON, partial(days.day, day_zero=cells.day_zero))
    line_manager = cells.get(Field.LINE_MANAGER, partial(values.words, most=200))
    if family:
        split_infix, family = names.split(family, infix=infix or "")
        infix = split_infix or None
    if cells.reasons or number is None or family is None or brin is None or period is None:
        name = names.Name(given or "", infix or "", family or "")
        return RefusedRow(cells.row.number, str(name), tuple(cells.reasons))
    return StaffRow(
        row_number=cells.row.number,
        personnel_number=number,
        given_name=given,
        infix=infix,
        family_name=family,
        email=cells.address(Field.EMAIL),
        private_email=cells.address(Field.PRIVATE_EMAIL),
        brin=brin,
        period=period,
        fte=fte,
        scale=scale,
        step=step,
        function=function,
        contract=contract,
        route=route,
        qualified_on=qualified_on,
        profession_started_on=profession_started_on,
        line_manager=line_manager,
    )


def _period(cells: _Cells) -> Period | None:
    """Read the days in service; the day out of service is the last day that counts."""
    first = cells.demand(Field.STARTED_ON, partial(days.day, day_zero=cells.day_zero))
    last = cells.get(Field.ENDED_ON, partial(days.last_day, day_zero=cells.day_zero))
    if first is None:
        return None
    if last is None:
        return Period(first)
    if last < first:
        cells.reasons.append(
            say(
                "%(field)s: %(last)s ligt vóór de datum in dienst, %(first)s.",
                field=Field.ENDED_ON.label,
                last=values.text(last),
                first=values.text(first),
            )
        )
        return None
    return Period.through(first, last=last)


def _scale_and_step(cells: _Cells) -> tuple[str | None, int | None]:
    scale, behind = cells.get(Field.SCALE, values.scale_and_step) or (None, None)
    step = cells.get(Field.STEP, values.step)
    if behind is not None and step is not None and behind != step:
        cells.reasons.append(
            say("Trede: achter de schaal staat %(behind)s en in de kolom %(step)s.", behind=behind, step=step)
        )
    return scale, behind if step is None else step


def _fte_parser(cells: _Cells) -> Callable[[Cell], Decimal | None]:
    column = cells.columns.get(Field.FTE)
    return values.fte_in_percent if column is not None and column.is_percentage else values.fte
