"""Three hundred sign-ups at once on thirty places, ten times, exact: `python bench/sign_ups.py [PEOPLE] [PLACES]`.

Beside two peers in the same run, in turns. *By hand*: the same rule and the same rows in plain SQL over psycopg, under
the same lock, without policy or ORM. *Trying again*: no lock; read the last number, insert, and begin anew when another
was first. Each sign-up writes four rows: the answer, the journal and, with a place, agenda and message. Every one has
its own transaction, committed, on one of twenty-four connections. All that was made is removed at the end.
"""

import itertools
import os
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import time as hour
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import django
from django.conf import settings
from django.db import connection, connections
from psycopg import Cursor
from psycopg.errors import UniqueViolation

from startbaan.project.postgres import lease

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "startbaan.project.settings")
os.environ.setdefault("STARTBAAN_POOL", "40")
lease.attach()
django.setup()

from startbaan.apps.agenda.actions import put_event
from startbaan.apps.agenda.models import Appointment
from startbaan.apps.gatherings.actions import sign_up
from startbaan.apps.gatherings.actions.arranging import agenda_key
from startbaan.apps.gatherings.models import Attendance, Gathering, Invited
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Address, Organisation, Person
from startbaan.domain.meeting.moments import moment_on
from startbaan.domain.periods import Period
from startbaan.ui import clock

PEOPLE, PLACES, ROUNDS, WORKERS = 300, 30, 10, 24
MARK = "aanmeldproef"

SignUp = Callable[["Offered", int], int]
LOCK = "SELECT places FROM gatherings_gathering WHERE id = %s FOR NO KEY UPDATE"
ROOM = """SELECT places, (SELECT count(*) FROM gatherings_attendance WHERE gathering_id = g.id AND state = 'place'),
(SELECT coalesce(max(number), 0) + 1 FROM gatherings_attendance WHERE gathering_id = g.id)
FROM gatherings_gathering g WHERE id = %s"""
ANSWER = """INSERT INTO gatherings_attendance
(starter_id, gathering_id, state, number, seat, because, answered_at, seen, why)
VALUES (%s, %s, %s, %s, %s, '', now(), '', '[]')"""
AGENDA = """INSERT INTO agenda_invitation (appointment_id, person_id, answer, answered_at)
VALUES (%s, %s, 'accepted', now())"""
TOLD = """INSERT INTO outbox_message (id, to_id, key, subject, lines, path, kind_told, thing, told_at, calendar, method,
state) VALUES (gen_random_uuid(), %s, %s, 'Nieuwe afspraak', '{}', '/', 'appointment', '', now(), 'BEGIN', 'REQUEST',
'waiting')"""
GONE = """DELETE FROM agenda_appointment a USING gatherings_gathering g
WHERE a.key = 'gathering:' || g.key AND g.made_by_id = ANY(%s)"""
JOURNAL = """INSERT INTO journal_entry (id, at, actor, actor_name, verb, kind, thing, starter, changes)
VALUES (gen_random_uuid(), now(), %s, '', 'sign_up', 'attendance', '', %s, '{}')"""


@dataclass(frozen=True)
class Offered:
    """A gathering to sign up for, and its appointment."""

    row: Gathering
    appointment: int


def ours(offered: Offered, person: int) -> int:
    """Sign up as the site does; never refused."""
    with acting_as(person, on=clock.today()) as by:
        sign_up(by=by, at=clock.now(), gathering=offered.row.key)
    return 0


def by_hand(offered: Offered, person: int) -> int:
    """The same rule in plain SQL, under the same lock."""
    connection.ensure_connection()
    with connection.connection.transaction(), connection.connection.cursor() as cursor:
        cursor.execute(LOCK, [offered.row.pk])
        _write(cursor, offered, person)
    return 0


def trying_again(offered: Offered, person: int) -> int:
    """The same without a lock, again as long as somebody else was first; gives how often that was."""
    connection.ensure_connection()
    for again in itertools.count():
        try:
            with connection.connection.transaction(), connection.connection.cursor() as cursor:
                _write(cursor, offered, person)
        except UniqueViolation:
            continue
        return again
    raise AssertionError


def _write(cursor: Cursor, offered: Offered, person: int) -> None:
    cursor.execute(ROOM, [offered.row.pk])
    found = cursor.fetchone()
    assert found is not None
    places, inside, number = found
    seat = inside + 1 if inside < places else None
    cursor.execute(ANSWER, [person, offered.row.pk, "place" if seat else "waiting", number, seat])
    cursor.execute(JOURNAL, [person, person])
    if seat:
        cursor.execute(AGENDA, [offered.appointment, person])
        cursor.execute(TOLD, [person, f"{MARK}:{offered.row.pk}"])


