"""The cycle of a board, and putting into a track what the board holds more of."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from startbaan.apps.appraisal import actions, queries
from startbaan.apps.appraisal.forms import CycleForm, ExtraTalkForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.domain.periods import SchoolYear
from startbaan.ui import clock

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@form_methods
def cycle(request: Request, key: str) -> HttpResponse:
    """Show what a board calls its talks, and settle it from a day on."""
    page = queries.cycle_page(request.viewer, key)
    names = [page.newest.of_year(year) for year in range(1, page.years + 1)]
    start = page.newest.period.start if page.newest.period else SchoolYear.of(request.today).period.start
    form = CycleForm(request.POST or None, initial={"start": start})
    form.ask_years(names)
    if request.method == "POST" and form.is_valid():
        try:
            actions.settle_cycle(
                by=request.viewer,
                at=clock.now(),
                board=page.board,
                start=form.cleaned_data["start"],
                talks=form.talks,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("De gesprekscyclus is vastgesteld."))
            return redirect("appraisal:cycle", key)
    return render(request, "appraisal/cycle.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@form_methods
def add_talk(request: Request, starter: UUID) -> HttpResponse:
    """Put the next talk of the board into the track of a starter, with the visit before it."""
    talks = queries.opened_starter(request.viewer, starter)
    form = ExtraTalkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_talk(by=request.viewer, at=clock.now(), talks=talks, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Het gesprek en het klassenbezoek staan in het traject."))
            return redirect("appraisal:talk", made)
    return render(
        request, "appraisal/add_talk.html", {"talks": talks, "form": form}, status=422 if form.errors else 200
    )
