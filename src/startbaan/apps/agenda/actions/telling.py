"""Telling who are invited that an appointment is made, moved or called off, with the file for their calendar."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from enum import Enum

from django.urls import reverse
from django.utils.translation import gettext_noop

from startbaan.apps.agenda.models import Appointment
from startbaan.apps.agenda.queries.files import cancellation_of, invitation_of, page_of
from startbaan.apps.outbox.actions import Invitation, Method, Notice, Said, take_back, tell_each
from startbaan.apps.outbox.queries.waiting import addresses_of
from startbaan.apps.people.access import Viewer
from startbaan.domain.meeting.moments import AMSTERDAM
from startbaan.domain.privacy.policy import Kind


class News(Enum):
    """What is told of an appointment."""

    MADE = gettext_noop("Nieuwe afspraak op %(day)s")
    MOVED = gettext_noop("Een afspraak is verzet naar %(day)s")
    CHANGED = gettext_noop("Een afspraak op %(day)s is veranderd")
    OFF = gettext_noop("De afspraak op %(day)s gaat niet door")


def tell_of(row: Appointment, *, by: Viewer, at: datetime, news: News, to: Collection[int]) -> None:
    """Tell these people; what was told of an earlier state and not sent yet is taken back. The past is not told."""
    _take_back(row)
    if row.day < by.on:
        return
    lines = _lines(row) if news is not News.OFF else _lines_off(row)
    key = _key(row, row.sequence)
    notices = [
        _notice(row, person, news=news, lines=lines, key=key, invitation=_file(row, address))
        for person, address in sorted(addresses_of(to, on=by.on).items())
    ]
    tell_each([], on=by.on, at=at, named=notices)


def tell_left_out(row: Appointment, *, by: Viewer, at: datetime, to: Collection[int]) -> None:
    """Tell who are no longer invited that it is off for them; where and what it is, is no longer theirs to know."""
    _take_back(row)
    if row.day >= by.on:
        key = _key(row, row.sequence)
        _tell_off(row, by=by, at=at, to=to, keys=dict.fromkeys(to, key))


def tell_joined(row: Appointment, *, by: Viewer, at: datetime, to: Collection[int]) -> None:
    """Tell these people, and nobody else, that they come."""
    if row.day < by.on:
        return
    lines = _lines(row)
    notices = [
        _notice(
            row,
            person,
            news=News.MADE,
            lines=lines,
            key=_own_key(row, person, at=at),
            invitation=Invitation(invitation_of(row, reader=address, at=at)),
        )
        for person, address in sorted(addresses_of(to, on=by.on).items())
    ]
    tell_each([], on=by.on, at=at, named=notices)


def tell_gone(row: Appointment, *, by: Viewer, at: datetime, to: Mapping[int, datetime]) -> None:
    """Tell these people, and nobody else, that they come no longer, with since when they did.

    What waited to be told to them is taken back.
    """
    take_back(keys=[_own_key(row, person, at=since) for person, since in to.items()])
    if row.day >= by.on:
        _tell_off(row, by=by, at=at, to=to, keys={person: f"{_own_key(row, person, at=at)}:off" for person in to})


def _tell_off(row: Appointment, *, by: Viewer, at: datetime, to: Collection[int], keys: Mapping[int, str]) -> None:
    notices = [
        Notice(
            to=person,
            subject=Said(News.OFF.value, {"day": row.day}),
            lines=[],
            path=reverse("home:agenda"),
            kind=Kind.APPOINTMENT,
            starter=None,
            key=keys[person],
            invitation=Invitation(cancellation_of(row, reader=address, at=at), Method.CANCEL),
        )
        for person, address in sorted(addresses_of(to, on=by.on).items())
    ]
    tell_each(notices, on=by.on, at=at)


def _notice(
    row: Appointment, person: int, *, news: News, lines: Sequence[str | Said], key: str, invitation: Invitation
) -> Notice:
    return Notice(
        to=person,
        subject=Said(news.value, {"day": row.day}),
        lines=lines,
        path=page_of(row),
        kind=Kind.APPOINTMENT,
        starter=None,
        key=key,
        item=row,
        invitation=invitation,
    )


def _take_back(row: Appointment) -> None:
    """Take back what waits about an earlier state; in large company also what was told to one person alone."""
    keys = [_key(row, sequence) for sequence in range(row.sequence)]
    if row.company == Appointment.Company.LARGE:
        joined = row.invitations.exclude(answered_at=None).values_list("person", "answered_at")
        keys += [_own_key(row, person, at=since) for person, since in joined if since]
    take_back(keys=keys)


def _own_key(row: Appointment, person: int, *, at: datetime) -> str:
    return f"appointment:{row.uid}:{person}:{at.astimezone(UTC):%Y%m%d%H%M%S%f}"


def _key(row: Appointment, sequence: int) -> str:
    return f"appointment:{row.uid}:{sequence}"


def _file(row: Appointment, address: str) -> Invitation:
    method = Method.CANCEL if row.cancelled_at else Method.REQUEST
    return Invitation(invitation_of(row, reader=address), method)


def _lines_off(row: Appointment) -> Sequence[str | Said]:
    """What it was, where that may be known, and why it is off, where somebody said so to all who come."""
    title = row.title if row.shown_as == Appointment.ShownAs.OPEN else ""
    return [line for line in (title, row.reason) if line and row.reason]


def _lines(row: Appointment) -> Sequence[str | Said]:
    is_open = row.shown_as == Appointment.ShownAs.OPEN
    told: list[str | Said] = [row.title] if is_open else []
    if row.start_at is not None:
        clock = f"{row.start_at.astimezone(AMSTERDAM):%H.%M}"
        told.append(Said(gettext_noop("%(day)s om %(time)s uur."), {"day": row.day, "time": clock}))
    else:
        told.append(Said(gettext_noop("%(day)s. De tijd is nog niet afgesproken."), {"day": row.day}))
    if row.place and is_open:
        told.append(Said(gettext_noop("Plaats: %(place)s."), {"place": row.place}))
    return told
