"""`startbaan calibrate`: where items, teachers and observers stand, from a file of observations; without a database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from startbaan.domain.measurement.asking import add_arguments, answer, write
from startbaan.domain.measurement.designs import Model
from startbaan.domain.measurement.writing import written
from startbaan.domain.sentences import Problem


class Command(BaseCommand):
    """A scale, from observations."""

    help = "Leest lesobservaties (CSV) en schat items, metingen en waarnemers, met de onzekerheid van elk."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the model, and where to write the outcome."""
        add_arguments(parser)

    def handle(
        self, *, file: Path, model: Model, facets: bool, collapse: bool, anchor: Path | None, out: Path, **_: object
    ) -> None:
        """Calibrate, with the warnings beside it."""
        try:
            found = answer(file, model=model, facets=facets, collapse=collapse, anchor=anchor)
            write(out, written(found))
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        for warning in found.warnings:
            self.stderr.write(warning)
