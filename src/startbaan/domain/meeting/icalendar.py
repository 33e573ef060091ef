"""Writing appointments as iCalendar (RFC 5545; invitations after RFC 5546), for the calendar someone has already.

Times are written in UTC: every calendar shows them by its own clock, summer time included, without having to
trust a description of our time zone. Something on a day is written as that day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from startbaan.domain.meeting.moments import after

PRODUCT = "-//Startbaan//Agenda//NL"
LINE = 75  # octets, the break aside
KEPT_FROM = 32  # what comes before the space says nothing to a reader


class Method(StrEnum):
    """What is asked of a calendar that gets an appointment by mail."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Moment:
    """From a moment, for some minutes."""

    start: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class Event:
    """One appointment as another calendar may know it."""

    uid: str
    sequence: int
    changed_at: datetime
    title: str
    when: Moment | date
    url: str
    place: str = ""
    about: str = ""
    is_private: bool = False
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """From whom to whom an invitation goes, as mail addresses."""

    sender: str
    reader: str


def feed(events: Iterable[Event], *, name: str) -> str:
    """Write a calendar to subscribe to, that asks to be fetched again every hour."""
    head = [
        ("X-WR-CALNAME", _text(name)),
        ("X-WR-TIMEZONE", "Europe/Amsterdam"),
        ("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"),
        ("X-PUBLISHED-TTL", "PT1H"),
    ]
    return _calendar(head, [line for event in events for line in _event(event)])


def invitation(event: Event, *, letter: Letter) -> str:
    """Write the file that goes along with a mail: it asks someone to come, or says that it is off."""
    method = Method.CANCEL if event.is_cancelled else Method.REQUEST
    people = [
        ("ORGANIZER;CN=Startbaan", f"mailto:{letter.sender}"),
        ("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE", f"mailto:{letter.reader}"),
    ]
    return _calendar([("METHOD", method.value)], list(_event(event, people)))


Line = tuple[str, str]


def _calendar(head: list[Line], body: list[Line]) -> str:
    frame = [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN")]
    lines = [*frame, *head, *body, ("END", "VCALENDAR")]
    return "".join(f"{_folded(f'{name}:{value}')}\r\n" for name, value in lines)


def _event(event: Event, people: Iterable[Line] = ()) -> Iterator[Line]:
    yield "BEGIN", "VEVENT"
    yield "UID", event.uid
    yield "DTSTAMP", _moment(event.changed_at)
    yield "LAST-MODIFIED", _moment(event.changed_at)
    yield "SEQUENCE", str(event.sequence)
    if isinstance(event.when, Moment):
        yield "DTSTART", _moment(event.when.start)
        yield "DTEND", _moment(after(event.when.start, minutes=event.when.minutes))
    else:
        yield "DTSTART;VALUE=DATE", f"{event.when:%Y%m%d}"
        yield "DTEND;VALUE=DATE", f"{event.when + timedelta(days=1):%Y%m%d}"
        yield "TRANSP", "TRANSPARENT"
    yield "SUMMARY", _text(event.title)
    if event.place:
        yield "LOCATION", _text(event.place)
    if event.about:
        yield "DESCRIPTION", _text(event.about)
    yield "URL", event.url
    yield "STATUS", "CANCELLED" if event.is_cancelled else "CONFIRMED"
    if event.is_private:
        yield "CLASS", "PRIVATE"
    yield from people
    yield "END", "VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """Escape what means something in iCalendar, and leave out what nobody can see."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(letter for letter in lines if ord(letter) >= KEPT_FROM or letter == "\n")
    for letter, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        shown = shown.replace(letter, escaped)
    return shown


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a character."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    return "\r\n".join([*pieces, piece])
