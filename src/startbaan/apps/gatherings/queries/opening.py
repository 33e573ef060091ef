"""The page of a gathering to whoever may open it: when and where, the own place, the sessions, and who arranges it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Prefetch, Q
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.gatherings.access import invited_to, invites, leads, opened_to
from startbaan.apps.gatherings.models import Attendance, Gathering, Session, SessionTrainer
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.queries import page_language
from startbaan.domain.meeting.moments import AMSTERDAM, after, moment_on
from startbaan.domain.schedule.phrases import enumeration
from startbaan.ui.wording import long_day

State = Attendance.State
NOBODY = Q(pk__in=[])


@dataclass(frozen=True)
class SessionView:
    """One of the sessions side by side, and what the viewer has with it."""

    row: Session
    trainers: tuple[str, ...]
    clock: str
    is_mine: bool
    is_given: bool
    is_waited_for: bool

    @property
    def for_whom(self) -> str:
        """For starters in which years it is meant."""
        years = enumeration([str(year) for year in self.row.years], language=page_language())
        return _("starters in jaar %(years)s") % {"years": years} if self.row.years else _("iedereen")

    @property
    def given_by(self) -> str:
        """Who gives it."""
        return enumeration(self.trainers, language=page_language())


@dataclass(frozen=True)
class OpenedGathering:
    """A gathering, how the viewer stands in it, and what they may do."""

    row: Gathering
    sessions: tuple[SessionView, ...]
    mine: Attendance | None
    number: int | None
    taken: int
    is_invited: bool
    leads: bool
    invites: bool
    on: date

    @property
    def clock(self) -> str:
        """From when to when, by the clock."""
        return clock_of(self.row.day, self.row.begins, minutes=self.row.minutes)

    @property
    def is_over(self) -> bool:
        """Whether its day has gone by."""
        return self.row.day < self.on

    @property
    def has_place(self) -> bool:
        """Whether the viewer comes."""
        return self.mine is not None and self.mine.state == State.PLACE

    @property
    def is_waiting(self) -> bool:
        """Whether the viewer stands on the waiting list."""
        return self.mine is not None and self.mine.state == State.WAITING

    @property
    def said_no(self) -> bool:
        """Whether the viewer does not come."""
        return self.mine is not None and self.mine.state in {State.DECLINED, State.CANCELLED}

    @property
    def came(self) -> bool:
        """Whether the viewer was seen there."""
        return self.mine is not None and self.mine.seen == Attendance.Seen.CAME

    @property
    def was_away(self) -> bool:
        """Whether the viewer was missed there."""
        return self.mine is not None and self.mine.seen == Attendance.Seen.AWAY

    @property
    def may_answer(self) -> bool:
        """Whether an answer still changes something."""
        seen = self.mine is not None and bool(self.mine.seen)
        return self.is_invited and self.row.is_open and not self.is_over and not seen

    @property
    def may_sign_up(self) -> bool:
        """Whether the viewer may still say yes."""
        until = self.row.answer_until
        return self.may_answer and not (self.has_place or self.is_waiting) and (until is None or self.on <= until)

    @property
    def may_sign_off(self) -> bool:
        """Whether the viewer may still say no."""
        return self.may_answer and not self.said_no

    @property
    def is_full(self) -> bool:
        """Whether whoever signs up now comes on the waiting list."""
        return self.row.places is not None and self.taken >= self.row.places

    @property
    def chooses(self) -> bool:
        """Whether the viewer goes to one of the sessions: with a place, or waiting for one."""
        return bool(self.sessions) and (self.has_place or self.is_waiting) and not self.row.is_cancelled

    @property
    def is_today(self) -> bool:
        """Whether today is the day."""
        return self.row.day == self.on and not self.row.is_cancelled

    @property
    def is_body_meeting(self) -> bool:
        """Whether there is an agenda to read and to write."""
        return self.row.of_kind == Gathering.OfKind.BODY_MEETING

    @property
    def checks_in(self) -> bool:
        """Whether the viewer may type the code of today."""
        return self.is_today and self.is_invited and not self.came

    @cached_property
    def my_session(self) -> SessionView | None:
        """The session in which the viewer has a seat."""
        return next((session for session in self.sessions if session.is_mine), None)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """When, where, for whom and by whom."""
        found = [(_("Dag"), long_day(self.row.day)), (_("Tijd"), self.clock)]
        if self.row.place:
            found.append((_("Plaats"), self.row.place))
        found.append((_("Voor"), str(self.row.get_for_whom_display())))
        found.append((_("Van"), self.row.organisation.name))
        found.append((_("Contact"), str(self.row.made_by)))
        if self.row.places is not None:
            said = {"taken": self.taken, "places": self.row.places}
            found.append((_("Plaatsen"), _("%(taken)s van %(places)s bezet") % said))
        if self.row.answer_until is not None and not self.is_over:
            found.append((_("Aanmelden"), _("tot en met %(day)s") % {"day": long_day(self.row.answer_until)}))
        return found


def opened_gathering(viewer: Viewer, key: UUID) -> OpenedGathering:
    """One gathering on its own page; raises Http404 for who may not open it."""
    rows = Gathering.objects.filter(opened_to(viewer), key=key).select_related("organisation", "made_by")
    row = rows.first()
    if row is None:
        raise Http404
    mine = (
        Attendance.objects.filter(gathering=row, starter__in=viewer.persons)
        .select_related("starter")
        .order_by("pk")
        .first()
    )
    waits = Q(state=State.WAITING, number__lte=mine.number) if mine and mine.state == State.WAITING else NOBODY
    counted = Attendance.objects.filter(gathering=row).aggregate(
        taken=Count("pk", filter=Q(state=State.PLACE)), before=Count("pk", filter=waits)
    )
    return OpenedGathering(
        row=row,
        sessions=tuple(_sessions(viewer, row, mine)),
        mine=mine,
        number=counted["before"] or None,
        taken=counted["taken"],
        is_invited=mine is not None or invited_to(viewer, row) is not None,
        leads=leads(viewer, row),
        invites=invites(viewer, row),
        on=viewer.on,
    )


def _sessions(viewer: Viewer, row: Gathering, mine: Attendance | None) -> Iterable[SessionView]:
    """The sessions that are on, in the order of their titles."""
    given = SessionTrainer.objects.select_related("person").order_by("person__sort_name", "pk")
    rows = Session.objects.filter(gathering=row, cancelled_at=None).order_by("begins", "title", "pk")
    for session in rows.prefetch_related(Prefetch("trainers", queryset=given)):
        trainers = list(session.trainers.all())
        begins, lasts = session.begins, session.minutes
        yield SessionView(
            row=session,
            trainers=tuple(str(one.person) for one in trainers),
            clock=clock_of(row.day, begins, minutes=lasts) if begins and lasts else "",
            is_mine=mine is not None and mine.session_id == session.pk,
            is_given=any(one.person_id in viewer.persons for one in trainers),
            is_waited_for=mine is not None and mine.waits_for_id == session.pk,
        )


def clock_of(day: date, begins: time, *, minutes: int) -> str:
    """From when to when, by the clock."""
    start = moment_on(day, begins)
    ends = after(start, minutes=minutes)
    return f"{_by_clock(start)}–{_by_clock(ends)}"


def _by_clock(moment: datetime) -> str:
    return f"{moment.astimezone(AMSTERDAM):%H.%M}"
