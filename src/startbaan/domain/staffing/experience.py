"""How long someone has been in the profession, and from which date that is counted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from startbaan.domain.sentences import Sentence, say
from startbaan.domain.staffing.people import StaffRow


class Basis(StrEnum):
    """The date from which years are counted, best first."""

    PROFESSION = "profession"
    QUALIFICATION = "qualification"
    CONTRACT = "contract"

    @property
    def words(self) -> Sentence:
        """The name of the date."""
        return BASIS_WORDS[self]


BASIS_WORDS = {
    Basis.PROFESSION: say("start loopbaan onderwijs"),
    Basis.QUALIFICATION: say("datum bevoegdheid"),
    Basis.CONTRACT: say("datum in dienst"),
}


@dataclass(frozen=True, slots=True)
class Experience:
    """Years in the profession on a day, and what they are counted from."""

    since: date
    basis: Basis
    completed: int

    @property
    def running(self) -> int:
        """The year someone is in: 1 in the first year."""
        return self.completed + 1


def years_in_profession(row: StaffRow, *, on: date) -> Experience | None:
    """Count from the start in the profession, else from the qualification, else from the first day of the contract.

    Who qualified only after the contract began, taught before: then the contract counts. Nothing for who has yet to
    begin on that day.
    """
    since, basis = _since(row)
    if since > on:
        return None
    birthday_to_come = (on.month, on.day) < (since.month, since.day)
    return Experience(since, basis, on.year - since.year - birthday_to_come)


def first_year_in_profession(row: StaffRow, *, on: date) -> bool:
    """Tell whether that day lies in the first year; not before it began."""
    experience = years_in_profession(row, on=on)
    return experience is not None and experience.running == 1


def _since(row: StaffRow) -> tuple[date, Basis]:
    if row.profession_started_on is not None:
        return row.profession_started_on, Basis.PROFESSION
    if row.qualified_on is not None and row.qualified_on <= row.period.start:
        return row.qualified_on, Basis.QUALIFICATION
    return row.period.start, Basis.CONTRACT
