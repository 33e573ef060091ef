"""After the talk: the picture of one visit as page and on paper, and the one goal that is chosen."""

from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import PictureGoalForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock, paper

TEMPLATE = Path(__file__).parents[1] / "typst" / "picture.typ"


@require_GET
def picture(request: Request, item: UUID) -> HttpResponse:
    """Show the picture of a visit once both scores are in; an opening by another is journalled."""
    shown = queries.open_picture(request.viewer, item, at=clock.now())
    if shown is None:
        messages.info(request, _("Het beeld gaat open zodra beide scores binnen zijn."))
        return redirect("coaching:visit", item)
    return _page(request, shown, _goal_form(shown))


@require_POST
def choose_goal(request: Request, item: UUID) -> HttpResponse:
    """Make one goal of a next step or of own words."""
    shown = queries.open_picture(request.viewer, item, at=clock.now())
    if shown is None or not shown.may_set_goal:
        raise Http404
    form = _goal_form(shown, request)
    if form.is_valid():
        try:
            actions.set_goal(by=request.viewer, at=clock.now(), starter=shown.starter.pk, words=form.goal)
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Het doel staat erbij. Spreek nu af wanneer jullie weer kijken."))
            return redirect(f"{reverse('coaching:picture', args=[item])}#afspraak")
    return _page(request, shown, form)


@require_GET
def print_picture(request: Request, item: UUID) -> HttpResponse:
    """Give the picture on paper, as a tagged PDF."""
    shown = queries.open_picture(request.viewer, item, at=clock.now())
    if shown is None:
        raise Http404
    data = queries.picture_on_paper(shown, on=request.viewer.on)
    answer = HttpResponse(paper.pdf(TEMPLATE, data=data, at=clock.now()), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="lesbezoek-{shown.picture.look.on}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _goal_form(shown: queries.ShownPicture, request: Request | None = None) -> PictureGoalForm:
    steps = [(step.key, step.label, f"{step.label}: {step.about}") for step in queries.steps_of(shown)]
    return PictureGoalForm(request.POST if request else None, steps=steps)


def _page(request: Request, shown: queries.ShownPicture, form: PictureGoalForm) -> HttpResponse:
    you = Relation.STARTER if shown.is_own else Relation.COACH if shown.visit.is_coach else Relation.PARTICIPANT
    focus = shown.goals[0].words if shown.goals else shown.row.focus
    planning = reverse("coaching:plan_visit", args=[shown.starter.key])
    context = {
        "shown": shown,
        "steps": queries.steps_of(shown),
        "differences": queries.differences_of(shown),
        "domains": queries.scores_of_items(shown),
        "profile": queries.profile_drawing(shown, observer=shown.observer_name, starter=shown.starter_name),
        "map": queries.map_drawing(shown),
        "growth": queries.growth_drawing(shown),
        "trace": queries.trace_table(shown),
        **queries.measure_words(shown),
        "may_plan": shown.visit.is_coach,
        "form": form,
        "plan_url": f"{planning}?{urlencode({'focus': focus[:300]})}",
        "who": who_sees(Kind.OBSERVATION, you=you, language=get_language() or "nl"),
    }
    return render(request, "coaching/picture.html", context, status=422 if form.errors else 200)
