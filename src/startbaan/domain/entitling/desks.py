"""What everybody on a list of staff is owed in a school year; who is in the same position shares one answer."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.cases import Case, Terms
from startbaan.domain.rules.owed import Owed, owed
from startbaan.domain.rules.parameters import Agreement
from startbaan.domain.rules.positions import outside, position, sight_of
from startbaan.domain.staffing.jobs import Job, Jobs
from startbaan.domain.words import Sector

Said = TypeVar("Said", bound=Hashable)
Seen = TypeVar("Seen", bound=Hashable)


def entitled(jobs: Jobs, *, year: SchoolYear, agreements: Mapping[Sector, Agreement]) -> list[Owed]:
    """Answer every job of a list for a school year, in the order of the list."""
    desks = {sector: Desk(agreements[sector], year=year) for sector in set(jobs.sectors)}
    answers = {sector: iter(desk.answers(jobs.of(sector))) for sector, desk in desks.items()}
    return list(map(next, map(answers.__getitem__, jobs.sectors)))


class Desk:
    """Answers the jobs of one sector for a school year.

    First by what a list says of a job, as far as the year sees its days; then by the position that follows from it.
    The rules are asked once for each position.
    """

    def __init__(self, agreement: Agreement, *, year: SchoolYear) -> None:
        self._agreement, self._year = agreement, year
        self._sight = sight_of(agreement, year=year)
        self._outside = outside(self._sight)
        self._positions: dict[Case, Owed] = {}

    def answers(self, jobs: Jobs) -> list[Owed]:
        """Say what each job gives; the case in an answer is its position."""
        seen = list(self._seen(jobs))
        somebody = dict(zip(seen, range(len(seen)), strict=True))
        found = {same: self.answer(jobs.at(place)) for same, place in somebody.items()}
        return list(map(found.__getitem__, seen))

    def answer(self, job: Job) -> Owed:
        """Say what one job gives."""
        within = job.first < self._sight.end and (job.last is None or job.last >= self._sight.start)
        same = position(case_of(job), self._sight) if within else self._outside
        found = self._positions.get(same)
        if found is None:
            found = self._positions[same] = owed(same, year=self._year, agreements={same.sector: self._agreement})
        return found

    def _seen(self, jobs: Jobs) -> Iterable[tuple[Hashable, ...]]:
        """Give what the year sees of each job: jobs that look the same have the same answer."""
        days = (_each(self._first, jobs.firsts), _each(self._last, jobs.lasts), jobs.ftes)
        if self._sight.by_scale:
            return zip(*days, jobs.scales_and_steps, jobs.own_steps, strict=True)
        return zip(*days, _each(self._began, jobs.professions_started_on), jobs.temporary, strict=True)

    def _first(self, day: date) -> date:
        return self._sight.day(day) if day < self._sight.end else date.max

    def _last(self, day: date | None) -> date | None:
        return date.min if day is not None and day < self._sight.start else self._sight.last(day)

    def _began(self, day: date | None) -> date | None:
        return None if day is None else self._sight.day(day)


def _each(look: Callable[[Said], Seen], column: Sequence[Said]) -> Iterable[Seen]:
    """Look at everything in a column; what stands in it many times is looked at once."""
    return map({said: look(said) for said in set(column)}.__getitem__, column)


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
