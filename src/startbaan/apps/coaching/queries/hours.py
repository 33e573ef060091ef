"""How much guidance a starter had, by what was done and written down, beside what the programme has for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import CoachHours, Pair
from startbaan.apps.programme.models import Activity, Contact
from startbaan.apps.programme.queries import Seen, keys_of_kinds, of_kinds
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.ui.wording import hours

TALKS = (
    ActivityKind.LESSON_VISIT,
    ActivityKind.COACH_TALK,
    ActivityKind.INTERIM_TALK,
    ActivityKind.FINAL_TALK,
)
GUIDING = (ActivityKind.START_TALK, *TALKS)


@dataclass(frozen=True)
class GuidanceHours:
    """Minutes of guidance in one school year: received, due by today, and in the programme."""

    received: int = 0
    due: int = 0
    planned: int = 0

    @property
    def behind(self) -> int:
        """How many minutes less were received than were due by today."""
        return max(self.due - self.received, 0)

    @property
    def most(self) -> int:
        """The end of its bar; never zero."""
        return max(self.planned, self.received, 1)

    @property
    def words(self) -> str:
        """The numbers as one says them: 4 van 11 uur."""
        received = round(self.received / 60, 1)
        if not self.planned:
            return hours(received)
        return _("%(received)s van %(planned)s") % {
            "received": f"{received:n}".replace(".", ","),
            "planned": hours(round(self.planned / 60, 1)),
        }


@dataclass(frozen=True)
class CoachTime:
    """What a coach has for coaching in one school year, and what of it went to talks, visits and contact."""

    has: float
    used: float

    @property
    def most(self) -> float:
        """The end of its bar; never zero."""
        return max(self.has, self.used, 1)

    @property
    def left(self) -> float:
        """What is left, or less than nothing."""
        return round(self.has - self.used, 1)

    @property
    def words(self) -> str:
        """The numbers as one says them."""
        return _("%(used)s gebruikt, %(left)s over") % {"used": hours(self.used), "left": hours(self.left)}


def guidance_hours(viewer: Viewer, starters: Collection[int], *, year: SchoolYear) -> dict[int, GuidanceHours]:
    """The guidance of these starters in a school year, as far as the viewer may see it: two questions for any number.

    Received is what was done in the year, planned what has its last day in the year, due what has it by today.
    """
    items = of_kinds(viewer, starters, *GUIDING)
    contacts = _contact_minutes(viewer, starters, year=year)
    by_starter: dict[int, list[Seen]] = {}
    for item in items:
        by_starter.setdefault(item.row.starter_id, []).append(item)
    return {
        starter: GuidanceHours(
            received=_received(by_starter.get(starter, []), year=year) + contacts.get(starter, 0),
            due=_planned(by_starter.get(starter, []), year=year, until=viewer.on),
            planned=_planned(by_starter.get(starter, []), year=year),
        )
        for starter in starters
    }


def coach_time(viewer: Viewer, *, year: SchoolYear) -> CoachTime | None:
    """The viewer's own hours as a coach in a school year; None for who has none.

    What was done under each own pair counts, ended ones too: it is about the coach, not about the starter.
    """
    rows = CoachHours.objects.filter(registration__person__in=viewer.persons, school_year=year.start_year)
    has = rows.aggregate(total=Sum("hours"))["total"]
    if has is None:
        return None
    return CoachTime(float(has), round(_used(viewer.persons, year=year) / 60, 1))


def _used(persons: Collection[int], *, year: SchoolYear) -> int:
    """The minutes that went to starters under a pair of these persons in a year."""
    pairs = Pair.objects.filter(
        holder__in=persons, relation=Relation.COACH.value, period__overlap=year.period
    ).values_list("starter", "period")
    asked_activities, asked_contacts = Q(pk=None), Q(pk=None)
    for starter, period in pairs:
        within = period.intersection(year.period)
        asked_activities |= Q(starter=starter, done_on__gte=within.start, done_on__lt=within.end)
        asked_contacts |= Q(starter=starter, day__gte=within.start, day__lt=within.end)
    keys = Activity.objects.filter(asked_activities, state=Activity.State.DONE)
    done = keys.filter(minutes__isnull=False, key__in=keys_of_kinds(*GUIDING)).aggregate(total=Sum("minutes"))["total"]
    met = Contact.objects.filter(asked_contacts).aggregate(total=Sum("minutes"))["total"]
    return (done or 0) + (met or 0)


def _contact_minutes(viewer: Viewer, starters: Collection[int], *, year: SchoolYear) -> dict[int, int]:
    rows = visible_to(viewer, Contact.objects.filter(starter__in=list(starters)))
    rows = rows.filter(day__gte=year.period.start, day__lt=year.period.end)
    return dict(rows.values_list("starter").annotate(total=Sum("minutes")))


def _received(items: Collection[Seen], *, year: SchoolYear) -> int:
    done = [item for item in items if item.row.done_on and item.row.done_on in year]
    return sum(item.row.minutes or 0 for item in done)


def _planned(items: Collection[Seen], *, year: SchoolYear, until: date | None = None) -> int:
    """The minutes the programme has for what counts, and has its last day in the year, before `until` if given."""
    asked = [item for item in items if item.row.state != Activity.State.DROPPED and item.last_day in year]
    return sum(item.minutes or 0 for item in asked if until is None or item.last_day < until)
