"""How long the nightly reminders take: `python bench/reminders.py`; the goal is 60 s for 40,000 starters, once.

Runs on the database of `STARTBAAN_DATA`, filled by `startbaan synth`, and takes back everything it did. The first
run is that of a site that never reminded anyone; the next is a second run of the same night, which must tell
nothing; then the nights after it until there was one of each step.
"""

import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import django
from django.conf import settings
from django.db import connection, transaction

from startbaan.project.postgres import lease

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "startbaan.project.settings")
lease.attach()
django.setup()

from startbaan.apps.outbox.models import Message
from startbaan.apps.people.models import Person
from startbaan.apps.programme import actions, models
from startbaan.domain.schedule.calendar import shipped_calendars
from startbaan.ui import clock

MOST_SECONDS = 60
NIGHTS = 3


def night(what: str, *, on: date) -> tuple[float, int]:
    """Remind once, say how long it took, and give the CPU of us and the database: of a quiet machine it is the time."""
    wall, own, served = time.perf_counter(), time.process_time(), served_seconds()
    with clock.standing_on(on):
        told = actions.remind(on=on, at=clock.now())
    seconds = time.perf_counter() - wall
    own, served = time.process_time() - own, served_seconds() - served
    print(f"{what:<28}{seconds:7.1f} s; CPU {own:5.1f} s our own, {served:5.1f} s the database; told {told:>7,}")
    return own + served, told


def served_seconds() -> float:
    """The CPU so far of the one database process that serves us."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def school_days(since: date, *, number: int) -> list[date]:
    """The first days from `since` on which there is school in every region."""
    days = (since + timedelta(days=passed) for passed in range(200))
    return [day for day in days if all(one.is_school_day(day) for one in shipped_calendars().values())][:number]


def main() -> int:
    """Remind a nation; fails when it takes too long or tells anything twice."""
    settings.DEBUG = False
    first, *others = school_days(clock.today(), number=NIGHTS)
    with transaction.atomic():
        tracks, open_ones = models.Track.objects.count(), models.Activity.objects.filter(state="planned").count()
        print(f"{tracks:,} tracks with {open_ones:,} activities to do, {Person.objects.count():,} people; on {first}")
        slowest, _told = night("a first night", on=first)
        _seconds, again = night("the same night again", on=first)
        for day in others:
            seconds, _told = night(f"the night of {day}", on=day)
            slowest = max(slowest, seconds)
        readers = Message.objects.values("to").distinct().count()
        print(f"{Message.objects.count():,} messages wait for {readers:,} people; all of it is taken back now")
        transaction.set_rollback(True)
    connection.close()
    return int(slowest > MOST_SECONDS or again > 0)


if __name__ == "__main__":
    sys.exit(main())
