"""The pages on which somebody puts out a survey: which one, whom and when, and what will happen before it does."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.apps.surveys import actions
from startbaan.apps.surveys.forms import OpeningForm
from startbaan.apps.surveys.queries.opening import Opening, Preview, opening, places_to_ask, preview, whom_to_ask
from startbaan.apps.surveys.queries.whom import Whom
from startbaan.ui import clock
from startbaan.ui.navigation import NavItem


@require_GET
def new(request: Request) -> HttpResponse:
    """Let somebody choose which questionnaire to put out."""
    context = {"places": places_to_ask(request.viewer), "crumbs": _crumbs()}
    return render(request, "surveys/new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def put_out(request: Request, place: str, questionnaire: str) -> HttpResponse:
    """Ask whom and when, show what will happen, and then open the survey."""
    found = opening(request.viewer, place=place, questionnaire=questionnaire)
    form = OpeningForm(request.POST if request.method == "POST" else None, initial=_first(request, found))
    form.let_choose(groups=found.groups, about=found.about, on=request.today)
    shown: Preview | None = None
    if form.is_bound and form.is_valid():
        whom = whom_to_ask(request.viewer, found, groups=form.chosen_groups, about=form.chosen_occasion)
        shown = preview(found.place, whom)
        if request.POST.get("do") == "open" and carried_out(form, lambda: _open(request, found, form, whom)):
            messages.success(request, _("De enquête staat klaar. Wie gevraagd wordt, krijgt een mail."))
            return redirect("surveys:surveys")
    crumbs = (*_crumbs(), NavItem(_("Zet een enquête uit"), reverse("surveys:new")))
    context = {"found": found, "form": form, "preview": shown, "crumbs": crumbs}
    return render(request, "surveys/put_out.html", context, status=422 if form.errors else 200)


def _first(request: Request, found: Opening) -> dict[str, object]:
    """What stands in the form at first: from today for as long as the questionnaire says, for everyone."""
    asks = found.offer.asks
    about = request.GET.get("over", "")
    return {
        "name": asks.title.nl,
        "opens_on": request.today,
        "closes_on": actions.last_day(asks, request.today),
        "about": about if about in dict(found.about) else "",
        "groups": [key for key, _word in found.groups],
    }


def _open(request: Request, found: Opening, form: OpeningForm, whom: Sequence[Whom]) -> None:
    plan = actions.Plan(
        found.offer.row,
        found.place,
        form.cleaned_data["name"],
        form.cleaned_data["opens_on"],
        form.cleaned_data["closes_on"],
        form.chosen_occasion,
    )
    actions.open_survey(by=request.viewer, at=clock.now(), plan=plan, asked=actions.asked_of(whom))


def _crumbs() -> tuple[NavItem, ...]:
    return (NavItem(_("Enquêtes"), reverse("surveys:surveys")),)
