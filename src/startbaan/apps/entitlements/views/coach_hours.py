"""The hours of a coach: the own ones, and those of a coach of one's board."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from startbaan.apps.entitlements import queries
from startbaan.apps.people.access import Request


@require_GET
def my_coach_hours(request: Request) -> HttpResponse:
    """Show the viewer's own hours as a coach: what there is, what is asked and what was used."""
    year = queries.asked_year(request.GET.get("jaar", ""), on=request.today)
    found = queries.my_coach_hours(request.viewer, year=year)
    return render(request, "entitlements/coach_hours.html", {"found": found, "is_own": True})


@require_GET
def coach_hours(request: Request, registration: int) -> HttpResponse:
    """Show the hours of a coach of the board, with what one can do about too many."""
    year = queries.asked_year(request.GET.get("jaar", ""), on=request.today)
    found = queries.coach_hours_of(request.viewer, registration, year=year)
    return render(request, "entitlements/coach_hours.html", {"found": found, "is_own": False})
