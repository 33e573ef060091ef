"""A starter's own answers about the work, their course, and whom to turn to when they fall."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from startbaan.apps.coaching.models import WorkloadPulse
from startbaan.apps.coaching.models.pulses import A_FORTNIGHT
from startbaan.apps.people.access import Viewer, open_all, visible_to
from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Track
from startbaan.ui.shapes import Bar
from startbaan.ui.wording import short_day

SHOWN = 12
FALL = 0.75  # the least drop, on the scale of 1 to 5, that is called falling: our own choice
LOW = 2.0


@dataclass(frozen=True)
class Pulses:
    """The answers of one starter, oldest first, and what that says."""

    rows: tuple[WorkloadPulse, ...]
    next_on: date | None
    is_own: bool
    name: str

    @property
    def may_answer(self) -> bool:
        """Whether the starter may answer today."""
        return self.is_own and self.next_on is None

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The course, a bar for each day: the longer, the lighter the work felt."""
        return tuple(Bar(short_day(row.day), round(row.wellbeing, 1)) for row in self.rows)

    @property
    def latest(self) -> WorkloadPulse | None:
        """The last answers."""
        return self.rows[-1] if self.rows else None

    @property
    def falls(self) -> bool:
        """Whether the answers fell since the time before, or are low."""
        return falls([row.wellbeing for row in self.rows])


def falls(course: Sequence[float]) -> bool:
    """Say whether wellbeing (1 heavy to 5 light, oldest first) fell by three quarters of a point, or is low."""
    if not course:
        return False
    return course[-1] <= LOW or (len(course) > 1 and course[-2] - course[-1] >= FALL)


def my_pulses(viewer: Viewer) -> Pulses:
    """The viewer's own answers; raises Http404 for who never had a track."""
    tracks = list(Track.objects.filter(starter__in=viewer.persons))
    if not tracks:
        raise Http404
    return pulses_among(viewer, tracks, latest_pulses(viewer))


def latest_pulses(viewer: Viewer) -> QuerySet[WorkloadPulse]:
    """The viewer's own last answers, the newest first."""
    return visible_to(viewer, WorkloadPulse.objects.filter(starter__in=viewer.persons)).order_by("-day")[:SHOWN]


def pulses_among(viewer: Viewer, tracks: Iterable[Track], rows: Iterable[WorkloadPulse]) -> Pulses:
    """The same by tracks and answers that were read already."""
    found = tuple(reversed(list(rows)))
    running = any(viewer.on in track.period for track in tracks if track.starter_id in viewer.persons)
    waits = bool(found) and viewer.on < found[-1].day + A_FORTNIGHT
    next_on = found[-1].day + A_FORTNIGHT if waits else None
    return Pulses(found, next_on if running else viewer.on, is_own=True, name=viewer.name)


def reads_pulses(viewer: Viewer, starter: int) -> bool:
    """Say whether a starter shares answers with the viewer today."""
    return visible_to(viewer, WorkloadPulse.objects.filter(starter=starter)).exists()


def shared_pulses(viewer: Viewer, key: UUID, *, at: datetime) -> Pulses:
    """The answers a starter shared with the viewer, journalled; raises Http404 when there are none."""
    person = visible_to(viewer, Person.objects.filter(key=key)).first()
    if person is None:
        raise Http404
    rows = open_all(viewer, WorkloadPulse.objects.filter(starter=person).order_by("-day"), at=at)[:SHOWN]
    if not rows:
        raise Http404
    return Pulses(tuple(reversed(rows)), None, is_own=False, name=str(person))
