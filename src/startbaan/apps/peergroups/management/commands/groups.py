"""`startbaan groups`: peer groups from files, without a database."""

import os
import sys

from django.core.management.base import BaseCommand, CommandParser

from startbaan.domain.grouping.asking import MODULE, add_arguments


class Command(BaseCommand):
    """Who with whom, from files."""

    help = "Maakt intervisiegroepen uit CSV-bestanden, met het bewijs hoe goed ze zijn."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files, where the answer goes, and how long to look."""
        add_arguments(parser)

    def handle(self, **options: object) -> None:
        """Become the program that solves, so that it starts light and hears it when somebody stops it."""
        names = (
            "starters",
            "facilitators",
            "schools",
            "relations",
            "met",
            "locked",
            "config",
            "out",
            "seed",
            "seconds",
        )
        given = [f"--{name}={options[name]}" for name in names if options[name] is not None]
        json = ["--json"] if options["json"] else []
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, "-m", MODULE, *given, *json])
