"""One's agenda, as a week and as a list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from startbaan.apps.home.queries.agenda import ahead_of, monday_of, week_of
from startbaan.apps.people.access import Request


@require_safe
def agenda(request: Request) -> HttpResponse:
    """Show one week of the viewer's agenda: this one, or the one the address names."""
    monday = monday_of(request.GET.get("week", ""), on=request.viewer.on)
    return render(request, "home/agenda.html", {"week": week_of(request.viewer, monday)})


@require_safe
def agenda_list(request: Request) -> HttpResponse:
    """Show all of the viewer's appointments to come."""
    return render(request, "home/agenda_list.html", {"ahead": ahead_of(request.viewer)})
