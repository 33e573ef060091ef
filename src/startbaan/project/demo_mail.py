"""The demo's mail of the last school day: everyone was reminded, and finds it in the mailbox of the demo."""

from datetime import date, datetime, time, timedelta

from django.core.mail import get_connection

from startbaan.apps.outbox.actions import forget, gather, send_next
from startbaan.apps.programme.actions import remind
from startbaan.domain.schedule.calendar import Region, shipped_calendars
from startbaan.ui.clock import AMSTERDAM, now

NOWHERE = "django.core.mail.backends.dummy.EmailBackend"
KEPT = timedelta(days=4)  # what was told longer ago was read long ago
AT_NIGHT, IN_THE_MORNING = time(3), time(8)


def load(*, on: date) -> None:
    """Let one night remind and one morning send, as on the last school day that has begun; nothing leaves here."""
    calendar = shipped_calendars()[Region.NOORD]
    day = calendar.last_school_day(on)
    if datetime.combine(day, IN_THE_MORNING, AMSTERDAM) > now():
        day = calendar.last_school_day(day - timedelta(days=1))
    remind(on=day, at=datetime.combine(day, AT_NIGHT, AMSTERDAM))
    morning = datetime.combine(day, IN_THE_MORNING, AMSTERDAM)
    forget(before=morning - KEPT)
    gather(at=morning)
    nowhere = get_connection(NOWHERE)
    while send_next(through=nowhere, at=morning):
        pass
