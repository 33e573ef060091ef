"""How long a list of 10,000 people takes: `python bench/import_rows.py [ROWS]`; the goals are 15 s and 30 s.

Runs on the database of `STARTBAAN_DATA`, filled with the demo, and takes back everything it did.
"""

import os
import sys
import time
from datetime import date, timedelta

import django
from django.conf import settings
from django.db import transaction

from startbaan.project.postgres import lease

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "startbaan.project.settings")
lease.attach()
django.setup()

from startbaan.apps.intake import actions
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import service_person
from startbaan.apps.people.queries import organisation
from startbaan.domain.staffing.writing import write_xlsx
from startbaan.ui import clock

ROWS = 10_000
STARTER_EVERY = 3
MANAGERS = 101
HEADERS = (
    "Personeelsnummer", "Roepnaam", "Voorvoegsel", "Achternaam", "E-mailadres", "BRIN", "Functie", "Schaal", "Trede",
    "WTF", "Datum in dienst", "Datum uit dienst", "Start loopbaan onderwijs", "Leidinggevende",
)  # fmt: skip
BRINS = ("98AA00", "98AB00", "98AC00")


def workbook(rows: int, *, on: date, step: int) -> bytes:
    """Write a list in which one in three started these last three years, the others long ago."""
    body = []
    for number in range(rows):
        starts = number % STARTER_EVERY == 0
        infix = "van" if number > MANAGERS and number % 4 == 0 else ""
        chief = number % MANAGERS
        days = number % 700 if starts else 2000 + number % 3000
        since = on - timedelta(days=days)
        body.append(
            [
                f"9{number:06}", f"Voor{number % 97}", infix, f"Achternaam{number}",
                f"m{number}@lijst.example", BRINS[number % 3], "leerkracht", "LB", 1 + number % step, 0.8, since, None,
                since, f"Voor{chief % 97} Achternaam{chief}" if number > MANAGERS and number % 2 else "",
            ]
        )  # fmt: skip
    return write_xlsx(HEADERS, body)


def unseen(_done: int, _total: int) -> None:
    """Nobody watches."""


def seconds(what: str, since: tuple[float, float]) -> None:
    wall, own = time.perf_counter() - since[0], time.process_time() - since[1]
    print(f"{what:<42}{wall:7.1f} s, of which {own:5.1f} s CPU of our own", flush=True)


def clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def main(rows: int) -> None:
    """Preview and apply a new list, the same list, and a list in which everyone changed; then take it all back."""
    on, at = clock.today(), clock.now()
    settings.DEBUG = False
    board = organisation("waterland")
    with transaction.atomic():
        with acting_as(service_person(board, on=on), on=on) as by:
            for what, step in (("new", 12), ("the same again", 12), ("everyone another step", 11)):
                content = workbook(rows, on=on, step=step)
                began = clocks()
                upload = actions.keep_upload(by=by, at=at, board=board, name="lijst.xlsx", content=content, per=on)
                actions.preview_upload(by=by, upload=upload, report=unseen)
                seconds(f"{rows} rows, {what}: preview", began)
                print("  ", upload.counts)
                began = clocks()
                actions.apply_upload(by=by, at=at, upload=upload, report=unseen)
                seconds(f"{rows} rows, {what}: apply", began)
        transaction.set_rollback(True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
