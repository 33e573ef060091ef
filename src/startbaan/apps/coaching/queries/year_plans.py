"""The talks and visits of one year, with a day proposed for each that has none."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from startbaan.apps.coaching.queries.start_talks import start_activity
from startbaan.apps.people.access import Viewer, may_make, visible_to
from startbaan.apps.people.models import Person
from startbaan.apps.programme.queries import Seen, of_kinds
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.schedule.calendar import Region, shipped_calendars
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.domain.schedule.proposing import Moment, propose

PLANNED = (ActivityKind.LESSON_VISIT, ActivityKind.COACH_TALK, ActivityKind.INTERIM_TALK, ActivityKind.FINAL_TALK)


@dataclass(frozen=True)
class PlannedMoment:
    """A talk or visit of the year: open with a proposed day, agreed, or behind us."""

    item: Seen
    proposed: date | None

    @property
    def is_free(self) -> bool:
        """Whether no day was agreed yet."""
        return self.item.is_open and self.item.row.planned_on is None

    @property
    def field(self) -> str:
        """The name of its field."""
        return f"dag-{self.item.pk}"


@dataclass(frozen=True)
class YearPlan:
    """What starter and coach do together in one year."""

    starter: Person
    year: int
    moments: tuple[PlannedMoment, ...]
    is_own: bool

    @property
    def free(self) -> tuple[PlannedMoment, ...]:
        """What has no day yet."""
        return tuple(moment for moment in self.moments if moment.is_free)


def year_plan(viewer: Viewer, starter: UUID) -> YearPlan:
    """The year of this starter that counts now, for who may plan in it; Http404 for others, and without a programme."""
    person = visible_to(viewer, Person.objects.filter(key=starter)).first()
    talk = start_activity(viewer, person.pk) if person else None
    if person is None or talk is None or not may_plan_year(viewer, person.pk):
        raise Http404
    year = talk.row.year
    items = [item for item in of_kinds(viewer, [person.pk], *PLANNED) if item.row.year == year]
    items = [item for item in items if item.row.track_id == talk.row.track_id]
    items.sort(key=lambda item: (item.window.start, item.row.number, PLANNED.index(item.words.kind), item.pk))
    by_place = {(item.row.key, item.row.number): item.pk for item in items}
    moments = [
        Moment(item.pk, item.window, _before(item, by_place), item.row.done_on or item.row.planned_on)
        for item in items
        if item.is_open or item.row.done_on
    ]
    calendar = shipped_calendars()[Region(talk.row.track.holiday_region)]
    proposed = propose(moments, calendar=calendar, on=viewer.on)
    found = tuple(PlannedMoment(item, proposed.get(item.pk)) for item in items)
    return YearPlan(person, year, found, person.pk in viewer.persons)


def may_plan_year(viewer: Viewer, starter: int) -> bool:
    """Say whether the viewer may agree days with this starter."""
    return may_make(viewer, Kind.TRACK, starter)


def _before(item: Seen, by_place: dict[tuple[str, int], int]) -> int | None:
    """The visit that this talk is about: the one with its number."""
    return next(
        (by_place[key, item.row.number] for key in item.words.after if (key, item.row.number) in by_place), None
    )
