"""Who sits in which session: taking one that is free, waiting for one that is full, and moving up."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count

from django.urls import reverse
from django.utils.translation import gettext_noop

from startbaan.apps.gatherings.models import Attendance, Gathering, Session
from startbaan.apps.outbox.actions import Notice, Said, tell_each
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import log_each
from startbaan.domain.gathering.places import Room, resized
from startbaan.domain.privacy.policy import Kind

State = Attendance.State


def room_of(session: Session) -> Room:
    """The room of a session of a locked gathering, in the order in which people asked for the gathering."""
    rows = Attendance.objects.filter(state=State.PLACE).order_by("number")
    inside = tuple(rows.filter(session=session).values_list("starter", flat=True))
    waiting = tuple(rows.filter(waits_for=session, session=None).values_list("starter", flat=True))
    return Room(len(inside) if waiting else session.places, inside, waiting)


def resize_session(*, by: Viewer, at: datetime, row: Gathering, session: Session) -> None:
    """Let who waits for a session in, as far as there are places now; whoever has one keeps it."""
    moved = resized(room_of(session), places=session.places)
    let_in(by=by, at=at, row=row, session=session, people=moved.placed)


def let_in(*, by: Viewer, at: datetime, row: Gathering, session: Session, people: Sequence[int]) -> None:
    """Give these people a seat in a session, tell them, and journal it for each."""
    if not people:
        return
    rows = Attendance.objects.filter(gathering=row, starter__in=people).in_bulk(field_name="pk")
    by_person = {one.starter_id: one for one in rows.values()}
    taken = set(Attendance.objects.filter(session=session).values_list("session_seat", flat=True))
    seats = (seat for seat in count(1) if seat not in taken)
    for person, seat in zip(people, seats, strict=False):
        one = by_person[person]
        one.session, one.session_seat, one.waits_for, one.why = session, seat, None, []
    Attendance.objects.bulk_update(by_person.values(), ["session", "session_seat", "waits_for", "why"])
    log_each(by=by, at=at, verb="move_up", kind=Kind.ATTENDANCE, things=[(by_person[one], one) for one in people])
    tell_each([], on=by.on, at=at, named=[notice_of(row, by_person[person], session, at=at) for person in people])


def notice_of(row: Gathering, attendance: Attendance, session: Session, *, at: datetime) -> Notice:
    """What is told to who has a session now."""
    lines: list[str | Said] = [session.title]
    if session.room:
        lines.append(Said(gettext_noop("Plaats: %(place)s."), {"place": session.room}))
    return Notice(
        to=attendance.starter_id,
        subject=Said(gettext_noop("Je hebt een sessie op %(day)s"), {"day": row.day}),
        lines=lines,
        path=reverse("gatherings:gathering", args=[row.key]),
        kind=Kind.ATTENDANCE,
        starter=attendance.starter_id,
        key=f"gathering:seated:{session.key}:{at.timestamp():.6f}",
        item=attendance,
    )
