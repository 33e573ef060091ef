"""Asks every rule of a sector about a job, and says when the agreement itself is out of date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules import mbo, po, vo
from startbaan.domain.rules.cases import Case
from startbaan.domain.rules.parameters import Agreement, Key, Rule, Value
from startbaan.domain.rules.reading import shipped
from startbaan.domain.rules.reckoning import Judged, Piece, Rulebook, Yardstick, answer, pieces, run_around, verdict
from startbaan.domain.rules.results import Answer, Ground
from startbaan.domain.words import Sector


@dataclass(frozen=True, slots=True)
class Stop:
    """The first day on which a right no longer holds, and why; without grounds the job itself ends there."""

    on: date
    grounds: tuple[Ground, ...]


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

    def runs(self, rule: Rule) -> Period | None:
        """Give the whole stretch in which a right holds, also outside this year; nothing when it does not hold in it.

        Raises `KeyError` for a rule of another sector.
        """
        within = self.answer(rule).within
        if within is None:
            return None
        judged, among = self._whole(rule)
        return run_around(judged, within.start, among=among)

    def stops(self, rule: Rule) -> Stop | None:
        """Give the day from which a right that holds in this year no longer does; nothing while none is known.

        Raises `KeyError` for a rule of another sector.
        """
        run = self.runs(rule)
        if run is None or run.end is None:
            return None
        judged, among = self._whole(rule)
        after = next((piece for piece in among if piece.period.start == run.end), None)
        return Stop(run.end, () if after is None else verdict(judged, after).grounds)

    def _whole(self, rule: Rule) -> tuple[Judged, list[Piece]]:
        """Make a rule ready, with the pieces of the whole job."""
        book = _rulebook(self.case, self.agreement)
        judged = next(each for each in book.judged if each.rule is rule)
        return judged, pieces(self.case, agreement=self.agreement, cuts=book.cuts, within=self.case.job)

    @property
    def ended(self) -> Value | None:
        """The last day of the agreement, when it lies before the end of the year: its values were kept since."""
        return ended_on(self.agreement, self.year.next.period.start - timedelta(days=1))


def owed(case: Case, *, year: SchoolYear, agreements: Mapping[Sector, Agreement] | None = None) -> Owed:
    """Ask every rule of the case's sector; by the agreements that come with the program unless others are given."""
    agreement = (agreements or shipped())[case.sector]
    book = _rulebook(case, agreement)
    among = pieces(case, agreement=agreement, cuts=book.cuts, within=year.period)
    by = Yardstick.of(agreement, year=year.period)
    answers = tuple(answer(judged, agreement=agreement, by=by, among=among) for judged in book.judged)
    return Owed(case, year, agreement, answers)


def _rulebook(case: Case, agreement: Agreement) -> Rulebook:
    match case.sector:
        case Sector.PO:
            return po.rulebook()
        case Sector.VO:
            return vo.rulebook(case, agreement)
        case Sector.MBO:
            return mbo.rulebook(case, agreement)


def ended_on(agreement: Agreement, day: date) -> Value | None:
    """Give the value that says when the agreement ended, if it had ended by this day."""
    through = agreement.on(Key.AGREEMENT_THROUGH, day)
    return through if through is not None and through.day < day else None


def running_on(found: Owed, day: date) -> tuple[Answer, ...]:
    """Keep the answers that hold on this day."""
    return tuple(each for each in found.answers if any(day in part.period for part in each.parts))
