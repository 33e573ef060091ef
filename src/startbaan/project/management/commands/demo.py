"""`startbaan demo`: fill an empty database with an invented partnership at work."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from startbaan.apps.people.queries import is_founded
from startbaan.project import demo
from startbaan.ui import clock


class Command(BaseCommand):
    """The demo, once."""

    help = "Vult een lege database met de demo: een verzonnen opleidingsschool aan het werk."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the seed."""
        parser.add_argument("--seed", type=int, default=demo.SEED, help="waaruit de demo wordt verzonnen")

    def handle(self, *, seed: int, **_options: object) -> None:
        """Load it as on today; an inhabited database stays as it is."""
        if not settings.DEMO:
            raise CommandError("De demo staat uit. Zet STARTBAAN_DEMO=1 om hem te gebruiken.")
        if is_founded():
            self.stdout.write("De demo staat er al.")
            return
        with transaction.atomic():
            made = demo.load(on=clock.today(), seed=seed)
        self.stdout.write(f"De demo staat klaar: {len(made.persons)} mensen.")
