"""The page with learning wishes, ranked."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from startbaan.apps.people.access import Request
from startbaan.apps.reports import queries


@require_GET
def wishes(request: Request) -> HttpResponse:
    """Show which themes are wanted most, and from there plan a session."""
    if not queries.may_see_wishes(request.viewer):
        raise Http404
    page = queries.wishes_page(request.viewer, asked=request.GET.get("jaar", ""), threshold=settings.THRESHOLD)
    return render(request, "reports/wishes.html", {"page": page, "threshold": settings.THRESHOLD})
