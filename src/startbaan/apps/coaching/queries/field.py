"""Scoring away from a connection: whose work a device keeps, under which key, and the empty form it keeps."""

import base64
from uuid import UUID

from django.db.models import Q
from django.utils.crypto import salted_hmac

from startbaan.apps.coaching.models import InstrumentVersion, LessonVisit
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.domain.instruments.definition import Purpose

OWNER, SECRET = "startbaan.observing.owner", "startbaan.observing.secret"


def owner_mark(user: int) -> str:
    """A mark that tells one sign-in from another on a device, and says nothing of who it is."""
    return salted_hmac(OWNER, str(user), algorithm="sha256").hexdigest()[:32]


def device_secret(user: int, *, device: UUID) -> str:
    """The key of one person on one device, in base64: 256 bits that follow from the key of the site, kept nowhere."""
    return base64.b64encode(salted_hmac(SECRET, f"{user} {device}", algorithm="sha256").digest()).decode()


def scoring_instrument(viewer: Viewer, version: int) -> InstrumentVersion | None:
    """A version to look with: of the program for everyone, of an organisation for who looks with it there."""
    mine = LessonVisit.objects.filter(observer__in=viewer.persons, instrument=version)
    own = Q(owner=None) | Q(pk__in=visible_to(viewer, mine).values("instrument"))
    rows = InstrumentVersion.objects.filter(own, published_at__isnull=False, purpose=Purpose.OBSERVATION.value)
    return rows.filter(pk=version).first()
