"""Saying yes or no to a gathering: a place or the waiting list, and off again."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.agenda import actions as agenda
from startbaan.apps.gatherings.access import invited_to
from startbaan.apps.gatherings.actions.arranging import agenda_key
from startbaan.apps.gatherings.actions.places import (
    Seated,
    State,
    leave_session,
    locked,
    move_up,
    places_of,
    seated,
)
from startbaan.apps.gatherings.models import Attendance, Gathering, SessionTrainer
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.gathering.places import asked, cancelled
from startbaan.domain.privacy.policy import Kind


class TooLate(Refusal):
    """The gathering is over, does not go on, or no longer takes answers."""


def sign_up(*, by: Viewer, at: datetime, gathering: UUID) -> Attendance:
    """Give the viewer a place, or the last number of the waiting list; put a place in the agenda, and journal it.

    Who has a place or waits already stays where they are. Raises `NotYours` for who is not invited, `TooLate`, and
    Http404.
    """
    with refusals():
        row = locked(gathering)
        person = _asked(by, row)
        _ask_in_time(row, by=by)
        if row.answer_until is not None and row.answer_until < by.on:
            raise TooLate(_("Aanmelden kan niet meer. Vraag het aan wie de bijeenkomst organiseert."))
        before = seated(row)
        if person not in before.rows:
            return _seat(Attendance(gathering=row, starter_id=person), before, row=row, by=by, at=at)
        found = Attendance.objects.get(pk=before.rows[person])
        if found.state in {State.PLACE, State.WAITING}:
            return found
        return _seat(found, before, row=row, by=by, at=at)


def sign_off(*, by: Viewer, at: datetime, gathering: UUID, because: str = "") -> Attendance:
    """Write down that the viewer does not come, and why; a place goes to who waits longest. Journals it.

    Raises `NotYours` for who is not invited, `TooLate`, and Http404.
    """
    with refusals():
        row = locked(gathering)
        person = _asked(by, row)
        _ask_in_time(row, by=by)
        found = Attendance.objects.filter(gathering=row, starter=person).select_related("session").first()
        if found is None:
            return _say(Attendance(gathering=row, starter_id=person), State.DECLINED, because, by=by, at=at)
        if found.seen:
            raise TooLate(_("Er staat al bij of je er was. Vraag het aan wie de bijeenkomst organiseert."))
        if found.state not in {State.PLACE, State.WAITING}:
            return _say(found, State(found.state), because, by=by, at=at)
        return _give_up(found, because, row=row, by=by, at=at)


def _seat(attendance: Attendance, before: Seated, *, row: Gathering, by: Viewer, at: datetime) -> Attendance:
    moved = asked(before.room(places=places_of(row)), person=attendance.starter_id)
    attendance.number, attendance.because, attendance.answered_at = before.last + 1, "", at
    attendance.state = State.PLACE if moved.placed else State.WAITING
    attendance.seat = next(iter(before.free_seats())) if moved.placed else None
    attendance.save()
    log(by=by, at=at, verb="sign_up", kind=Kind.ATTENDANCE, thing=attendance, starter=attendance.starter_id)
    agenda.invite(by=by, at=at, key=agenda_key(row), people=moved.placed)
    return attendance


def _give_up(attendance: Attendance, because: str, *, row: Gathering, by: Viewer, at: datetime) -> Attendance:
    before = seated(row)
    moved = cancelled(before.room(places=places_of(row)), person=attendance.starter_id)
    if attendance.session_id is not None:
        leave_session(attendance, row=row, by=by, at=at)
    left = replace(before, seats=before.seats - {attendance.seat})
    attendance.seat = attendance.waits_for = None
    _say(attendance, State.CANCELLED, because, by=by, at=at)
    if not _stays(row, attendance.starter_id):
        agenda.uninvite(by=by, at=at, key=agenda_key(row), people=[attendance.starter_id])
    move_up(by=by, at=at, row=row, before=left, moved=moved)
    return attendance


def _say(attendance: Attendance, state: Attendance.State, because: str, *, by: Viewer, at: datetime) -> Attendance:
    attendance.state, attendance.because, attendance.answered_at = state, because.strip(), at
    attendance.save()
    log(by=by, at=at, verb="sign_off", kind=Kind.ATTENDANCE, thing=attendance, starter=attendance.starter_id)
    return attendance


def _asked(by: Viewer, row: Gathering) -> int:
    """As which person the viewer is invited; raises `NotYours`."""
    person = invited_to(by, row)
    if person is None:
        raise NotYours(_("Je bent niet uitgenodigd voor deze bijeenkomst."))
    return person


def _ask_in_time(row: Gathering, *, by: Viewer) -> None:
    if row.is_cancelled:
        raise TooLate(_("Deze bijeenkomst gaat niet door."))
    if not row.is_open:
        raise TooLate(_("Deze bijeenkomst is nog niet open voor aanmelding."))
    if row.day < by.on:
        raise TooLate(_("Deze bijeenkomst is al geweest."))


def _stays(row: Gathering, person: int) -> bool:
    """Whether it stays in somebody's agenda without a place: of who made it, and of who gives a session."""
    given = SessionTrainer.objects.filter(session__gathering=row, session__cancelled_at=None, person=person)
    return row.made_by_id == person or given.exists()
