"""The page of goals and open agreements of one starter."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import GoalForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def goals(request: Request, starter: UUID) -> HttpResponse:
    """Show the goals and the open agreements of a starter, or make a goal."""
    viewer = request.viewer
    guided = queries.guidance_of(viewer, starter)
    if not guided.may_write:
        raise Http404
    form = GoalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        key, words = form.cleaned_data["moment"], form.cleaned_data["words"]
        moment = queries.moment_to_write(viewer, key) if key else None
        try:
            actions.set_goal(by=viewer, at=clock.now(), starter=guided.starter.pk, words=words, moment=moment)
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Het doel staat erbij."))
            return redirect(moment.url) if moment else redirect("coaching:goals", starter)
    you = Relation.STARTER if guided.is_own else Relation.COACH
    context = {
        "guided": guided,
        "goals": queries.open_goals(viewer, guided.starter.pk, at=clock.now()),
        "agreements": queries.open_agreements(viewer, guided.starter.pk, at=clock.now()),
        "form": form,
        "who": who_sees(Kind.COACHING_GOAL, you=you, language=get_language() or "nl"),
    }
    return render(request, "coaching/goals.html", context, status=422 if form.errors else 200)


@require_POST
def settle_goal(request: Request, item: UUID) -> HttpResponse:
    """Say that a goal was reached, let go, or is open again."""
    try:
        goal = actions.settle_goal(by=request.viewer, at=clock.now(), goal=item, state=request.POST.get("state", ""))
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("coaching:guidance")
    messages.success(request, _("Het doel is bijgewerkt."))
    return redirect("coaching:goals", goal.starter.key)
