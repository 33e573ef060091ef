"""What stands in the viewer's agenda, with whom."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.utils.translation import get_language, gettext_lazy

from startbaan.apps.agenda.models import Appointment, Invitation
from startbaan.apps.agenda.queries.files import page_of
from startbaan.apps.outbox.queries.waiting import regions_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.domain.meeting.moments import AMSTERDAM, after, begin_of
from startbaan.domain.periods import Period
from startbaan.domain.schedule.calendar import Holiday, Region, shipped_calendars
from startbaan.domain.schedule.titles import title_said

ANSWERS = {
    Invitation.Answer.NONE: gettext_lazy("nog geen antwoord"),
    Invitation.Answer.ACCEPTED: gettext_lazy("komt"),
    Invitation.Answer.DECLINED: gettext_lazy("kan niet"),
}


@dataclass(frozen=True)
class Entry:
    """One appointment as the viewer sees it: what, when, with whom, and what was answered."""

    row: Appointment
    others: tuple[Invitation, ...]
    mine: Invitation

    @property
    def title(self) -> str:
        """What it is, in the language of the page."""
        return title_said(self.row.title, language=get_language() or "nl")

    @property
    def day(self) -> date:
        """On which day it is."""
        return self.row.day

    @property
    def is_coming(self) -> bool:
        """Whether the viewer did not say that they cannot."""
        return self.mine.answer != Invitation.Answer.DECLINED

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return self.row.cancelled_at is not None

    @property
    def url(self) -> str:
        """Its own page."""
        return page_of(self.row)

    @property
    def clock(self) -> str:
        """From when to when, by the clock; empty when no time was agreed."""
        if self.row.start_at is None or self.end_at is None:
            return ""
        start, end = (moment.astimezone(AMSTERDAM) for moment in (self.row.start_at, self.end_at))
        return f"{start:%H.%M}–{end:%H.%M}"

    @property
    def names(self) -> str:
        """With whom."""
        return ", ".join(str(one.person) for one in self.others)

    @property
    def end_at(self) -> datetime | None:
        """When it ends; nothing when it is on no agreed time."""
        if self.row.start_at is None or self.row.minutes is None:
            return None
        return after(self.row.start_at, minutes=self.row.minutes)


@dataclass(frozen=True)
class OpenedEntry:
    """An appointment on its own page."""

    entry: Entry
    on: date

    @property
    def mine_word(self) -> str:
        """What the viewer answered."""
        return str(ANSWERS[Invitation.Answer(self.entry.mine.answer)])

    @property
    def other_words(self) -> list[tuple[str, str]]:
        """Who else is invited, and what they answered."""
        return [(str(one.person), str(ANSWERS[Invitation.Answer(one.answer)])) for one in self.entry.others]

    @property
    def is_answerable(self) -> bool:
        """Whether an answer still means something."""
        is_asked_here = self.entry.row.company == Appointment.Company.SMALL
        return is_asked_here and not self.entry.is_cancelled and self.entry.day >= self.on


def appointments_for(viewer: Viewer, period: Period) -> list[Entry]:
    """The viewer's appointments on these days that were not called off, in order of time; whole days first."""
    timed = Q(start_at__gte=begin_of(period.start))
    daily = Q(whole_day__gte=period.start)
    if period.end is not None:
        timed &= Q(start_at__lt=begin_of(period.end))
        daily &= Q(whole_day__lt=period.end)
    rows = visible_to(viewer, Appointment.objects.filter(timed | daily, cancelled_at=None))
    found = [_entry(viewer, row) for row in _with_invited(viewer, rows).order_by("start_at", "pk")]
    return sorted(found, key=lambda entry: (entry.day, entry.row.start_at or begin_of(entry.day)))


def holidays_for(viewer: Viewer, period: Period) -> list[Holiday]:
    """The school holidays in these days of the regions where the viewer works, each once."""
    regions = {Region(region) for found in regions_of(viewer.persons, on=viewer.on).values() for region in found}
    calendars = shipped_calendars()
    found = dict.fromkeys(
        holiday
        for region in sorted(regions)
        for holiday in calendars[region].holidays
        if holiday.period.overlaps(period)
    )
    return sorted(found, key=lambda holiday: holiday.period.start)


def opened_entry(viewer: Viewer, appointment: UUID) -> OpenedEntry:
    """One appointment on its own page, also when it was called off; raises Http404 for who is not invited."""
    row = _with_invited(viewer, visible_to(viewer, Appointment.objects.filter(uid=appointment))).first()
    if row is None:
        raise Http404
    return OpenedEntry(_entry(viewer, row), viewer.on)


def _with_invited(viewer: Viewer, rows: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Appointments with the invitations the viewer sees: in large company the own one alone."""
    asked = visible_to(viewer, Invitation.objects.select_related("person"))
    return rows.prefetch_related(Prefetch("invitations", queryset=asked))


def _entry(viewer: Viewer, row: Appointment) -> Entry:
    invited = sorted(row.invitations.all(), key=lambda one: (one.person.sort_name, one.pk))
    mine = next(one for one in invited if one.person_id in viewer.persons)
    return Entry(row, tuple(one for one in invited if one.person_id not in viewer.persons), mine)
