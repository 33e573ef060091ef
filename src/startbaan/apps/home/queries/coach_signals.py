"""Signals about coaches: certificates that end and hours that were promised twice, for coordinator and coach."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.home.queries.attention import said_task
from startbaan.apps.home.queries.circle import Known
from startbaan.apps.home.queries.tasks import Task
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import CoachHours, CoachRegistration
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.signals import CoachFacts, Name, Raised, raised_about_coach
from startbaan.ui.shapes import State


@dataclass(frozen=True, slots=True)
class Coach:
    """A coach in the register of a board, with the signals about them."""

    person: int
    board: int
    name: str
    signals: tuple[Raised, ...]


def coaches_of(viewer: Viewer, circle: Sequence[Known]) -> list[Coach]:
    """The coaches of the boards the viewer coordinates, and the viewer as a coach; one statement."""
    boards = viewer.organisations(RoleName.BOARD_COORDINATOR)
    own = viewer.persons if viewer.starters(Relation.COACH) else ()
    if not (boards or own):
        return []
    hours = CoachHours.objects.filter(registration=OuterRef("pk"), school_year=SchoolYear.of(viewer.on).start_year)
    rows = CoachRegistration.objects.filter(Q(board__in=boards) | Q(person__in=own), period__contains=viewer.on)
    rows = rows.select_related("person").annotate(available=Subquery(hours.values("hours")[:1]))
    reserved = reserved_hours(circle)
    return [
        Coach(row.person_id, row.board_id, str(row.person), raised_about_coach(_facts(row, reserved), on=viewer.on))
        for row in rows.order_by("person__sort_name", "pk")
    ]


def reserved_hours(circle: Collection[Known]) -> dict[tuple[int, int], float]:
    """The hours the programme gives each coach, of a board, for the starters they coach there."""
    found: dict[tuple[int, int], float] = defaultdict(float)
    for known in circle:
        given = known.course.definition.coach_hours if known.course else None
        if known.coach and known.places and given:
            found[known.coach.pk, known.places[0].board] += given.per_track
    return found


def register_tasks(viewer: Viewer, coaches: Collection[Coach]) -> list[Task]:
    """What the coordinator is to do about coaches: one task for each sort of signal."""
    boards = viewer.organisations(RoleName.BOARD_COORDINATOR)
    about: dict[Name, list[tuple[date, str]]] = {}
    for coach in coaches:
        for found in coach.signals if coach.board in boards else ():
            about.setdefault(found.name, []).append((found.since, coach.name))
    return [
        said_task(
            name,
            names=[who for _since, who in found],
            since=min(found)[0],
            url=reverse("people:coach_register"),
            action=_("Coachregister"),
        )
        for name, found in about.items()
    ]


def own_coach_tasks(viewer: Viewer, coaches: Collection[Coach]) -> list[Task]:
    """What a coach is to know about the own certificate and hours; the coordinator of the board arranges it."""
    words = {
        Name.CERTIFICATE_EXPIRING: _("Je certificaat als coach verloopt"),
        Name.COACH_OVER_HOURS: _("Je hebt meer uren toegezegd dan je hebt"),
    }
    return [
        Task(
            title=words[found.name],
            state=State.ATTENTION,
            on=found.since,
            when="",
            detail=_("Bespreek het met de coördinator van je bestuur."),
            url=reverse("coaching:guidance"),
            action=_("Bekijk"),
        )
        for coach in coaches
        if coach.person in viewer.persons
        for found in coach.signals
    ]


def _facts(row: CoachRegistration, reserved: dict[tuple[int, int], float]) -> CoachFacts:
    available = getattr(row, "available", None)
    return CoachFacts(
        certified_until=None if row.equivalent else row.certified_until,
        hours_available=None if available is None else float(available),
        hours_reserved=reserved.get((row.person_id, row.board_id), 0.0),
    )
