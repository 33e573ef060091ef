"""`startbaan coaches`: a coach for everyone from files, without a database."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from startbaan.domain.grouping.coaches_asking import ask_coaches
from startbaan.domain.grouping.coaches_reading import CoachFiles, read_coaches
from startbaan.domain.grouping.coaches_writing import assignment_as_csv, outcome_as_json
from startbaan.domain.sentences import Problem

SECONDS = 20.0


class Command(BaseCommand):
    """Who coaches whom, from files."""

    help = "Verdeelt coaches over starters, zo goed als het kan, met de redenen en het bewijs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files, how long to compute, and how to say the outcome."""
        parser.add_argument("--starters", type=Path, required=True, help="CSV: id,school,sector en zo nodig hours")
        parser.add_argument(
            "--coaches", type=Path, required=True, help="CSV: id,school,sector,hours en zo nodig tracks en groups"
        )
        parser.add_argument("--schools", type=Path, required=True, help="CSV: id,x,y in kilometers; leeg: niet bekend")
        parser.add_argument(
            "--relations", type=Path, help="CSV: starter,coach,relation (nooit, leidinggevende, maatje, wens, eerder)"
        )
        parser.add_argument("--config", type=Path, help="JSON: andere gewichten en uren")
        parser.add_argument("--out", type=Path, required=True, help="waar de verdeling komt te staan, als CSV")
        parser.add_argument(
            "--seconds", type=float, default=SECONDS, help="hoe lang rekenen als de uren per starter verschillen"
        )
        parser.add_argument("--json", action="store_true", help="schrijf de uitkomst als JSON")

    def handle(
        self,
        *,
        starters: Path,
        coaches: Path,
        schools: Path,
        relations: Path | None,
        config: Path | None,
        out: Path,
        seconds: float,
        json: bool,
        **_: object,
    ) -> None:
        """Read, assign and write."""
        began = time.perf_counter()
        try:
            pool = read_coaches(CoachFiles(starters, coaches, schools, relations, config))
            answer = ask_coaches(pool, seconds=seconds)
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        try:
            out.write_text(assignment_as_csv(pool, answer), encoding="utf-8")
        except OSError as problem:
            message = f"{out} is niet te schrijven."
            raise CommandError(message) from problem
        if json:
            self.stdout.write(outcome_as_json(answer, seconds=time.perf_counter() - began))
        else:
            self.stdout.write(f"{len(answer.assignment)} met een coach, {answer.cost.unplaced} zonder. {answer.proof}")
