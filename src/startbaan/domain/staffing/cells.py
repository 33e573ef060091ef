"""The cells of one row by field, and what is read from them in more than one way of reading a list."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeAlias, TypeVar

from startbaan.domain.periods import Period
from startbaan.domain.sentences import Sentence, say
from startbaan.domain.staffing import days, values
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.headers import Column, Mapping
from startbaan.domain.staffing.sheets import Cell, Row

Value = TypeVar("Value")
Columns: TypeAlias = dict[Field, Column]

WHO = (Field.PERSONNEL_NUMBER, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.BRIN, Field.STARTED_ON)


class Cells:
    """The cells of one row by field; gathers the reasons why some cannot be read."""

    def __init__(self, row: Row, *, mapping: Mapping, day_zero: date) -> None:
        self.row = row
        self.columns = mapping.columns
        self.day_zero = day_zero
        self.reasons: list[Sentence] = []
        self.notes: list[Sentence] = []

    def cell(self, field: Field) -> Cell:
        """Give what stands under a field; nothing where the row is shorter."""
        column = self.columns.get(field)
        return self.row.cells[column.index] if column and column.index < len(self.row.cells) else ""

    def get(self, field: Field, parse: Callable[[Cell], Value | None]) -> Value | None:
        """Read a field; what cannot be read gives nothing and a reason."""
        cell = self.cell(field)
        if cell == "":
            return None
        try:
            return parse(cell)
        except values.Unreadable as problem:
            self.reasons.append(say("%(field)s: %(why)s", field=field.label, why=problem.sentence))
            return None

    def demand(self, field: Field, parse: Callable[[Cell], Value | None]) -> Value | None:
        """Read a field that must be there."""
        before = len(self.reasons)
        value = self.get(field, parse)
        if value is None and len(self.reasons) == before:
            self.reasons.append(say("%(field)s ontbreekt.", field=field.label))
        return value

    def agree(self, settle: Callable[[], Value]) -> Value | None:
        """Settle what several fields say together; where they contradict each other that is a reason."""
        try:
            return settle()
        except values.Unreadable as problem:
            self.reasons.append(problem.sentence)
            return None

    def address(self, field: Field) -> str | None:
        """Read an e-mail address; one that cannot be read is left out, with a note."""
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
        """Say that the row is about nobody."""
        excerpt = "".join(f" (“{written[:60]}”)" for written in self._who())
        return say(
            "Rij %(row)s is overgeslagen: die gaat niet over een persoon%(excerpt)s.",
            row=self.row.number,
            excerpt=excerpt,
        )

    def _who(self) -> list[str]:
        written = (values.text(self.cell(field)) for field in WHO)
        return [text for text in written if text not in values.NOTHING]


def period_of(cells: Cells) -> Period | None:
    """Read the days in service; the day out of service is the last day that counts."""
    first = cells.demand(Field.STARTED_ON, partial(days.day, day_zero=cells.day_zero))
    last = cells.get(Field.ENDED_ON, partial(days.last_day, day_zero=cells.day_zero))
    return None if first is None else cells.agree(lambda: period(first, last))


def scale_and_step_of(cells: Cells) -> tuple[str | None, int | None]:
    """Read the scale and the step, which may stand behind it or in a column of their own."""
    scale, behind = cells.get(Field.SCALE, values.scale_and_step) or (None, None)
    step = cells.get(Field.STEP, values.step)
    return scale, cells.agree(lambda: one_step(behind, step))


def period(first: date, last: date | None) -> Period:
    """Give the days in service; raises `Unreadable` for a last day before the first."""
    check_days(first, last)
    return Period(first) if last is None else Period.through(first, last=last)


def check_days(first: date, last: date | None) -> None:
    """Refuse a last day before the first; raises `Unreadable`."""
    if last is not None and last < first:
        raise values.Unreadable(
            say(
                "%(field)s: %(last)s ligt vóór de datum in dienst, %(first)s.",
                field=Field.ENDED_ON.label,
                last=values.text(last),
                first=values.text(first),
            )
        )


def one_step(behind: int | None, step: int | None) -> int | None:
    """Give the step that stands behind the scale or in its own column; raises `Unreadable` when those differ."""
    if behind is not None and step is not None and behind != step:
        raise values.Unreadable(
            say("Trede: achter de schaal staat %(behind)s en in de kolom %(step)s.", behind=behind, step=step)
        )
    return behind if step is None else step


def fte_parser(columns: Columns) -> Callable[[Cell], Decimal | None]:
    """Give how a working-time factor is read: under a header that says percent, 80 is 0,8."""
    column = columns.get(Field.FTE)
    return values.fte_in_percent if column is not None and column.is_percentage else values.fte
