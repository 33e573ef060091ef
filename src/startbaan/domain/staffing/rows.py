"""From a table to people: every row read or refused with its reasons, and nothing in between."""

from dataclasses import dataclass
from functools import partial

from startbaan.domain.sentences import Problem, Sentence
from startbaan.domain.staffing import days, names, values, vocabulary
from startbaan.domain.staffing.cells import Cells, fte_parser, period_of, scale_and_step_of
from startbaan.domain.staffing.contradictions import compare
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.headers import Mapping, Table
from startbaan.domain.staffing.people import RefusedRow, StaffRow


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
        cells = Cells(row, mapping=mapping, day_zero=table.day_zero)
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


def _staff_row(cells: Cells) -> StaffRow | RefusedRow:
    number = cells.demand(Field.PERSONNEL_NUMBER, values.personnel_number)
    given = cells.get(Field.GIVEN_NAME, names.given_name)
    infix = cells.get(Field.INFIX, names.infix)
    family = cells.demand(Field.FAMILY_NAME, names.family_name)
    brin = cells.demand(Field.BRIN, lambda cell: values.brin(cell, cells.cell(Field.LOCATION)))
    period = period_of(cells)
    scale, step = scale_and_step_of(cells)
    fte = cells.get(Field.FTE, fte_parser(cells.columns))
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
