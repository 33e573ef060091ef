"""The pages of the collective agreements: what holds, since when and by which source; and adding a later value."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.entitlements import actions, queries
from startbaan.apps.entitlements.forms import AgreementValueForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.domain.rules.adding import NotLater
from startbaan.domain.sources import Status
from startbaan.ui import clock


@login_not_required
@require_GET
def agreements(request: Request) -> HttpResponse:
    """Show which collective agreements there are, and which of them ended."""
    return render(request, "entitlements/agreements.html", {"pages": queries.agreement_pages(on=request.today)})


@login_not_required
@require_GET
def agreement(request: Request, sector: str) -> HttpResponse:
    """Show the rules of a sector and every value, with its days and its source."""
    found = queries.agreement_named(sector)
    context = {
        "page": queries.agreement_page(found, on=request.today),
        "tabs": queries.agreement_tabs(found.sector),
        "may_add": queries.may_add_values(request.viewer),
        "added": queries.added_values(request.viewer, found),
        "boards": queries.choosing_boards(request.viewer, found.sector),
    }
    return render(request, "entitlements/agreement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_agreement_value(request: Request, sector: str, parameter: str) -> HttpResponse:
    """Ask for a later value of one parameter, show what it changes from which day, and add it."""
    if not queries.may_add_values(request.viewer):
        raise Http404
    found = queries.agreement_named(sector)
    asked = queries.parameter_named(found, parameter)
    typed = request.POST or (request.GET if "starts_on" in request.GET else None)
    form = AgreementValueForm(typed)
    form.ask_for(asked)
    preview = None
    if form.is_valid():
        given = {"worth": "", **form.cleaned_data, "status": Status(form.cleaned_data["status"])}
        try:
            preview = queries.value_preview(found, key=asked.key, **given)
            if request.method == "POST":
                actions.add_agreement_value(
                    by=request.viewer, at=clock.now(), sector=found.sector, key=asked.key, **given
                )
                messages.success(request, _("De waarde staat in de cao."))
                return redirect("entitlements:agreement", found.sector.value)
        except NotLater as problem:
            preview = None
            form.add_error("starts_on", problem.sentence.said(_))
        except Refusal as refusal:
            preview = None
            form.add_error(None, str(refusal))
    context = {
        "page": queries.parameter_page(found, asked, on=request.today),
        "title": asked.title.said(get_language() or "nl"),
        "agreement": found.title.said(get_language() or "nl"),
        "back": reverse("entitlements:agreement", args=[found.sector.value]),
        "form": form,
        "preview": preview,
        "kept": [(name, form[name].value()) for name in form.fields] if preview else [],
    }
    return render(request, "entitlements/agreement_value.html", context, status=422 if form.errors else 200)
