"""What stands in the viewer's agenda, with whom."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from startbaan.apps.agenda.models import Appointment, Invitation
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.domain.meeting.moments import after, begin_of
from startbaan.domain.periods import Period


@dataclass(frozen=True)
class Entry:
    """One appointment as the viewer sees it: what, when, with whom, and what was answered."""

    row: Appointment
    others: tuple[Invitation, ...]
    mine: Invitation

    @property
    def day(self) -> date:
        """On which day it is."""
        return self.row.day

    @property
    def end_at(self) -> datetime | None:
        """When it ends; nothing when it is on no agreed time."""
        if self.row.start_at is None or self.row.minutes is None:
            return None
        return after(self.row.start_at, minutes=self.row.minutes)


def appointments_for(viewer: Viewer, period: Period) -> list[Entry]:
    """The viewer's appointments on these days that were not called off, in order of time; whole days first."""
    timed = Q(start_at__gte=begin_of(period.start))
    daily = Q(whole_day__gte=period.start)
    if period.end is not None:
        timed &= Q(start_at__lt=begin_of(period.end))
        daily &= Q(whole_day__lt=period.end)
    rows = visible_to(viewer, Appointment.objects.filter(timed | daily, cancelled_at=None))
    found = [_entry(viewer, row) for row in rows.prefetch_related("invitations__person").order_by("start_at", "pk")]
    return sorted(found, key=lambda entry: (entry.day, entry.row.start_at or begin_of(entry.day)))


def _entry(viewer: Viewer, row: Appointment) -> Entry:
    invited = sorted(row.invitations.all(), key=lambda one: (one.person.sort_name, one.pk))
    mine = next(one for one in invited if one.person_id in viewer.persons)
    return Entry(row, tuple(one for one in invited if one.person_id not in viewer.persons), mine)
