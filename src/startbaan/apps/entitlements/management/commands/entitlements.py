"""`startbaan entitlements`: what everybody on an HR file is owed, by the agreements on record."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from startbaan.apps.entitlements import queries
from startbaan.domain.entitling.asking import Form, add_arguments, answer
from startbaan.domain.periods import NotASchoolYear, SchoolYear
from startbaan.domain.sentences import Problem
from startbaan.ui import clock


class Command(BaseCommand):
    """Rights, from a list of staff."""

    help = "Leest een HR-bestand (XLSX of CSV) en zegt waar iedereen recht op heeft, met de redenen."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the day or the year, and how to write the outcome."""
        add_arguments(parser)

    def handle(
        self,
        *,
        file: Path,
        on: date | None,
        year: str | None,
        sector: str | None,
        form: Form,
        why: bool,
        **_: object,
    ) -> None:
        """Answer, with the refused rows beside it."""
        agreements = queries.agreements_on_record()
        try:
            school_year = SchoolYear.parse(year) if year else SchoolYear.of(on or clock.today())
            found = answer(file, year=school_year, on=on, sector=sector, form=form, why=why, agreements=agreements)
        except (NotASchoolYear, Problem) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(found.written, ending="")
        for line in found.refused:
            self.stderr.write(line)
