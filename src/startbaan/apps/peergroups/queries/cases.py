"""The cases of a group: one opened, and those whose time is over."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404

from startbaan.apps.peergroups.models import PeerCase, PeerGroup, PeerMeeting, PeerMember
from startbaan.apps.peergroups.queries.groups import told
from startbaan.apps.people.access import Viewer, open_one
from startbaan.domain.meeting.moments import begin_of, day_of


@dataclass(frozen=True)
class OpenedCase:
    """A case on its own page."""

    row: PeerCase
    is_mine: bool
    let_go_on: date | None

    @property
    def by(self) -> str:
        """Who brought it."""
        return str(self.row.starter)

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.row.closed_at is None


@dataclass(frozen=True)
class Bringing:
    """A group to bring a case to: the meetings it can be for, and how many days a closed case is kept."""

    row: PeerGroup
    meetings: tuple[tuple[str, str], ...]
    days: int


def opened_case(viewer: Viewer, item: UUID, *, at: datetime) -> OpenedCase:
    """One case for its starter, the group and its facilitator; journalled when somebody else opens it. Http404."""
    rows = PeerCase.objects.select_related("starter", "group", "meeting")
    row = open_one(viewer, rows, at=at, item=item)
    closed = row.closed_at
    let_go = day_of(closed) + timedelta(days=settings.PEER_CASE_DAYS) if closed else None
    return OpenedCase(row, row.starter_id in viewer.persons, let_go)


def bringing(viewer: Viewer, key: UUID, *, at: datetime) -> Bringing:
    """A group in which the viewer is today, and its meetings ahead, to bring a case to; raises Http404."""
    member = PeerMember.objects.filter(starter__in=viewer.persons, period__contains=viewer.on)
    row = PeerGroup.objects.filter(key=key, ended_at=None, pk__in=member.values("group")).first()
    if row is None:
        raise Http404
    ahead = PeerMeeting.objects.filter(group=row, cancelled_at=None, start_at__gt=at).order_by("start_at")
    return Bringing(row, tuple((str(one.key), told(one)) for one in ahead), settings.PEER_CASE_DAYS)


def to_forget(*, on: date, days: int) -> int:
    """How many cases were closed so many days ago or longer, as the owner."""
    return over(before=begin_of(on - timedelta(days=days))).count()


def over(*, before: datetime, using: str = "owner") -> QuerySet[PeerCase]:
    """The cases that were closed before this moment."""
    return PeerCase.objects.using(using).filter(closed_at__lt=before)
