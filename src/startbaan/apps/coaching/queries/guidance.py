"""Guidance as one sees it: a coach all own starters, a starter the own guidance."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from startbaan.apps.coaching.models import CoachingDecision
from startbaan.apps.coaching.queries.decisions import Outcome, decided
from startbaan.apps.coaching.queries.goals import open_goal_counts
from startbaan.apps.coaching.queries.guiding import guiding_rows
from startbaan.apps.coaching.queries.hours import GuidanceHours, hours_from
from startbaan.apps.coaching.queries.reports import open_agreement_counts
from startbaan.apps.coaching.queries.talks import Course, Moment, coach_of, course_of, described
from startbaan.apps.entitlements.queries.coach_ledgers import CoachTime, coach_time
from startbaan.apps.people.access import Viewer, relations_to
from startbaan.apps.people.models import Pair, Person
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Access, Kind, Relation, access

READS = frozenset({Access.READ, Access.WRITE})


@dataclass(frozen=True)
class Guided:
    """The guidance of one starter, as far as the viewer may see it: no word of what was said."""

    starter: Person
    coach: Pair | None
    course: Course
    hours: GuidanceHours
    year: SchoolYear
    agreements: int
    goals: int
    decision: CoachingDecision | None
    decision_at: Moment | None
    relations: tuple[Relation, ...]

    @property
    def is_own(self) -> bool:
        """Whether it is the viewer's own guidance."""
        return Relation.STARTER in self.relations

    @property
    def is_coach(self) -> bool:
        """Whether the viewer is the coach today."""
        return Relation.COACH in self.relations

    @property
    def may_write(self) -> bool:
        """Whether the viewer writes reports, goals and contact."""
        return any(access(relation, Kind.COACHING_REPORT) is Access.WRITE for relation in self.relations)

    @property
    def reads_decision(self) -> bool:
        """Whether the viewer may read what the final talk decides."""
        return any(access(relation, Kind.COACHING_DECISION) in READS for relation in self.relations)

    @property
    def outcome(self) -> str:
        """What was decided last, in a word."""
        return str(Outcome(self.decision.outcome).label) if self.decision else ""

    @property
    def decided_for(self) -> SchoolYear | None:
        """The school year the last decision is about."""
        return SchoolYear(self.decision.school_year) if self.decision else None


@dataclass(frozen=True)
class Coached:
    """One starter in the list of a coach: no word of what was said."""

    starter: Person
    course: Course
    hours: GuidanceHours
    agreements: int


@dataclass(frozen=True)
class Caseload:
    """All starters of a coach, those whose talk is due first on top, and the coach's hours in the school year."""

    starters: tuple[Coached, ...]
    time: CoachTime | None
    year: SchoolYear


def caseload(viewer: Viewer) -> Caseload:
    """The starters whose coach the viewer is today: the same number of questions for one and for twenty."""
    numbers, year = viewer.starters(Relation.COACH), SchoolYear.of(viewer.on)
    rows = guiding_rows(viewer, numbers)
    agreements = open_agreement_counts(viewer, numbers)
    found = [
        Coached(
            starter=person,
            course=course_of(person, rows.of(person.pk), on=viewer.on),
            hours=hours_from(rows.of(person.pk), year=year, on=viewer.on),
            agreements=agreements.get(person.pk, 0),
        )
        for person in Person.objects.filter(pk__in=numbers)
    ]
    return Caseload(tuple(sorted(found, key=_pressing)), coach_time(viewer, year=year), year)


def own_guidance(viewer: Viewer) -> Guided | None:
    """The viewer's own guidance as a starter; None for who has no talks and no coach."""
    found = [_guided(viewer, person) for person in Person.objects.filter(pk__in=viewer.persons).order_by("pk")]
    return next((guided for guided in found if guided.course.lines or guided.coach), None)


def guidance_of(viewer: Viewer, starter: UUID) -> Guided:
    """The guidance of one starter; raises Http404 for who may not see the hours of this starter."""
    person = Person.objects.filter(key=starter).first()
    if person is None:
        raise Http404
    if not any(access(relation, Kind.HOURS) in READS for relation in relations_to(viewer, person.pk)):
        raise Http404
    return _guided(viewer, person)


def _guided(viewer: Viewer, person: Person) -> Guided:
    year, starter = SchoolYear.of(viewer.on), person.pk
    rows = guiding_rows(viewer, [starter])
    course = described(viewer, course_of(person, rows, on=viewer.on))
    decision = decided(viewer, [starter]).get(starter)
    return Guided(
        starter=person,
        coach=coach_of(starter, day=viewer.on),
        course=course,
        hours=hours_from(rows, year=year, on=viewer.on),
        year=year,
        agreements=open_agreement_counts(viewer, [starter]).get(starter, 0),
        goals=open_goal_counts(viewer, [starter]).get(starter, 0),
        decision=decision,
        decision_at=_moment_of(course, decision),
        relations=relations_to(viewer, starter),
    )


def _moment_of(course: Course, decision: CoachingDecision | None) -> Moment | None:
    if decision is None:
        return None
    moments = (line.moment for line in course.lines if line.moment.item)
    return next((moment for moment in moments if moment.item and moment.item.pk == decision.activity_id), None)


def _pressing(guided: Coached) -> tuple[date, str]:
    coming = guided.course.next
    return (coming.moment.day if coming else date.max, guided.starter.sort_name)
