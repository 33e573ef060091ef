"""One meeting: the own answer to who is in the group, and the list of who came to who keeps it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from startbaan.apps.peergroups.access import arranges, guides, opened_to
from startbaan.apps.peergroups.models import PeerAttendance, PeerGroup, PeerMeeting, PeerMember
from startbaan.apps.peergroups.queries.groups import Answer, Seen, seen_word, told
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Person
from startbaan.domain.meeting.moments import day_of


@dataclass(frozen=True)
class PresentLine:
    """A member on the list of a meeting."""

    person: Person
    row: PeerAttendance | None

    @property
    def name(self) -> str:
        """How they are called."""
        return str(self.person)

    @property
    def seen(self) -> str:
        """What was seen; of who said that they cannot, that they were excused."""
        if self.row is None:
            return ""
        return self.row.seen

    @property
    def proposed(self) -> str:
        """What stands ready in the form: of who said that they cannot, that they were excused."""
        if self.row is not None and not self.row.seen and self.row.answer == Answer.CANNOT:
            return str(Seen.EXCUSED)
        return self.seen

    @property
    def because(self) -> str:
        """Why not."""
        return self.row.because if self.row else ""

    @property
    def minutes(self) -> int | None:
        """How long they were there."""
        return self.row.minutes if self.row else None

    @property
    def said(self) -> str:
        """What they answered."""
        return str(Answer(self.row.answer).label) if self.row else str(Answer.NONE.label)


@dataclass(frozen=True)
class OpenedMeeting:
    """A meeting on its own page."""

    row: PeerMeeting
    mine: PeerAttendance | None
    lines: tuple[PresentLine, ...]
    is_member: bool
    keeps: bool
    is_ahead: bool
    may_note: bool

    @property
    def when(self) -> str:
        """On which day, from when to when."""
        return told(self.row)

    @property
    def may_answer(self) -> bool:
        """Whether an answer still means something."""
        return self.is_member and self.is_ahead

    @property
    def comes(self) -> bool:
        """Whether the viewer said that they come."""
        return self.mine is not None and self.mine.answer == Answer.COMES

    @property
    def cannot(self) -> bool:
        """Whether the viewer said that they cannot."""
        return self.mine is not None and self.mine.answer == Answer.CANNOT

    @property
    def seen_word(self) -> str:
        """What was written down about the viewer."""
        return seen_word(self.mine) if self.mine and self.mine.seen else ""


def opened_meeting(viewer: Viewer, key: UUID, *, at: datetime) -> OpenedMeeting:
    """One meeting of a group the viewer may open; raises Http404."""
    groups = PeerGroup.objects.filter(opened_to(viewer))
    rows = PeerMeeting.objects.filter(key=key, group__in=groups).select_related(
        "group__organisation", "group__facilitator"
    )
    row = rows.first()
    if row is None:
        raise Http404
    keeps = guides(viewer, row.group) or arranges(viewer, row.group)
    seen = {one.starter_id: one for one in visible_to(viewer, PeerAttendance.objects.filter(meeting=row))}
    members = PeerMember.objects.filter(group=row.group, period__contains=day_of(row.start_at))
    people = [one.starter for one in members.select_related("starter").order_by("starter__sort_name", "pk")]
    is_live = row.cancelled_at is None
    return OpenedMeeting(
        row,
        next((seen[person.pk] for person in people if person.pk in viewer.persons and person.pk in seen), None),
        tuple(PresentLine(person, seen.get(person.pk)) for person in people) if keeps else (),
        is_member=any(person.pk in viewer.persons for person in people),
        keeps=keeps,
        is_ahead=is_live and row.start_at > at,
        may_note=keeps and is_live and day_of(row.start_at) <= viewer.on,
    )
