"""What everybody on a list of staff is owed in a school year; who is in the same position shares one answer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.cases import Case, Terms, case
from startbaan.domain.rules.owed import Owed, owed, position
from startbaan.domain.rules.parameters import Agreement
from startbaan.domain.sentences import Sentence
from startbaan.domain.staffing.jobs import Job, JobRow
from startbaan.domain.staffing.vocabulary import Contract
from startbaan.domain.words import Sector

TEMPORARY = {Contract.PERMANENT: False, Contract.TEMPORARY: True, Contract.REPLACEMENT: True}


@dataclass(frozen=True, slots=True)
class Entitled:
    """A row of the list with what its job gives, or with why it was refused."""

    row: JobRow
    owed: Owed | None
    reasons: tuple[Sentence, ...]


def entitled(
    rows: Iterable[JobRow], *, year: SchoolYear, agreements: Mapping[Sector, Agreement] | None = None
) -> Iterator[Entitled]:
    """Answer every row for a school year, in the order of the list."""
    jobs: dict[Job, Owed] = {}
    positions: dict[Case, Owed] = {}
    for row in rows:
        if row.job is None:
            yield Entitled(row, None, row.reasons)
            continue
        found = jobs.get(row.job)
        if found is None:
            whole = case_of(row.job)
            same = position(whole, year=year)
            if same not in positions:
                positions[same] = owed(same, year=year, agreements=agreements)
            found = jobs[row.job] = replace(positions[same], case=whole)
        yield Entitled(row, found, ())


def case_of(job: Job) -> Case:
    """Make the case of a job as a list says it: the same terms all its days, as a list has no others."""
    return case(
        job.sector,
        job=job.period,
        terms=[Terms(job.period, job.fte, (job.scale or "").upper(), job.step)],
        temporary=None if job.contract is None else TEMPORARY.get(job.contract),
        profession_started_on=job.profession_started_on,
    )
