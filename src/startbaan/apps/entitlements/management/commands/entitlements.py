"""`startbaan entitlements`: what everybody on an HR file is owed."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from startbaan.apps.entitlements import queries
from startbaan.domain.periods import NotASchoolYear, SchoolYear
from startbaan.domain.rules.explaining import day_in_dutch, in_dutch
from startbaan.domain.sentences import Problem
from startbaan.domain.staffing.reading import check_size
from startbaan.domain.staffing.sheets import Row
from startbaan.domain.staffing.writing import csv_line
from startbaan.domain.words import Sector
from startbaan.ui import clock

HEADERS = (
    "Rij",
    "Personeelsnummer",
    "Naam",
    "Sector",
    "Recht",
    "Soort",
    "Aantal",
    "Eenheid",
    "Van",
    "Tot en met",
    "Regel",
    "Zekerheid",
    "Waarom",
)
MARK = "\ufeff"
UNITS = {"hours": "uur", "euros": "euro"}
NATURES = {"right": "recht", "advice": "advies"}


class Command(BaseCommand):
    """Rights, from a list of staff."""

    help = "Leest een HR-bestand (XLSX of CSV) en zegt waar iedereen recht op heeft, met de redenen."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the day or the year, and how to write the outcome."""
        parser.add_argument("file", type=Path, help="het bestand")
        when = parser.add_mutually_exclusive_group()
        when.add_argument("--on", type=date.fromisoformat, help="wat er op een dag geldt, als 2026-11-01")
        when.add_argument("--year", help="het schooljaar, als 2026-2027 (anders: dit schooljaar)")
        parser.add_argument(
            "--sector", choices=[sector.value for sector in Sector], help="als het bestand die niet noemt"
        )
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--json", action="store_true", help="schrijf de uitkomst als JSON")
        how.add_argument("--csv", action="store_true", help="schrijf de uitkomst als CSV")
        parser.add_argument("--why", action="store_true", help="schrijf bij elk bedrag de berekening")

    def handle(
        self, *, file: Path, on: date | None, year: str | None, sector: str | None, why: bool, **options: object
    ) -> None:
        """Read, reckon and write."""
        if not file.is_file():
            raise CommandError(f"Het bestand {file} is er niet.")
        try:
            check_size(file.stat().st_size)
            found = queries.listing(
                file.read_bytes(),
                name=file.name,
                year=SchoolYear.parse(year) if year else SchoolYear.of(on or clock.today()),
                sector=Sector(sector) if sector else None,
                on=on,
            )
        except (NotASchoolYear, Problem) as problem:
            raise CommandError(str(problem)) from problem
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(found, why=why), ensure_ascii=False, indent=2, default=str))
        elif options["csv"]:
            self.stdout.write("".join(_as_csv(found, why=why)), ending="")
            self._say_refused(found)
        else:
            self._say(found, why=why)

    def _say(self, found: queries.Listing, *, why: bool) -> None:
        for person in found.people:
            number, name = found.jobs.number_and_name(person.row)
            self.stdout.write(f"{number} {name} ({person.sector.short})".strip())
            for line in person.lines:
                self.stdout.write(f"  {_headline(line)}")
                for reason in (*line.steps, *line.reasons) if why else ():
                    self.stdout.write(f"    {reason}")
        for sector, last in found.ended:
            self.stdout.write(
                f"De cao {sector.short} liep tot en met {day_in_dutch(last)}. Controleer de geldende cao."
            )
        self._say_refused(found)

    def _say_refused(self, found: queries.Listing) -> None:
        for row, reasons in found.refused:
            _, name = found.jobs.number_and_name(row)
            self.stderr.write(f"Rij {row.number} {name}: {' '.join(reasons)}")


def _headline(line: queries.Line) -> str:
    amount = f": {in_dutch(line.amount)} {UNITS[line.unit]}" if line.amount is not None else ""
    until = f" t/m {day_in_dutch(line.last_on)}" if line.last_on else ""
    return f"{line.title}{amount} ({NATURES[line.nature]}, {day_in_dutch(line.starts_on)}{until}; {line.status})"


def _as_csv(found: queries.Listing, *, why: bool) -> Iterator[str]:
    """Write what many people share once."""
    shared: dict[int, list[str]] = {}
    yield f"{MARK}{csv_line(HEADERS)}\r\n"
    for row, sector, lines in found.people:
        written = shared.get(id(lines))
        if written is None:
            written = shared[id(lines)] = [csv_line(_cells(sector, line, why=why)) for line in lines]
        if written:
            whose = csv_line((row.number, *found.jobs.number_and_name(row)))
            for line in written:
                yield f"{whose};{line}\r\n"


def _cells(sector: Sector, line: queries.Line, *, why: bool) -> tuple[str | date | None, ...]:
    return (
        sector.value,
        line.title,
        NATURES[line.nature],
        "" if line.amount is None else in_dutch(line.amount),
        UNITS.get(line.unit, ""),
        line.starts_on,
        line.last_on,
        line.rule,
        line.status,
        " ".join((*line.steps, *line.reasons) if why else line.reasons),
    )


def _as_json(found: queries.Listing, *, why: bool) -> dict[str, object]:
    return {
        "year": str(found.year),
        "people": len(found.people),
        "refused": len(found.refused),
        "agreements_ended": {sector.value: last.isoformat() for sector, last in found.ended},
        "entitlements": [
            {**whose, **line}
            for person in found.people
            for whose in [_whose(found, person.row)]
            for line in (_facts(person.sector, line, why=why) for line in person.lines)
        ],
        "refused_rows": [{**_whose(found, row), "reasons": list(reasons)} for row, reasons in found.refused],
    }


def _whose(found: queries.Listing, row: Row) -> dict[str, object]:
    number, name = found.jobs.number_and_name(row)
    return {"row": row.number, "personnel_number": number, "name": name}


def _facts(sector: Sector, line: queries.Line, *, why: bool) -> dict[str, object]:
    return {
        "sector": sector.value,
        "rule": line.rule,
        "title": line.title,
        "nature": line.nature,
        "amount": None if line.amount is None else str(line.amount),
        "unit": line.unit or None,
        "from": line.starts_on.isoformat(),
        "until": line.last_on.isoformat() if line.last_on else None,
        "status": line.status,
        "reasons": list(line.reasons),
        **({"steps": list(line.steps)} if why else {}),
    }
