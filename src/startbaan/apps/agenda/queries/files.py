"""Appointments as another calendar may know them: of a confidential one that it is there, and when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse

from startbaan.apps.agenda.models import Appointment
from startbaan.domain.meeting.icalendar import Event, Letter, Moment, feed, invitation

# The same in every language: it stands in a calendar that others may see.
COVER = "Afspraak Startbaan"


def event_of(row: Appointment) -> Event:
    """One appointment without a word that is confidential, and without a name."""
    is_open = row.shown_as == Appointment.ShownAs.OPEN
    return Event(
        uid=str(row.uid),
        sequence=row.sequence,
        changed_at=row.changed_at,
        title=row.title if is_open else COVER,
        when=row.day if row.start_at is None or row.minutes is None else Moment(row.start_at, row.minutes),
        url=f"{settings.ORIGIN}{page_of(row)}",
        place=row.place if is_open else "",
        is_private=not is_open,
        is_cancelled=row.cancelled_at is not None,
    )


def page_of(row: Appointment) -> str:
    """Where an appointment can be read, by those it is for."""
    return reverse("agenda:appointment", args=[row.uid])


def feed_of(rows: Iterable[Appointment]) -> str:
    """These appointments as a calendar to subscribe to."""
    return feed([event_of(row) for row in rows], name="Startbaan")


def invitation_of(row: Appointment, *, reader: str, at: datetime | None = None) -> str:
    """The file that goes along with a mail to this address: it asks to come, or says that it is off.

    With a moment it is newer, for a calendar, than what was said to this address before of the same state.
    """
    return invitation(replace(event_of(row), changed_at=at or row.changed_at), letter=_letter(reader))


def cancellation_of(row: Appointment, *, reader: str, at: datetime) -> str:
    """The file that takes an appointment out of the calendar behind this address, while it stands for others."""
    return invitation(replace(event_of(row), is_cancelled=True, changed_at=at), letter=_letter(reader))


def _letter(reader: str) -> Letter:
    _, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return Letter(sender, reader)
