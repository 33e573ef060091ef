"""`startbaan import`: take people in from a file, without a page."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from startbaan.apps.intake import actions, queries
from startbaan.apps.people.access import Viewer, acting_as, acting_as_email
from startbaan.apps.people.actions import service_person
from startbaan.apps.people.queries import organisation
from startbaan.domain.staffing.intended import Comparison, Outcome
from startbaan.domain.staffing.reading import check_size
from startbaan.domain.staffing.rows import MappingIncomplete
from startbaan.ui import clock

WORDS = {"new": "nieuw", "changed": "gewijzigd", "unchanged": "ongewijzigd", "refused": "geweigerd"}


class Command(BaseCommand):
    """A preview, unless it is asked to apply."""

    help = "Leest een HR-bestand (XLSX of CSV) en laat zien wat er verandert; met --apply wordt het overgenomen."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the board, and what to do."""
        parser.add_argument("file", type=Path, help="het bestand")
        parser.add_argument("--board", required=True, help="de sleutel van het schoolbestuur")
        parser.add_argument("--apply", action="store_true", help="neem de goede rijen over")
        parser.add_argument("--by", default="", help="e-mailadres van wie dit doet (anders: de site zelf)")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="dag waarop wijzigingen ingaan, als 2026-11-01 (anders: deze maand)"
        )
        parser.add_argument("--json", action="store_true", help="schrijf de uitkomst als JSON")

    def handle(self, *, file: Path, board: str, by: str, on: date | None, **options: object) -> None:
        """Read, compare, apply when asked, and say what came of it."""
        place = organisation(board)
        if place is None or place.of_kind != "board":
            raise CommandError(_("Er is geen schoolbestuur met de sleutel %(key)s.") % {"key": board})
        if not file.is_file():
            raise CommandError(_("Het bestand %(file)s is er niet.") % {"file": file})
        check_size(file.stat().st_size)
        today, per = clock.today(), on or clock.today().replace(day=1)
        with _somebody(by, board=board, today=today) as viewer:
            actions.ask_to_take_in(viewer, place)
            at, content = clock.now(), file.read_bytes()
            try:
                if options["apply"]:
                    applied = actions.apply_file(
                        by=viewer, at=at, board=place, name=file.name, content=content, per=per
                    )
                    comparison = applied.comparison
                else:
                    read = queries.read(content, name=file.name, chosen=queries.chosen_headers(place))
                    comparison = queries.compared(viewer, place, read=read, per=per)
            except MappingIncomplete as problem:
                raise CommandError(problem) from problem
        self._say(comparison, applied=bool(options["apply"]), as_json=bool(options["json"]))

    def _say(self, comparison: Comparison, *, applied: bool, as_json: bool) -> None:
        counts = {outcome.value: comparison.count(outcome) for outcome in Outcome}
        counts["refused"] = len(comparison.refused)
        if as_json:
            refused = [
                {"row": row.row_number, "name": row.name, "reasons": list(row.reasons)} for row in comparison.refused
            ]
            result = {"applied": applied, **counts, "tracks": comparison.tracks, "refused_rows": refused}
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
            return
        self.stdout.write(", ".join(f"{number} {WORDS[key]}" for key, number in counts.items()))
        self.stdout.write(_("Beginnen aan een traject: %(n)s") % {"n": comparison.tracks})
        for row in comparison.refused:
            self.stdout.write(f"  rij {row.row_number} {row.name}: {' '.join(row.reasons)}")
        for note in comparison.notes:
            self.stdout.write(f"  {note}")
        if not applied:
            self.stdout.write(_("Er is niets overgenomen. Doe dat met --apply."))


@contextmanager
def _somebody(email: str, *, board: str, today: date) -> Iterator[Viewer]:
    """Act as whoever is named, else as the site's own hands at this board."""
    if email:
        with acting_as_email(email, on=today) as viewer:
            yield viewer
        return
    place = organisation(board)
    if place is not None:
        with acting_as(service_person(place, on=today), on=today) as viewer:
            yield viewer
