"""What another calendar gets: who stands behind a secret address, and the appointments of that person."""

from datetime import date, timedelta
from hashlib import sha256

from django.http import Http404

from startbaan.apps.agenda.models import CalendarFeed
from startbaan.apps.agenda.queries.appointments import appointments_for
from startbaan.apps.agenda.queries.files import feed_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Address
from startbaan.domain.periods import Period

BACK, AHEAD = timedelta(weeks=13), timedelta(weeks=60)


def digest_of(token: str) -> str:
    """What is kept of a secret."""
    return sha256(token.encode()).hexdigest()


def own_feed(viewer: Viewer) -> CalendarFeed | None:
    """The viewer's own subscription."""
    return CalendarFeed.objects.filter(user=viewer.user).first() if viewer.user is not None else None


def reader_of(token: str, *, on: date) -> int:
    """The sign-in behind this secret; raises Http404 for a wrong one, and when that sign-in is over."""
    rows = CalendarFeed.objects.filter(digest=digest_of(token), user__is_active=True)
    user = rows.values_list("user", flat=True).first()
    if user is None or not Address.objects.filter(person__user=user, period__contains=on).exists():
        raise Http404
    return user


def feed_for(viewer: Viewer) -> str:
    """The viewer's appointments of the last months and the coming year, without a confidential word."""
    entries = appointments_for(viewer, Period(viewer.on - BACK, viewer.on + AHEAD))
    return feed_of([entry.row for entry in entries if entry.is_coming])


def webcal(address: str) -> str:
    """The same address in the way that makes a phone offer to subscribe."""
    _, _, rest = address.partition("://")
    return f"webcal://{rest}" if rest else ""