def at_once(people: list[int], offered: Offered, act: SignUp) -> tuple[float, int]:
    """Let them all sign up together; gives the seconds it took and how often one had to begin anew."""
    with ThreadPoolExecutor(WORKERS) as pool:
        began = time.perf_counter()
        again = sum(pool.map(lambda person: act(offered, person), people))
        took = time.perf_counter() - began
        let_go = Barrier(WORKERS)
        list(pool.map(lambda _: _close(let_go), range(WORKERS)))
    return took, again


def _close(let_go: Barrier) -> None:
    """Close the connection of one thread, once every thread came here."""
    let_go.wait()
    connections.close_all()


def exact(offered: Offered, *, people: int, places: int) -> bool:
    """Whether so many have a place, all others wait, and the numbers run from 1 without a gap."""
    rows = Attendance.objects.filter(gathering=offered.row).order_by("number").values_list("number", "state", "seat")
    inside = [(number, "place", number) for number in range(1, places + 1)]
    return list(rows) == inside + [(number, "waiting", None) for number in range(places + 1, people + 1)]


def crowd(size: int) -> list[int]:
    """So many people, each with an address."""
    rows = Person.objects.bulk_create([Person(given_name=MARK, family_name=str(number)) for number in range(size)])
    always = Period(clock.today() - timedelta(days=1))
    Address.objects.bulk_create(
        [Address(person=row, email=f"{MARK}{row.pk}@startbaan.example", period=always) for row in rows]
    )
    return [row.pk for row in rows]


def offer(people: list[int], *, places: int) -> Offered:
    """A gathering to which they are all invited."""
    board = Organisation.objects.get_or_create(key=MARK, defaults={"name": MARK, "of_kind": "partnership"})[0]
    day = clock.today() + timedelta(days=30)
    row = Gathering.objects.create(
        organisation=board,
        of_kind=Gathering.OfKind.AFTERNOON,
        title=MARK,
        for_whom=Gathering.ForWhom.EVERYONE,
        school_year=day.year,
        day=day,
        begins=hour(14),
        minutes=180,
        places=places,
        state=Gathering.State.OPEN,
        seed=uuid4().hex,
        made_by_id=people[0],
        made_at=clock.now(),
    )
    Invited.objects.bulk_create([Invited(starter_id=one, gathering=row, told_at=clock.now()) for one in people])
    with acting_as(people[0], on=clock.today()) as by:
        put_event(
            by=by,
            at=clock.now(),
            key=agenda_key(row),
            title=row.title,
            start=moment_on(row.day, row.begins),
            minutes=row.minutes,
            place="",
            path="/",
        )
    return Offered(row, Appointment.objects.get(key=agenda_key(row)).pk)


def remove(people: list[int]) -> None:
    """Take away all that was made, as the owner."""
    with connections["owner"].cursor() as cursor:
        for statement in (
            "DELETE FROM journal_entry WHERE actor = ANY(%s)",
            "DELETE FROM outbox_message WHERE to_id = ANY(%s)",
            "DELETE FROM agenda_invitation WHERE person_id = ANY(%s)",
            "DELETE FROM gatherings_attendance WHERE starter_id = ANY(%s)",
            "DELETE FROM gatherings_invited WHERE starter_id = ANY(%s)",
            GONE,
            "DELETE FROM gatherings_gathering WHERE made_by_id = ANY(%s)",
            "DELETE FROM people_address WHERE person_id = ANY(%s)",
            "DELETE FROM people_person WHERE id = ANY(%s)",
        ):
            cursor.execute(statement, [people])
        cursor.execute("DELETE FROM people_organisation WHERE key = %s", [MARK])


def main(people: int = PEOPLE, places: int = PLACES) -> int:
    """Measure; fails when anything was lost or overbooked."""
    settings.DEBUG = False
    ways: dict[str, SignUp] = {"ours": ours, "by hand": by_hand, "trying again": trying_again}
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    anew, wrong = 0, 0
    everybody = crowd(people)
    try:
        for _ in range(ROUNDS):
            for name, act in ways.items():
                offered = offer(everybody, places=places)
                took, again = at_once(everybody, offered, act)
                seconds[name].append(took)
                anew += again
                wrong += not exact(offered, people=people, places=places)
    finally:
        remove(everybody)
    print(f"{people} people on {places} places, {ROUNDS} rounds each, {WORKERS} connections; not exact: {wrong} rounds")
    middle = {name: statistics.median(taken) for name, taken in seconds.items()}
    for name, taken in middle.items():
        times = middle["ours"] / taken
        print(f"{name:<14}{taken:7.2f} s, {people / taken:7.0f} a second; ours takes {times:.1f} times as long")
    print(f"without a lock one had to begin anew {anew / ROUNDS:.0f} times a round")
    connections.close_all()
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
