"""Asks every rule of a sector about a job, and says when the agreement itself is out of date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules import mbo, po, vo
from startbaan.domain.rules.cases import Case
from startbaan.domain.rules.parameters import Agreement, Key, Rule, Value
from startbaan.domain.rules.reading import shipped
from startbaan.domain.rules.results import Answer
from startbaan.domain.words import Sector

BY_SECTOR = {Sector.PO: po.answers, Sector.VO: vo.answers, Sector.MBO: mbo.answers}


@dataclass(frozen=True)
class Owed:
    """What a job gives in a school year: an answer by each rule of its sector, in the order of the agreement."""

    case: Case
    year: SchoolYear
    agreement: Agreement
    answers: tuple[Answer, ...]

    def answer(self, rule: Rule) -> Answer:
        """Give what one rule says; raises `KeyError` for a rule of another sector."""
        for found in self.answers:
            if found.rule is rule:
                return found
        raise KeyError(rule)

    @property
    def ended(self) -> Value | None:
        """The last day of the agreement, when it lies before the end of the year: its values were kept since."""
        return ended_on(self.agreement, self.year.next.period.start - timedelta(days=1))


def owed(case: Case, *, year: SchoolYear, agreements: Mapping[Sector, Agreement] | None = None) -> Owed:
    """Ask every rule of the case's sector; by the agreements that come with the program unless others are given."""
    agreement = (agreements or shipped())[case.sector]
    found = BY_SECTOR[case.sector](case, agreement=agreement, year=year.period)
    return Owed(case, year, agreement, tuple(found))


def ended_on(agreement: Agreement, day: date) -> Value | None:
    """Give the value that says when the agreement ended, if it had ended by this day."""
    through = agreement.on(Key.AGREEMENT_THROUGH, day)
    return through if through is not None and through.day < day else None


def running_on(found: Owed, day: date) -> tuple[Answer, ...]:
    """Keep the answers that hold on this day."""
    return tuple(answer for answer in found.answers if any(day in part.period for part in answer.parts))
