"""`startbaan check`: is the content sound, and is the site set up well?"""

from pathlib import Path

from django.core.management import BaseCommand, CommandError, CommandParser

from startbaan.project import content


class Command(BaseCommand):
    """Django's own checks, and every file a domain expert edits."""

    help = "Controleert de inhoud (programma's, cao's, kosten, kijkwijzers, begrippen, vakanties) en de inrichting."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take files that are not yet part of the content."""
        parser.add_argument(
            "files", nargs="*", type=Path, metavar="BESTAND", help="programma, cao of instrument dat je zelf schrijft"
        )

    def handle(self, *, files: list[Path], **_options: object) -> None:
        """Say what is wrong, with file and line, or that nothing is."""
        found = content.faults(tuple(files))
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("De inhoud en de inrichting zijn in orde.")
