"""`startbaan handbook`: print a programme as a handbook."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from startbaan.apps.library import queries
from startbaan.ui import clock


class Command(BaseCommand):
    """A programme on paper."""

    help = "Maakt van een programma het handboek als pdf."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which programme, in which language, and where to write it."""
        parser.add_argument("programme", help="het programma, zoals ozwh of ozwh-2026")
        parser.add_argument("--out", type=Path, help="het bestand (standaard: de naam van het programma)")
        parser.add_argument("--language", choices=("nl", "en"), default="nl", help="de taal")

    def handle(self, *, programme: str, out: Path | None, language: str, **_options: object) -> None:
        """Print it, and say where."""
        found = queries.newest(programme, language=language)
        if found is None:
            raise CommandError(f"Er is geen vastgesteld programma “{programme}”.")
        path = out or Path(f"{found.file_name}.pdf")
        try:
            path.write_bytes(_printed(found))
        except OSError as error:
            raise CommandError(f"Kan {path} niet schrijven: {error.strerror}.") from error
        self.stdout.write(f"Het handboek staat in {path}.")


def _printed(found: queries.Handbook) -> bytes:
    """Print it as everybody may read it: without names."""
    with override(found.language):
        made = queries.on_paper(queries.whole_for_nobody(found, on=clock.today()))
    return queries.printed(made, language=found.language, on=clock.today(), at=clock.now())
