"""`startbaan calibrate`: where items, teachers and observers stand, from a file of observations; without a database."""

import os
import sys

from django.core.management.base import BaseCommand, CommandParser

from startbaan.domain.measurement.options import MODULE, add_arguments


class Command(BaseCommand):
    """A scale, from observations."""

    help = "Leest lesobservaties (CSV of Parquet) en schat items, metingen en waarnemers, met de onzekerheid van elk."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the model, and where to write the outcome."""
        add_arguments(parser)

    def handle(self, **options: object) -> None:
        """Become the program that calibrates, so that nothing else of the site reads what it needs."""
        given = [f"--{name}={options[name]}" for name in ("model", "anchor", "out") if options[name] is not None]
        flags = [f"--{name}" for name in ("facets", "collapse") if options[name]]
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, "-m", MODULE, *given, *flags, "--", str(options["file"])])
