"""What can be asked about a list of staff on the command line, and the answer in words."""

import gc
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from startbaan.domain.entitling.listing import Listing, listing
from startbaan.domain.entitling.writing import as_csv, as_json, as_text, refusals
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.parameters import Agreement
from startbaan.domain.sentences import Problem, say
from startbaan.domain.staffing.reading import check_size
from startbaan.domain.words import Sector


class NoFile(Problem):
    """A file that is asked about and is not there."""


class Form(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


WRITERS = {Form.TEXT: as_text, Form.CSV: as_csv, Form.JSON: as_json}


@dataclass(frozen=True, slots=True)
class Answered:
    """What is written, and beside it the rows that were refused."""

    written: str
    refused: tuple[str, ...]


def add_arguments(parser: ArgumentParser) -> None:
    """Take the file, the day or the year, and how to write the outcome."""
    parser.add_argument("file", type=Path, help="het bestand")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--on", type=date.fromisoformat, help="wat er op een dag geldt, als 2026-11-01")
    when.add_argument("--year", help="het schooljaar, als 2026-2027 (anders: het schooljaar van nu)")
    parser.add_argument("--sector", choices=[sector.value for sector in Sector], help="als het bestand die niet noemt")
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--json", dest="form", action="store_const", const=Form.JSON, default=Form.TEXT, help="schrijf JSON"
    )
    how.add_argument("--csv", dest="form", action="store_const", const=Form.CSV, help="schrijf CSV")
    parser.add_argument("--why", action="store_true", help="schrijf bij elk bedrag de berekening en de redenen")


def answer(
    file: Path,
    *,
    year: SchoolYear,
    on: date | None,
    sector: str | None,
    form: Form,
    why: bool,
    agreements: Mapping[Sector, Agreement],
) -> Answered:
    """Read a file, ask the rules about every row, and write; raises a `Problem`."""
    if not file.is_file():
        raise NoFile(say("Het bestand %(file)s is er niet.", file=str(file)))
    check_size(file.stat().st_size)
    with _keeping_everything():
        return _written(
            listing(
                file.read_bytes(),
                name=file.name,
                agreements=agreements,
                year=year,
                sector=Sector(sector) if sector else None,
                on=on,
            ),
            form=form,
            why=why,
        )


def _written(found: Listing, *, form: Form, why: bool) -> Answered:
    return Answered(WRITERS[form](found, why=why), tuple(refusals(found)))


@contextmanager
def _keeping_everything() -> Iterator[None]:
    """Look for no circles among the millions of cells of a long list: all of it stays until the answer is written."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
