"""Signals about coaches: certificates that end and hours that were promised twice, for coordinator and coach."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries.coach_hours import CoachYear, coach_years
from startbaan.apps.home.queries.attention import said_task
from startbaan.apps.home.queries.tasks import Task
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import CoachRegistration
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


def coaches_of(viewer: Viewer) -> list[Coach]:
    """The coaches of the boards the viewer coordinates, and the viewer as a coach; one statement."""
    boards = viewer.organisations(RoleName.BOARD_COORDINATOR)
    own = viewer.persons if viewer.starters(Relation.COACH) else ()
    if not (boards or own):
        return []
    rows = CoachRegistration.objects.filter(Q(board__in=boards) | Q(person__in=own), period__contains=viewer.on)
    return [
        Coach(
            found.row.person_id,
            found.row.board_id,
            str(found.row.person),
            raised_about_coach(_facts(found), on=viewer.on),
        )
        for found in coach_years(rows, year=SchoolYear.of(viewer.on), on=viewer.on)
    ]


def register_tasks(viewer: Viewer, coaches: Collection[Coach]) -> list[Task]:
    """What the coordinator is to do about coaches: one task for each sort of signal."""
    boards = viewer.organisations(RoleName.BOARD_COORDINATOR)
    about: dict[Name, list[tuple[date, str]]] = {}
    for coach in coaches:
        for found in coach.signals if coach.board in boards else ():
            about.setdefault(found.name, []).append((found.since, coach.name))
    places = {
        Name.CERTIFICATE_EXPIRING: ("people:coach_register", _("Coachregister")),
        Name.COACH_OVER_HOURS: ("home:deployment", _("Bekijk de uren")),
    }
    return [
        said_task(
            name,
            names=[who for _since, who in found],
            since=min(found)[0],
            url=reverse(where),
            action=action,
        )
        for name, found in about.items()
        for where, action in [places[name]]
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
            url=reverse("entitlements:my_coach_hours"),
            action=_("Bekijk"),
        )
        for coach in coaches
        if coach.person in viewer.persons
        for found in coach.signals
    ]


def _facts(found: CoachYear) -> CoachFacts:
    return CoachFacts(
        certified_until=None if found.row.equivalent else found.row.certified_until,
        hours_available=found.available,
        hours_reserved=found.asked,
    )
