"""The page of the yearly decision about coaching."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import DecisionForm
from startbaan.apps.people.access import Request, relations_to
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: Request, moment: str) -> HttpResponse:
    """Show what a final talk decided, or record it."""
    viewer = request.viewer
    found = queries.moment_of(viewer, moment)
    shown = queries.open_decision(viewer, found, at=clock.now())
    initial = {"outcome": shown.row.outcome, "reason": shown.row.reason} if shown.row else None
    form = DecisionForm(request.POST if request.method == "POST" else None, initial=initial)
    form.let_choose([(outcome.value, str(outcome.label)) for outcome in shown.allowed])
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(by=viewer, at=clock.now(), moment=found, **form.cleaned_data)
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Het besluit staat vast. De leidinggevende krijgt bericht."))
            return redirect("coaching:decision", moment)
    you = next(iter(relations_to(viewer, found.starter.pk)), Relation.PARTICIPANT)
    who = who_sees(Kind.COACHING_DECISION, you=you, language=get_language() or "nl")
    context = {"decision": shown, "moment": found, "form": form, "who": who, "is_own": you is Relation.STARTER}
    return render(request, "coaching/decision.html", context, status=422 if form.errors else 200)
