"""Reading the coach register of a board."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import Http404

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import CoachHours, CoachRegistration, Organisation
from startbaan.apps.people.queries.organising import arranged_boards
from startbaan.domain.periods import SchoolYear


@dataclass(frozen=True)
class RegisteredCoach:
    """A line of the coach register, with the hours of the school year asked for."""

    registration: CoachRegistration
    hours: Decimal | None
    is_running: bool
    certificate_ended: bool


def coach_register(board: Organisation, *, on: date, year: SchoolYear) -> list[RegisteredCoach]:
    """The coaches of a board with their hours in a school year; those who stopped come last."""
    rows = CoachRegistration.objects.filter(board=board).select_related("person")
    hours = dict(
        CoachHours.objects.filter(registration__board=board, school_year=year.start_year).values_list(
            "registration", "hours"
        )
    )
    found = [
        RegisteredCoach(
            registration=row,
            hours=hours.get(row.pk),
            is_running=row.period.end is None or row.period.end > on,
            certificate_ended=row.certified_until is not None and row.certified_until < on and not row.equivalent,
        )
        for row in rows.order_by("person__sort_name", "-period", "pk")
    ]
    return sorted(found, key=lambda coach: not coach.is_running)


def arranged_coach(viewer: Viewer, registration: int) -> CoachRegistration:
    """One line of a coach register the viewer keeps; raises Http404."""
    rows = CoachRegistration.objects.filter(board__in=arranged_boards(viewer)).select_related("person", "board")
    row = rows.filter(pk=registration).first()
    if row is None:
        raise Http404
    return row


def hours_of(registration: CoachRegistration) -> dict[SchoolYear, Decimal]:
    """The hours of a coach by school year, latest first."""
    rows = registration.hours.order_by("-school_year")
    return {SchoolYear(row.school_year): row.hours for row in rows}
