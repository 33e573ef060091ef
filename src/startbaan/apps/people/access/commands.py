"""Commands act as somebody too: as whoever is named, through the same door as a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.utils.translation import gettext as _

from startbaan.apps.people.access.viewer import Viewer, acting_as, acting_as_user
from startbaan.apps.people.models import Address


class NobodyThere(Exception):
    """An address that is of nobody on that day."""


@contextmanager
def acting_as_email(email: str, *, on: date) -> Iterator[Viewer]:
    """Look as the human being who has this address on a day, with all that person is to every employer.

    An address that was never confirmed stands for the person it was given to alone.
    Raises `NobodyThere` when the address runs for nobody.
    """
    row = Address.objects.filter(email=email.strip().lower(), period__contains=on).select_related("person").first()
    if row is None:
        raise NobodyThere(_("Niemand heeft op deze dag het adres %(email)s.") % {"email": email})
    user = row.person.user_id
    if user is None or row.confirmed_at is None:
        with acting_as(row.person, on=on) as viewer:
            yield viewer
    else:
        with acting_as_user(user, on=on) as viewer:
            yield viewer
