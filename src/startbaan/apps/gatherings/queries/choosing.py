"""SessionChoice a session: which there are for somebody, what they want, what they got and why."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Count
from django.http import Http404
from django.utils.translation import gettext

from startbaan.apps.gatherings.models import Attendance, Gathering, Preference, Session
from startbaan.apps.gatherings.queries.lists import years_of
from startbaan.apps.people.access import Viewer
from startbaan.domain.gathering.explaining import rules
from startbaan.domain.sentences import said, unpacked

MOST = 3
State = Attendance.State


class Way(StrEnum):
    """How somebody comes to a session on this day."""

    PREFER = "prefer"  # name the sessions one wants; they are shared out later
    WAIT = "wait"  # it is too late to name, and they are not shared out yet
    TAKE = "take"  # take one with a free place
    CLOSED = "closed"  # it is over, or there is nothing to choose


@dataclass(frozen=True)
class Offered:
    """A session that somebody may go to, and how many places are free."""

    row: Session
    free: int

    @property
    def is_full(self) -> bool:
        """Whether all places are taken."""
        return not self.free


@dataclass(frozen=True)
class SessionChoice:
    """What somebody chooses from, and what they chose and got."""

    gathering: Gathering
    attendance: Attendance
    year: int | None
    sessions: tuple[Offered, ...]
    wanted: tuple[int, ...]
    way: Way

    @property
    def number(self) -> int:
        """How many sessions everybody names: three, or all when there are fewer."""
        return min(MOST, len(self.sessions))

    @property
    def why(self) -> list[str]:
        """Why they got this session, in the language of who reads."""
        return [said(unpacked(kept), gettext) for kept in self.attendance.why] if self.attendance.session_id else []

    @property
    def rules(self) -> list[str]:
        """How sessions are shared out."""
        return [rule.said(gettext) for rule in rules()]

    @property
    def titles(self) -> list[str]:
        """What they want, most wanted first."""
        names = {one.row.pk: one.row.title for one in self.sessions}
        return [names[session] for session in self.wanted if session in names]

    @property
    def must_choose(self) -> bool:
        """Whether there is something to do now."""
        if self.way is Way.PREFER:
            return not self.wanted
        return self.way is Way.TAKE and self.attendance.session_id is None and self.attendance.waits_for_id is None


def choosing_of(viewer: Viewer, gathering: Gathering) -> SessionChoice | None:
    """What the viewer chooses from at a gathering; nothing for who has no place and does not wait for one."""
    rows = Attendance.objects.filter(gathering=gathering, starter__in=viewer.persons)
    states = [State.PLACE, State.WAITING]
    attendance = rows.filter(state__in=states).select_related("session", "waits_for").first()
    if attendance is None:
        return None
    year = years_of([attendance.starter_id], on=gathering.day).get(attendance.starter_id)
    sessions = sessions_for(year, gathering=gathering)
    wanted = Preference.objects.filter(attendance=attendance, session__cancelled_at=None).order_by("choice")
    way = way_of(gathering, viewer=viewer) if sessions else Way.CLOSED
    if way is Way.TAKE and attendance.state != State.PLACE:
        way = Way.CLOSED
    chosen = tuple(wanted.values_list("session", flat=True))
    return SessionChoice(gathering, attendance, year, tuple(sessions), chosen, way)


def my_session_choice(viewer: Viewer, key: UUID) -> SessionChoice:
    """What the viewer chooses from; raises Http404 for who has no place and does not wait for one."""
    gathering = Gathering.objects.filter(key=key).select_related("organisation").first()
    found = choosing_of(viewer, gathering) if gathering else None
    if found is None or not found.sessions:
        raise Http404
    return found


def way_of(gathering: Gathering, *, viewer: Viewer) -> Way:
    """How one comes to a session of a gathering today."""
    if not gathering.is_open or gathering.day < viewer.on:
        return Way.CLOSED
    if gathering.state == Gathering.State.SETTLED or gathering.choose_until is None:
        return Way.TAKE
    return Way.PREFER if viewer.on <= gathering.choose_until else Way.WAIT


def sessions_for(year: int | None, *, gathering: Gathering) -> list[Offered]:
    """The sessions meant for a year, in the order in which they were made; who is no starter may go anywhere."""
    rows = Session.objects.filter(gathering=gathering, cancelled_at=None).order_by("pk")
    taken = seats_taken(gathering)
    return [
        Offered(row, max(0, row.places - taken.get(row.pk, 0)))
        for row in rows
        if year is None or not row.years or year in row.years
    ]


def seats_taken(gathering: Gathering) -> dict[int, int]:
    """How many people have a place in each session."""
    rows = Attendance.objects.filter(gathering=gathering, session__isnull=False, state=State.PLACE)
    counted = rows.values_list("session").annotate(people=Count("pk")).order_by()
    return {session: people for session, people in counted if session is not None}
