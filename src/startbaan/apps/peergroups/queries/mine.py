"""One's own groups and those one guides, in a list; and what of them waits for who looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from startbaan.apps.peergroups.access import mine
from startbaan.apps.peergroups.models import LEADING, PeerAttendance, PeerGroup, PeerMeeting, PeerMember
from startbaan.apps.peergroups.queries.groups import clock_of
from startbaan.apps.people.access import Viewer
from startbaan.domain.meeting.moments import begin_of, day_of
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.ui.wording import short_day

MOST = 60


@dataclass(frozen=True)
class GroupLine:
    """A group in a list, with its next meeting."""

    row: PeerGroup
    next: PeerMeeting | None
    meetings: int

    @property
    def when(self) -> str:
        """When it meets next."""
        if self.next is None:
            return _("nog geen dag afgesproken") if not self.meetings else _("geen dag meer gepland")
        return f"{short_day(day_of(self.next.start_at))}, {clock_of(self.next)}"


@dataclass(frozen=True)
class MyGroups:
    """The groups one is in, and those one guides."""

    member: tuple[GroupLine, ...]
    guided: tuple[GroupLine, ...]
    may_look_free: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is no group at all."""
        return not (self.member or self.guided)


def my_groups(viewer: Viewer) -> MyGroups:
    """The groups the viewer is in or guides this school year, by name; those that are over come last."""
    guided = PeerGroup.objects.filter(facilitator__in=viewer.persons, ended_at=None, period__endswith__gt=viewer.on)
    member = PeerGroup.objects.filter(mine(viewer), ended_at=None)
    rows = {
        row.pk: row for row in (guided | member).select_related("facilitator", "organisation").order_by("name")[:MOST]
    }
    meetings: dict[int, list[PeerMeeting]] = {}
    for meeting in PeerMeeting.objects.filter(group__in=rows, cancelled_at=None).order_by("start_at"):
        meetings.setdefault(meeting.group_id, []).append(meeting)
    lines = [_line(row, meetings.get(row.pk, []), on=viewer.on) for row in rows.values()]
    return MyGroups(
        tuple(line for line in lines if line.row.facilitator_id not in viewer.persons),
        tuple(line for line in lines if line.row.facilitator_id in viewer.persons),
        consults(viewer),
    )


class PeerLists(NamedTuple):
    """What of peer consultation waits for somebody, not read yet."""

    to_answer: QuerySet[PeerMeeting]
    to_note: QuerySet[PeerMeeting]
    without_days: QuerySet[PeerGroup]


def peer_lists(viewer: Viewer) -> PeerLists:
    """The lists of this viewer, to be read together with others."""
    return PeerLists(meetings_to_answer(viewer), meetings_to_note(viewer), groups_without_days(viewer))


def consults(viewer: Viewer) -> bool:
    """Say whether peer consultation is for this viewer: who starts, coaches, or leads where groups are made."""
    if not viewer.persons:
        return False
    starts = not (viewer.roles or viewer.pairs)
    coaches = viewer.in_register or bool(viewer.starters(Relation.COACH))
    leads = bool(viewer.organisations(RoleName.BOARD_COORDINATOR, *LEADING))
    return starts or leads or coaches or viewer.holds(RoleName.TRAINER)


def meetings_to_answer(viewer: Viewer) -> QuerySet[PeerMeeting]:
    """The meetings to come of the viewer's own groups to which they did not answer yet, nearest first."""
    member = PeerMember.objects.filter(starter__in=viewer.persons, group=OuterRef("group"), period__contains=viewer.on)
    said = PeerAttendance.objects.filter(starter__in=viewer.persons, meeting=OuterRef("pk")).exclude(answer="", seen="")
    rows = PeerMeeting.objects.filter(Exists(member), ~Exists(said), cancelled_at=None, held_at=None)
    return rows.filter(start_at__gte=begin_of(viewer.on)).select_related("group").order_by("start_at", "pk")


def meetings_to_note(viewer: Viewer) -> QuerySet[PeerMeeting]:
    """The meetings of the groups the viewer guides of which nobody wrote down who was there, the oldest first."""
    rows = PeerMeeting.objects.filter(group__facilitator__in=viewer.persons, group__ended_at=None)
    rows = rows.filter(cancelled_at=None, held_at=None, start_at__lt=begin_of(viewer.on))
    return rows.select_related("group").order_by("start_at", "pk")


def groups_without_days(viewer: Viewer) -> QuerySet[PeerGroup]:
    """The groups the viewer guides that have no day yet, by name."""
    live = PeerMeeting.objects.filter(group=OuterRef("pk"), cancelled_at=None)
    rows = PeerGroup.objects.filter(PeerGroup.guided_by(viewer) | _soon_guided(viewer))
    return rows.filter(~Exists(live)).order_by("name", "pk")


def _soon_guided(viewer: Viewer) -> Q:
    return Q(facilitator__in=viewer.persons, period__startswith__gt=viewer.on, ended_at=None)


def _line(row: PeerGroup, meetings: Iterable[PeerMeeting], *, on: date) -> GroupLine:
    found = list(meetings)
    return GroupLine(row, next((one for one in found if day_of(one.start_at) >= on), None), len(found))
