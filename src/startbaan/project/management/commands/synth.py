"""`startbaan synth`: fill an empty database with a nation, to measure with."""

import time

from django.core.management import BaseCommand, CommandParser, call_command

from startbaan.project import synth
from startbaan.project.synth.shape import WHOLE_NATION
from startbaan.ui import clock


class Command(BaseCommand):
    """A nation, once or again; never over people who were not invented by it."""

    help = "Vult een lege database met een verzonnen land van starters, om snelheid mee te meten."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many, and the seed."""
        parser.add_argument("--starters", type=int, default=WHOLE_NATION, help="hoeveel starters (standaard 40000)")
        parser.add_argument("--seed", type=int, default=1, help="waaruit het land wordt verzonnen")

    def handle(self, *, starters: int, seed: int, **_options: object) -> None:
        """Bring the tables up to date, load as on today, and say how it goes."""
        began = time.monotonic()

        def say(words: str) -> None:
            self.stdout.write(f"{time.monotonic() - began:6.1f} s  {words}")
            self.stdout.flush()

        call_command("migrate", verbosity=0, interactive=False)
        made = synth.load(starters=starters, seed=seed, on=clock.today(), say=say)
        say("Klaar:")
        for table, rows in made.rows.items():
            self.stdout.write(f"{rows:>12,}  {table}".replace(",", "."))
        self.stdout.write(f"Coördinatoren om mee te meten: {', '.join(made.coordinators)}")
