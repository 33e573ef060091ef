"""What everybody on a list of staff is owed in a school year; who is in the same position shares one answer."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple, TypeAlias

from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.cases import Case, Terms
from startbaan.domain.rules.owed import Owed, owed
from startbaan.domain.rules.parameters import Agreement
from startbaan.domain.rules.positions import outside, position, sight_of
from startbaan.domain.sentences import Sentence
from startbaan.domain.staffing.jobs import Job, JobReader
from startbaan.domain.staffing.sheets import Row
from startbaan.domain.words import Sector

Seen: TypeAlias = tuple[date, date | None, Decimal, tuple[object, object]]


class Entitled(NamedTuple):
    """A row of the list with what a job in its position gives, or with why it was refused."""

    row: Row
    owed: Owed | None
    reasons: tuple[Sentence, ...] = ()


def entitled(jobs: JobReader, *, year: SchoolYear, agreements: Mapping[Sector, Agreement]) -> Iterator[Entitled]:
    """Answer every row for a school year, in the order of the list."""
    desks = {sector: Desk(agreement, year=year) for sector, agreement in agreements.items()}
    for row in jobs.table.rows:
        job = jobs.job(row)
        yield Entitled(row, None, jobs.reasons(row)) if job is None else Entitled(row, desks[job.sector].answer(job))


class Desk:
    """Answers the jobs of one sector for a school year.

    First by what a list says of a job, as far as the year sees its days; then by the position that follows from it.
    Both keep what was answered before, so that the rules are asked once for each position.
    """

    def __init__(self, agreement: Agreement, *, year: SchoolYear) -> None:
        self._agreement, self._year = agreement, year
        self._sight = sight_of(agreement, year=year)
        self._day, self._last = cache(self._sight.day), cache(self._sight.last)
        self._seen: dict[Seen, Owed] = {}
        self._positions: dict[Case, Owed] = {}
        self._outside = self._answer(outside(self._sight))

    def answer(self, job: Job) -> Owed:
        """Say what a job gives; the case in the answer is the position."""
        sight, began = self._sight, job.profession_started_on
        if job.first >= sight.end or (job.last is not None and job.last < sight.start):
            return self._outside
        if sight.by_scale:
            more: tuple[object, object] = (job.scale_and_step, job.own_step)
        else:
            more = (None if began is None else self._day(began), job.temporary)
        seen = (self._day(job.first), self._last(job.last), job.fte, more)
        found = self._seen.get(seen)
        if found is None:
            found = self._seen[seen] = self._answer(position(case_of(job), sight))
        return found

    def _answer(self, same: Case) -> Owed:
        found = self._positions.get(same)
        if found is None:
            agreements = {same.sector: self._agreement}
            found = self._positions[same] = owed(same, year=self._year, agreements=agreements)
        return found


def case_of(job: Job) -> Case:
    """Make the case of a job as a list says it: the same terms all its days, as a list has no others."""
    days = job.period
    return Case(
        job.sector,
        days,
        (Terms(days, job.fte, (job.scale or "").upper(), job.step),),
        temporary=job.temporary,
        profession_started_on=job.profession_started_on,
    )
