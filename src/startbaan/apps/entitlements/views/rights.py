"""What a starter is owed, and why: for the starter, and for who may see it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from startbaan.apps.entitlements import queries
from startbaan.apps.people.access import Request


@require_GET
def my_rights(request: Request) -> HttpResponse:
    """Show the viewer's own rights in a school year."""
    year = queries.asked_year(request.GET.get("jaar", ""), on=request.today)
    return render(request, "entitlements/rights.html", {"page": queries.my_rights(request.viewer, year=year)})


@require_GET
def rights(request: Request, starter: UUID) -> HttpResponse:
    """Show what a starter is owed in a school year, as far as the viewer may see it."""
    year = queries.asked_year(request.GET.get("jaar", ""), on=request.today)
    return render(request, "entitlements/rights.html", {"page": queries.rights_of(request.viewer, starter, year=year)})
