"""Putting an appointment in the agenda of those it is for, moving it and calling it off.

The subject that holds the thing behind the key has asked who may; here nobody is refused.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Max

from startbaan.apps.agenda.actions.telling import News, tell_left_out, tell_of
from startbaan.apps.agenda.models import Appointment, Invitation
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import log, refusals
from startbaan.domain.privacy.policy import Kind

ShownAs = Appointment.ShownAs
Company = Appointment.Company
WHEN = {"start_at", "minutes", "whole_day"}


@dataclass(frozen=True)
class Content:
    """What is said of an appointment, under the names of its columns; who are invited aside."""

    title: str
    shown_as: Appointment.ShownAs
    start_at: datetime | None
    minutes: int | None
    whole_day: date | None
    place: str
    path: str
    company: Appointment.Company = Company.SMALL


def put_appointment(
    *,
    by: Viewer,
    at: datetime,
    key: str,
    title: str,
    shown_as: Appointment.ShownAs,
    start: datetime,
    minutes: int,
    place: str,
    people: Collection[int],
    path: str,
) -> None:
    """Make or change the appointment with this key, raise its number, tell who are invited, journal it.

    Nothing happens when it stands there like this already. Whoever puts or moves it comes; the others are asked again.
    Raises `Refusal` for an appointment without length.
    """
    _put(by, at, key, Content(title, shown_as, start, minutes, None, place, path), people)


def put_day(
    *,
    by: Viewer,
    at: datetime,
    key: str,
    title: str,
    shown_as: Appointment.ShownAs,
    day: date,
    place: str,
    people: Collection[int],
    path: str,
) -> None:
    """Do the same as `put_appointment` for something that is on a day, at no agreed time."""
    _put(by, at, key, Content(title, shown_as, None, None, day, place, path), people)


def cancel_appointment(*, by: Viewer, at: datetime, key: str, reason: str = "") -> None:
    """Call off the appointment with this key, and journal it; nothing happens where none stands.

    Who were invited are told, unless its day has gone by: then it only says that it did not take place.
    """
    take(key)
    row = live(key)
    if row is None:
        return
    row.cancelled_at = row.changed_at = at
    row.reason = reason
    row.sequence += 1
    row.save(update_fields=["cancelled_at", "changed_at", "reason", "sequence"])
    log(by=by, at=at, verb="cancel_appointment", kind=Kind.APPOINTMENT, thing=row)
    if row.day >= by.on:
        tell_of(row, by=by, at=at, news=News.OFF, to=_invited(row))


def accept_for(*, at: datetime, key: str, people: Collection[int]) -> None:
    """Write down that these people come to the appointment with this key: they said so when it was proposed."""
    _accept(Appointment.objects.get(key=key, cancelled_at=None), people, at=at)


def _put(by: Viewer, at: datetime, key: str, content: Content, people: Collection[int]) -> None:
    take(key)
    row = live(key)
    if row is None:
        make(by, at, key, content, people)
    else:
        _change(by, at, row, content, set(people))


def take(key: str) -> None:
    """Let whoever changes the same appointment at the same time wait until this transaction is over."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"agenda:{key}"])


def live(key: str) -> Appointment | None:
    """The appointment that stands under this key."""
    return Appointment.objects.filter(key=key, cancelled_at=None).first()


def make(by: Viewer, at: datetime, key: str, content: Content, people: Collection[int]) -> None:
    """Make an appointment that stands nowhere, tell who are invited, and journal it."""
    last = Appointment.objects.filter(key=key).aggregate(last=Max("sequence"))["last"]
    row = Appointment(key=key, sequence=0 if last is None else last + 1, changed_at=at, **vars(content))
    with refusals():
        row.save(force_insert=True)
        _invite(row, people)
        _accept(row, by.persons, at=at)
        log(by=by, at=at, verb="put_appointment", kind=Kind.APPOINTMENT, thing=row)
    tell_of(row, by=by, at=at, news=News.MADE, to=people)


def _change(by: Viewer, at: datetime, row: Appointment, content: Content, people: set[int]) -> None:
    changed = [name for name, value in vars(content).items() if getattr(row, name) != value]
    before = _invited(row)
    if not changed and before == people:
        return
    for name in changed:
        setattr(row, name, getattr(content, name))
    row.sequence += 1
    row.changed_at = at
    has_moved = bool(WHEN & set(changed))
    with refusals():
        row.save(update_fields=[*changed, "sequence", "changed_at"])
        row.invitations.filter(person__in=before - people).delete()
        if has_moved:
            row.invitations.update(answer=Invitation.Answer.NONE, answered_at=None)
            _accept(row, by.persons, at=at)
        _invite(row, people - before)
        fields = dict.fromkeys(changed, (None, None))
        log(by=by, at=at, verb="move_appointment", kind=Kind.APPOINTMENT, thing=row, changes=fields)
    tell_left_out(row, by=by, at=at, to=before - people)
    tell_of(row, by=by, at=at, news=News.MADE, to=people - before)
    if changed:
        tell_of(row, by=by, at=at, news=News.MOVED if has_moved else News.CHANGED, to=people & before)


def _accept(row: Appointment, people: Collection[int], *, at: datetime) -> None:
    row.invitations.filter(person__in=people).update(answer=Invitation.Answer.ACCEPTED, answered_at=at)


def _invited(row: Appointment) -> set[int]:
    return set(row.invitations.values_list("person", flat=True))


def _invite(row: Appointment, people: Collection[int]) -> None:
    Invitation.objects.bulk_create([Invitation(appointment=row, person_id=person) for person in sorted(set(people))])
