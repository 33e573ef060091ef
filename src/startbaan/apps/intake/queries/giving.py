"""What the job of someone who is being taken in gives in its first school year, before anything is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from startbaan.apps.entitlements.queries import ShownOwed, agreements_on_record, choices_for, shown
from startbaan.apps.intake.queries.entering import as_list
from startbaan.apps.intake.queries.uploads import in_words
from startbaan.apps.people.models import Organisation
from startbaan.domain.entitling.desks import case_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.owed import owed
from startbaan.domain.staffing.headers import find_table, match
from startbaan.domain.staffing.jobs import JobReader
from startbaan.domain.staffing.reading import read_sheets
from startbaan.domain.words import Sector


@dataclass(frozen=True)
class Giving:
    """What a job gives in a school year, or why that cannot be said yet."""

    year: SchoolYear
    owed: ShownOwed | None
    problems: tuple[str, ...] = ()


def giving(answers: Mapping[str, str], *, board: Organisation, on: date) -> Giving:
    """What the job gives in the school year in which it begins, or in this one when it began before."""
    school = Organisation.objects.get(parent=board, brin=answers["school"])
    sector = Sector(str(school.sector))
    table = find_table(read_sheets(as_list(answers), name="een-persoon.csv"))
    reader = JobReader(table, match(table.columns), sector=sector)
    (row,) = table.rows
    job = reader.job(row)
    if job is None:
        problems = tuple(in_words(reason) for reason in reader.reasons(row))
        return Giving(SchoolYear.of(on), None, problems)
    year = SchoolYear.of(max(on, job.first))
    chosen = choices_for([school.pk], on=year.next.period.start - timedelta(days=1))[school.pk]
    case = replace(case_of(job), choices=chosen)
    return Giving(year, shown(owed(case, year=year, agreements=agreements_on_record()), on=on))
