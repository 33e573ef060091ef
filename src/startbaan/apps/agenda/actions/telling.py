"""Telling who are invited that an appointment is made, moved or called off, with the file for their calendar."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import Enum

from django.urls import reverse
from django.utils.translation import gettext_noop

from startbaan.apps.agenda.models import Appointment
from startbaan.apps.agenda.queries.files import cancellation_of, invitation_of, page_of
from startbaan.apps.outbox.actions import Invitation, Method, Said, take_back, tell
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
    take_back(keys=[_key(row, sequence) for sequence in range(row.sequence)])
    if row.day < by.on:
        return
    lines = _lines(row) if news is not News.OFF else []
    for person, address in sorted(addresses_of(to, on=by.on).items()):
        tell(
            by=by,
            to={person},
            subject=Said(news.value, {"day": row.day}),
            lines=lines,
            path=page_of(row),
            kind=Kind.APPOINTMENT,
            starter=None,
            key=_key(row, row.sequence),
            at=at,
            item=row,
            invitation=_file(row, address),
        )


def tell_left_out(row: Appointment, *, by: Viewer, at: datetime, to: Collection[int]) -> None:
    """Tell who are no longer invited that it is off for them; where and what it is, is no longer theirs to know."""
    take_back(keys=[_key(row, sequence) for sequence in range(row.sequence)])
    if row.day < by.on:
        return
    for person, address in sorted(addresses_of(to, on=by.on).items()):
        tell(
            by=by,
            to={person},
            subject=Said(News.OFF.value, {"day": row.day}),
            lines=[],
            path=reverse("home:agenda"),
            kind=Kind.APPOINTMENT,
            starter=None,
            key=_key(row, row.sequence),
            at=at,
            invitation=Invitation(cancellation_of(row, reader=address), Method.CANCEL),
        )


def _key(row: Appointment, sequence: int) -> str:
    return f"appointment:{row.uid}:{sequence}"


def _file(row: Appointment, address: str) -> Invitation:
    method = Method.CANCEL if row.cancelled_at else Method.REQUEST
    return Invitation(invitation_of(row, reader=address), method)


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
