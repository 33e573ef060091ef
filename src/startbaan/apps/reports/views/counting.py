"""The page with counts."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from startbaan.apps.people.access import Request
from startbaan.apps.reports import queries


@require_GET
def counts(request: Request) -> HttpResponse:
    """Show how many, never who."""
    if not queries.may_count(request.viewer):
        raise Http404
    context = {"places": queries.counts_for(request.viewer), "threshold": settings.THRESHOLD}
    return render(request, "reports/counts.html", context)
