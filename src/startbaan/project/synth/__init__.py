"""A whole nation, invented from a seed and relative to a day, to measure with: written by COPY as the owner."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from django.db import connections, transaction
from psycopg import sql

from startbaan.apps.coaching.actions import publish_instruments
from startbaan.apps.programme.actions import publish_from_content
from startbaan.apps.surveys.actions import publish_questionnaires
from startbaan.domain.periods import SchoolYear
from startbaan.project.synth.guards import unguarded
from startbaan.project.synth.places import make_places
from startbaan.project.synth.shape import BoardShape, boards
from startbaan.project.synth.sheets import Book
from startbaan.project.synth.staff import DOMAIN, Staff
from startbaan.project.synth.tracks import Tracks, newest_versions
from startbaan.ui import clock

if TYPE_CHECKING:
    from startbaan.apps.programme.models import ProgrammeVersion

FEWEST = 40
BLOCK = 5_000  # starters between two writes
VERB = "synth"
Say = Callable[[str], object]

INHABITED = """
SELECT (SELECT count(*) FROM people_person),
       (SELECT (changes -> 'persons' ->> 1)::bigint FROM journal_entry WHERE verb = %s ORDER BY at DESC LIMIT 1)
"""


class SomebodyLives(Exception):
    """The database holds people that were not invented here."""


class TooFew(Exception):
    """A nation needs some starters."""


@dataclass(frozen=True)
class Made:
    """How many rows each table got, and the addresses of the coordinators to measure with."""

    rows: dict[str, int]
    coordinators: tuple[str, ...]


def load(*, starters: int, seed: int, on: date, say: Say) -> Made:
    """Fill an empty database, or one filled by this before, with a nation as on this day.

    Raises `TooFew`, and `SomebodyLives` when there are people in it that were not invented here.
    """
    if starters < FEWEST:
        raise TooFew(f"Een land heeft minstens {FEWEST} starters.")
    if is_inhabited():
        raise SomebodyLives(
            "In deze database staan al mensen. Kies een lege, bijvoorbeeld met een andere map in STARTBAAN_DATA."
        )
    clear()
    book, shapes, versions = Book(), boards(starters), newest_versions()
    with transaction.atomic(using="owner"):
        with unguarded([sheet.table for sheet in book.sheets]):
            _write(book, seed, shapes, versions, on=on, say=say)
            say("Sleutels, perioden en koppelingen nagaan …")
        for sheet in book.sheets:
            sheet.number_on()
    say("Statistieken bijwerken …")
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    found = tuple(f"{shape.coordinator}@{DOMAIN}" for shape in shapes if shape.coordinator)
    return Made({sheet.table: sheet.count for sheet in book.sheets}, found)


def is_inhabited() -> bool:
    """Say whether there are people here who were not invented by this."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(INHABITED, [VERB])
        persons, invented = cursor.fetchone()
    return bool(persons) and persons != invented


def clear() -> None:
    """Throw away everything of our own, and publish the programmes, questionnaires and instruments anew."""
    ours = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith("startbaan.")]
    tables = sql.SQL(", ").join(map(sql.Identifier, [*ours, "django_session"]))
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(tables))
    publish_from_content(at=clock.now())
    publish_questionnaires(at=clock.now())
    publish_instruments(at=clock.now())


def _write(
    book: Book,
    seed: int,
    shapes: list[BoardShape],
    versions: "dict[str, ProgrammeVersion]",
    *,
    on: date,
    say: Say,
) -> None:
    at, random = datetime.combine(on, time(6), clock.AMSTERDAM), Random(seed)
    since = SchoolYear(SchoolYear.of(on).start_year - 6).period.start
    nation = make_places(book, shapes, since=since, random=random)
    say(f"{len(nation.boards)} besturen, {sum(len(board.schools) for board in nation.boards)} scholen")
    staff, tracks = Staff(book, random, seed=seed, on=on, at=at), Tracks(book, random, versions, on=on, at=at)
    for number, starter in enumerate(staff.people(nation), start=1):
        tracks.start(starter)
        if number % BLOCK == 0:
            book.write()
            say(f"{number} starters")
    _sign(book, random, at=at)
    book.write()


def _sign(book: Book, random: Random, *, at: datetime) -> None:
    """Write down whose work this is, by which a next run knows it again."""
    key = UUID(int=random.getrandbits(128), version=4)
    changes = json.dumps({"persons": [None, book.person.count]})
    book.entry.put(key, at, None, VERB, VERB, "", "", None, changes)
