"""The page for a board on what starters said of their coaches over the years."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from startbaan.apps.people.access import Request
from startbaan.apps.surveys import queries


@require_GET
def coaches(request: Request) -> HttpResponse:
    """Show of which coaches there is something to read, with the school years beside each other."""
    return render(request, "surveys/coaches.html", {"page": queries.coaches_over_years(request.viewer)})
