"""The page of one activity, and what is done there."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.apps.programme import actions, queries
from startbaan.apps.programme.forms import DoneForm, PlanForm
from startbaan.apps.programme.views.turning import turned
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock


@require_GET
def activity(request: Request, activity: int) -> HttpResponse:
    """Show one activity: what, why, who, and what is mine to do."""
    view = queries.opened_activity(request.viewer, activity)
    return _activity_page(request, view)


@require_POST
def plan(request: Request, activity: int) -> HttpResponse:
    """Agree a day for an activity; what was refused keeps what was typed."""
    view = queries.opened_activity(request.viewer, activity)
    form = PlanForm(request.POST, prefix="afspraak")
    form.let_choose(view.choices)
    if not _carried_out(form, partial(actions.plan_activity, by=request.viewer, at=clock.now(), activity=activity)):
        return _activity_page(request, view, plan=form)
    messages.success(request, _("De dag is afgesproken."))
    return redirect("programme:activity", activity)


@require_POST
def do(request: Request, activity: int) -> HttpResponse:
    """Say that an activity was done; what was refused keeps what was typed."""
    view = queries.opened_activity(request.viewer, activity)
    form = DoneForm(request.POST, prefix="gedaan")
    form.let_choose(view.choices)
    if not _carried_out(form, partial(actions.do_activity, by=request.viewer, at=clock.now(), activity=activity)):
        return _activity_page(request, view, done=form)
    messages.success(request, _("Afgevinkt als gedaan."))
    return redirect("programme:activity", activity)


@require_POST
def unplan(request: Request, activity: int) -> HttpResponse:
    """Take back the agreed day."""
    return turned(request, activity, actions.unplan_activity, _("De afspraak is van de planning gehaald."))


@require_POST
def undo(request: Request, activity: int) -> HttpResponse:
    """Make a done or dropped activity one to do again."""
    return turned(request, activity, actions.undo_activity, _("De activiteit staat weer open."))


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: Request, activity: int) -> HttpResponse:
    """Ask whether an activity may go, and let it go."""
    if request.method == "POST":
        return turned(request, activity, actions.drop_activity, _("De activiteit is vervallen."))
    view = queries.opened_activity(request.viewer, activity)
    if not (view.may_drop and view.item.is_open):
        raise Http404
    return render(request, "programme/drop.html", {"view": view, "item": view.item})


def _carried_out(form: PlanForm | DoneForm, act: Callable[..., None]) -> bool:
    """Do what the form says; False when it says nothing clear or is refused, and then the form says why."""
    if not form.is_valid():
        return False
    return carried_out(form, partial(act, **form.cleaned_data))


def _activity_page(
    request: Request, view: queries.ActivityView, *, plan: PlanForm | None = None, done: DoneForm | None = None
) -> HttpResponse:
    context = {
        "view": view,
        "item": view.item,
        "plan": plan or _plan_form(view),
        "done": done or _done_form(view, on=request.viewer.on),
        "wrong": plan or done,
        "proposal": queries.proposal_of(request.viewer, view.item.pk),
        "who": who_sees(Kind.TRACK, you=view.relation, language=queries.page_language(), sector=view.sector),
    }
    return render(request, "programme/activity.html", context, status=422 if plan or done else 200)


def _plan_form(view: queries.ActivityView) -> PlanForm:
    row = view.item.row
    initial = {"day": row.planned_on, "moment": row.planned_time, "participants": view.usual}
    form = PlanForm(initial=initial, prefix="afspraak")
    form.let_choose(view.choices)
    return form


def _done_form(view: queries.ActivityView, *, on: date) -> DoneForm:
    planned = view.item.row.planned_on
    day = planned if planned and planned <= on else on
    initial = {"done_on": day, "minutes": view.item.minutes, "participants": view.usual}
    form = DoneForm(initial=initial, prefix="gedaan")
    form.let_choose(view.choices)
    return form
