"""`startbaan docs`: make the pages of docs/ that come from the program."""

from django.core.management import BaseCommand, CommandError, CommandParser

from startbaan.project import documentation


class Command(BaseCommand):
    """Write the pages, or say which are no longer true."""

    help = "Maakt de pagina's van docs/ die uit het programma komen, zoals deze lijst."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to write."""
        parser.add_argument("--check", action="store_true", help="schrijf niets; fout als een pagina verouderd is")

    def handle(self, *, check: bool, **_options: object) -> None:
        """Compare each page with the program."""
        pages = {documentation.directory() / name: make() for name, make in documentation.PAGES.items()}
        stale = [path for path, text in pages.items() if not path.exists() or path.read_text() != text]
        if check and stale:
            raise CommandError(f"Verouderd: {', '.join(path.name for path in stale)}. Draai `startbaan docs`.")
        for path in stale:
            path.write_text(pages[path])
            self.stdout.write(f"{path.name} is bijgewerkt.")
