"""Who sits where: the lock on a gathering, the room as it stands, and the waiting list that moves up by itself.

Every action that touches places takes the lock first, reads the room in a statement after it, and then writes. So of
two who ask at the same moment the second sees the first. Besides, no two rows have the same seat: whoever would slip
past the lock collides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_noop

from startbaan.apps.agenda import actions as agenda
from startbaan.apps.gatherings.actions.arranging import agenda_key
from startbaan.apps.gatherings.actions.session_places import resize_session
from startbaan.apps.gatherings.models import Attendance, Gathering
from startbaan.apps.outbox.actions import Notice, Said, tell_each
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import log_each
from startbaan.domain.gathering.places import Moved, Room, resized
from startbaan.domain.privacy.policy import Kind

State = Attendance.State
ENDLESS = 10**6  # places of a gathering that sets no end to them


@dataclass(frozen=True)
class Seated:
    """Who has a place and who waits, in the order of asking; the row of whoever answered, and what is taken already."""

    inside: tuple[int, ...]
    waiting: tuple[int, ...]
    rows: dict[int, int]
    seats: frozenset[int]
    last: int
    """The number of whoever asked last, or nought."""

    def room(self, *, places: int) -> Room:
        """The room with so many places."""
        return Room(places, self.inside, self.waiting)

    def free_seats(self) -> Iterable[int]:
        """The seats nobody has, lowest first, without end."""
        return (seat for seat in count(1) if seat not in self.seats)


def locked(gathering: UUID) -> Gathering:
    """Take the lock on a gathering until the transaction is over; raises Http404."""
    row = Gathering.objects.select_for_update(no_key=True, of=("self",)).filter(key=gathering).first()
    if row is None:
        raise Http404
    return row


def seated(row: Gathering) -> Seated:
    """Read who sits, who waits and who else answered in a gathering that is locked."""
    rows = Attendance.objects.filter(gathering=row).order_by("number")
    found = list(rows.values_list("starter", "state", "pk", "seat", "number"))
    return Seated(
        inside=tuple(person for person, state, *_ in found if state == State.PLACE),
        waiting=tuple(person for person, state, *_ in found if state == State.WAITING),
        rows={person: pk for person, _, pk, *_ in found},
        seats=frozenset(seat for *_, seat, _ in found if seat is not None),
        last=max((number or 0 for *_, number in found), default=0),
    )


def places_of(row: Gathering) -> int:
    """How many places there are; without end where nobody set one."""
    return ENDLESS if row.places is None else row.places


def resize(*, by: Viewer, at: datetime, row: Gathering) -> None:
    """Let move up who can now that a locked gathering has another number of places; whoever has a place keeps it."""
    before = seated(row)
    full = Room(len(before.inside), before.inside, before.waiting)
    move_up(by=by, at=at, row=row, before=before, moved=resized(full, places=places_of(row)))


def move_up(*, by: Viewer, at: datetime, row: Gathering, before: Seated, moved: Moved) -> None:
    """Give a seat to who came off the waiting list, put it in their agenda, tell them, and journal it for each."""
    if not moved.placed:
        return
    rows = Attendance.objects.in_bulk([before.rows[person] for person in moved.placed])
    ordered = [rows[before.rows[person]] for person in moved.placed]
    for one, seat in zip(ordered, before.free_seats(), strict=False):
        one.state, one.seat = State.PLACE, seat
    Attendance.objects.bulk_update(ordered, ["state", "seat"])
    log_each(by=by, at=at, verb="move_up", kind=Kind.ATTENDANCE, things=[(one, one.starter_id) for one in ordered])
    agenda.invite(by=by, at=at, key=agenda_key(row), people=moved.placed)
    tell_each([], on=by.on, at=at, named=[_notice(row, one) for one in ordered])


def leave_session(attendance: Attendance, *, row: Gathering, by: Viewer, at: datetime) -> None:
    """Take somebody out of their session, and let in who waits longest for it."""
    session = attendance.session
    attendance.session = attendance.session_seat = attendance.waits_for = None
    attendance.save(update_fields=["session", "session_seat", "waits_for"])
    if session is not None:
        resize_session(by=by, at=at, row=row, session=session)


def _notice(row: Gathering, attendance: Attendance) -> Notice:
    line = Said(gettext_noop("Je stond op de wachtlijst. Kun je niet meer? Meld je dan af."))
    return Notice(
        to=attendance.starter_id,
        subject=Said(gettext_noop("Er is een plaats voor je op %(day)s"), {"day": row.day}),
        lines=[row.title, line],
        path=reverse("gatherings:gathering", args=[row.key]),
        kind=Kind.ATTENDANCE,
        starter=attendance.starter_id,
        key=f"gathering:moved:{row.key}:{attendance.number}",
        item=attendance,
    )
