"""The pages on what was asked: the scan side by side, a survey to note findings of, and whether it helped."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.quality import actions, queries
from startbaan.apps.quality.views.keeping import BOTH
from startbaan.ui import clock
from startbaan.ui.navigation import NavItem


@require_GET
def scan(request: Request, partnership: str) -> HttpResponse:
    """Show the scan of a partnership: the groups side by side, and what to talk about."""
    page = queries.scan_page(request.viewer, partnership, survey=request.GET.get("ronde", ""))
    here = reverse("quality:scan", args=[partnership])
    tabs = [
        NavItem(label=str(row.opens_on.year), url=f"{here}?ronde={row.key}", current=row == page.survey)
        for row in page.surveys
    ]
    return render(request, "quality/scan.html", {"page": page, "tabs": tabs if len(tabs) > 1 else []})


@require_GET
def surveys(request: Request, partnership: str) -> HttpResponse:
    """Show the surveys of a partnership, to read and to note findings of."""
    reach = queries.reach_of(request.viewer, partnership)
    found = queries.surveys_of(request.viewer, reach.partnership)
    return render(request, "quality/surveys.html", {"reach": reach, "surveys": found})


@require_GET
def survey(request: Request, survey: UUID) -> HttpResponse:
    """Show the questions of a survey in short, each to make a finding of."""
    return render(request, "quality/survey.html", {"page": queries.survey_page(request.viewer, survey)})


@require_http_methods(BOTH)
def measure(request: Request, finding: UUID) -> HttpResponse:
    """Set the next round beside a finding, and keep what it says."""
    shown = queries.finding_named(request.viewer, finding)
    if not shown.may_decide:
        raise Http404
    if not shown.can_measure:
        messages.info(request, _("De volgende ronde zet je ernaast als de bevinding in het programma staat."))
        return redirect("quality:finding", finding)
    found = queries.beside(request.viewer, shown)
    if request.method == "POST":
        keep = partial(
            actions.measure,
            by=request.viewer,
            at=clock.now(),
            finding=finding,
            measured=found.measured,
            survey=found.survey,
            figures=found.figures,
        )
        try:
            keep()
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Dit staat bij de bevinding. Sluit haar, of pak haar weer op."))
        return redirect("quality:finding", finding)
    return render(request, "quality/measure.html", {"shown": shown, "found": found})
