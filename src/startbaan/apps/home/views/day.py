"""One's day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from startbaan.apps.coaching.queries import confidants as confidants_of
from startbaan.apps.home import queries
from startbaan.apps.people.access import Request


@require_GET
def today(request: Request) -> HttpResponse:
    """Show what is the viewer's to do: one clear next step, then the rest in each capacity."""
    name, _, _ = request.viewer.name.partition(" ")
    return render(request, "home/today.html", {"day": queries.today(request.viewer), "name": name})


@require_GET
def confidants(request: Request) -> HttpResponse:
    """Show whom to call about social safety: how to reach them, and nothing to fill in."""
    return render(request, "home/confidants.html", {"confidants": confidants_of(request.viewer)})
