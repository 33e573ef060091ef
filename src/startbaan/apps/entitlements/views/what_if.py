"""The calculator: what a job gives, without signing in; nothing of it is kept."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from startbaan.apps.entitlements import queries
from startbaan.apps.entitlements.forms import WhatIfForm
from startbaan.apps.people.access import Request
from startbaan.domain.words import Sector


@login_not_required
@require_GET
def what_if(request: Request) -> HttpResponse:
    """Ask about a job, and show by every rule of its sector what it gives and why; the link holds the answers alone."""
    asked = request.GET.get("sector", "")
    if asked not in set(Sector):
        context = {"tabs": queries.what_if_tabs(None), "unknown": bool(asked)}
        return render(request, "entitlements/what_if_sector.html", context, status=422 if asked else 200)
    sector = Sector(asked)
    typed = any(name in request.GET for name in ("wtf", "begin", "jaar"))
    form = WhatIfForm(request.GET if typed else None)
    form.ask_for(sector, on=request.today)
    agreement = queries.agreement_named(sector)
    context = {
        "agreement": queries.agreement_page(agreement, on=request.today),
        "tabs": queries.what_if_tabs(sector),
        "sector": sector,
        "form": form,
    }
    if form.is_valid():
        found = queries.what_if(form.case(), agreement=agreement, year=form.year(), on=request.today)
        link = request.build_absolute_uri(f"{request.path}?{urlencode(form.inputs())}")
        context |= {"owed": found, "link": link, "year": form.year(), "facts": form.facts()}
    return render(request, "entitlements/what_if.html", context, status=422 if form.errors else 200)
