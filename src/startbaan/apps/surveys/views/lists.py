"""The page with the surveys somebody has to do with."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from startbaan.apps.people.access import Request
from startbaan.apps.surveys import queries


@require_GET
def surveys(request: Request) -> HttpResponse:
    """Show the surveys to fill in, and those whose results one may read."""
    return render(request, "surveys/surveys.html", {"shelf": queries.shelf(request.viewer)})
