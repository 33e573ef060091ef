"""Checking in: the code on the screen in the room, the gathering of today it belongs to, and who leads a gathering.

A code follows from the key of the gathering, its day, its turn and the secret key of the site. It is kept nowhere, so
that the database and its backups give no code, and it is the same each time the screen is opened.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404
from django.utils.crypto import constant_time_compare, salted_hmac

from startbaan.apps.gatherings.models import Attendance, Gathering, SessionTrainer
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.domain.gathering.codes import code_from, spelled

SALT = "startbaan.check-in"
HERE = Q(seen=Attendance.Seen.CAME)


@dataclass(frozen=True)
class CodePage:
    """What stands on the screen in the room; only on its day there is a code."""

    row: Gathering
    code: str
    came: int
    expected: int
    may_renew: bool


def led_by(viewer: Viewer) -> Q:
    """The gatherings that the viewer arranges or gives a session of."""
    given = SessionTrainer.objects.filter(person__in=viewer.persons, session__cancelled_at=None)
    return Gathering.arranged_by(viewer) | Q(pk__in=given.values("session__gathering"))


def led_gathering(viewer: Viewer, key: UUID) -> Gathering:
    """One gathering that the viewer arranges or gives a session of; raises Http404."""
    row = Gathering.objects.filter(led_by(viewer), key=key).select_related("organisation").first()
    if row is None:
        raise Http404
    return row


def code_page(viewer: Viewer, key: UUID) -> CodePage:
    """The code for the screen, and how many came of how many who have a place; raises Http404 for who does not lead."""
    row = led_gathering(viewer, key)
    counted = Attendance.objects.filter(gathering=row).aggregate(
        came=Count("pk", filter=HERE), expected=Count("pk", filter=Q(state=Attendance.State.PLACE))
    )
    is_today = row.day == viewer.on and not row.is_cancelled
    return CodePage(
        row=row,
        code=spelled(code_of(row)) if is_today else "",
        came=counted["came"],
        expected=counted["expected"],
        may_renew=is_today and Gathering.objects.filter(Gathering.arranged_by(viewer), pk=row.pk).exists(),
    )


def code_of(row: Gathering) -> str:
    """The code of a gathering, without a dash."""
    named = f"{row.key}:{row.day.isoformat()}:{row.code_turn}"
    return code_from(salted_hmac(SALT, named, algorithm="sha256").digest())


def with_code(signs: str, *, on: date) -> Gathering | None:
    """The gathering of this day with this code, if there is one."""
    today = Gathering.objects.filter(day=on).exclude(state__in=[Gathering.State.DRAFT, Gathering.State.CANCELLED])
    return next((row for row in today.order_by("pk") if constant_time_compare(code_of(row), signs)), None)


def own_today(viewer: Viewer) -> Sequence[Attendance]:
    """The gatherings of today at which the viewer has a place or was seen, the first to begin first."""
    rows = Attendance.objects.filter(
        HERE | Q(state__in=[Attendance.State.PLACE, Attendance.State.WAITING]),
        starter__in=viewer.persons,
        gathering__day=viewer.on,
    ).exclude(gathering__state=Gathering.State.CANCELLED)
    return list(visible_to(viewer, rows).select_related("gathering", "session").order_by("gathering__begins", "pk"))
