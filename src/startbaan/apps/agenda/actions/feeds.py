"""Making the secret address behind which one's calendar looks, and closing it."""

import secrets
from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.agenda.models import CalendarFeed
from startbaan.apps.agenda.queries.feeds import digest_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, log

SECRET_BYTES = 32


def renew_feed(*, by: Viewer, at: datetime) -> str:
    """Make a new secret, so that an earlier one opens nothing any more; journal it and give it, this once.

    Raises `NotYours` for who has no sign-in.
    """
    if by.user is None:
        raise NotYours(_("Log in om een adres voor je agenda te maken."))
    token = secrets.token_urlsafe(SECRET_BYTES)
    CalendarFeed.objects.update_or_create(user_id=by.user, defaults={"digest": digest_of(token), "made_at": at})
    log(by=by, at=at, verb="renew_feed", thing=f"agenda.calendarfeed:{by.user}")
    return token


def remove_feed(*, by: Viewer, at: datetime) -> None:
    """Close the address and journal it; nothing happens when there is none."""
    if by.user is not None and CalendarFeed.objects.filter(user=by.user).delete()[0]:
        log(by=by, at=at, verb="remove_feed", thing=f"agenda.calendarfeed:{by.user}")
