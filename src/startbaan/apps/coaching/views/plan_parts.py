"""The pages on which a starter writes the plan: its texts, goals, training and evidence."""

from collections.abc import Mapping
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import CopyGoalForm, EvidenceForm, PlanGoalForm, PlanTextForm, PlanTrainingForm
from startbaan.apps.coaching.queries.plan_bodies import TEXTS
from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.files.views import handed_over
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.ui import clock

STALE = 422
BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
def plan_text(request: Request, item: UUID, key: str) -> HttpResponse:
    """Write one text of the plan, keep it as a draft, or save it."""
    plan = queries.plan_to_write(request.viewer, item)
    if key not in TEXTS:
        raise Http404
    now, draft = queries.wording_of(request.viewer, item, key), f"plan-{key}:{item}"
    kept = drafts.draft_of(request.viewer, draft)
    initial = kept.fields if kept else {"words": now.words, "based_on": now.number}
    form = PlanTextForm(request.POST) if request.method == "POST" else PlanTextForm(initial=initial)
    stale = bool(kept) and str(now.number) != initial.get("based_on")
    if form.is_bound:
        _keep(request, form, draft)
        if form.is_valid() and request.POST.get("do") == "keep":
            messages.success(request, _("Je concept is bewaard. Alleen jij ziet het."))
        elif form.is_valid():
            try:
                actions.write_plan_text(by=request.viewer, item=item, key=key, at=clock.now(), **form.cleaned_data)
                drafting.forget(by=request.viewer, key=draft)
                return _back(request, item, anchor=key)
            except actions.Overtaken:
                stale, now = True, queries.wording_of(request.viewer, item, key)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
    if stale:
        form = PlanTextForm(initial={**_shown(form), "based_on": now.number})
    context = {"plan": plan, "form": form, "key": key, "draft": draft, "other": now if stale else None}
    return render(request, "coaching/plan_text.html", context, status=_status(request, form, stale=stale))


@require_http_methods(BOTH)
def plan_goal(request: Request, item: UUID, goal: UUID | None = None) -> HttpResponse:
    """Make or change a goal of the plan."""
    plan = queries.plan_to_write(request.viewer, item)
    row = queries.goal_to_write(request.viewer, item, goal) if goal else None
    draft = f"plan-doel:{goal or item}"
    kept = drafts.draft_of(request.viewer, draft)
    initial = kept.fields if kept else queries.goal_values(row) if row else _from_talk(request, item)
    form = _goal_form(
        plan, PlanGoalForm(request.POST) if request.method == "POST" else PlanGoalForm(initial={**initial})
    )
    stale = bool(kept and row) and str(row.number if row else 0) != initial.get("based_on")
    if form.is_bound:
        _keep(request, form, draft)
        if form.is_valid() and request.POST.get("do") == "keep":
            messages.success(request, _("Je concept is bewaard. Alleen jij ziet het."))
        elif form.is_valid():
            try:
                actions.set_plan_goal(by=request.viewer, item=item, goal=goal, at=clock.now(), **form.cleaned_data)
                drafting.forget(by=request.viewer, key=draft)
                return _back(request, item, anchor="doelen")
            except actions.Overtaken:
                stale, row = True, queries.goal_to_write(request.viewer, item, goal) if goal else None
            except Refusal as refusal:
                form.add_error(None, str(refusal))
    if stale:
        form = _goal_form(plan, PlanGoalForm(initial={**_shown(form), "based_on": row.number if row else 0}))
    context = {"plan": plan, "form": form, "goal": row, "draft": draft, "other": row if stale else None}
    return render(request, "coaching/plan_goal.html", context, status=_status(request, form, stale=stale))


@require_http_methods(BOTH)
def copy_goal(request: Request, item: UUID, goal: UUID) -> HttpResponse:
    """Copy one of one's own coaching goals into the plan, having said who reads it then."""
    plan = queries.plan_to_write(request.viewer, item)
    found = next((each for each in queries.to_copy(request.viewer, item) if each.key == str(goal)), None)
    if found is None:
        raise Http404
    form = CopyGoalForm(request.POST or None, initial={"goal": goal})
    form.let_choose(queries.requirement_choices(plan.row.framework, request.viewer.on))
    if form.is_bound and form.is_valid():
        try:
            area = form.cleaned_data["area"]
            actions.copy_goal(by=request.viewer, item=item, goal=goal, area=area, at=clock.now())
            return _back(request, item, anchor="doelen")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"plan": plan, "form": form, "found": found}
    return render(request, "coaching/plan_copy.html", context, status=_status(request, form, stale=False))


@require_http_methods(BOTH)
def plan_training(request: Request, item: UUID, training: UUID | None = None) -> HttpResponse:
    """Choose training, or change what was chosen."""
    plan = queries.plan_to_write(request.viewer, item)
    row = queries.training_to_write(request.viewer, item, training) if training else None
    initial = queries.training_values(row) if row else {"place": "inside", "state": "wish"}
    form = PlanTrainingForm(request.POST) if request.method == "POST" else PlanTrainingForm(initial=initial)
    form.let_choose("place", queries.training_places())
    form.let_choose("state", queries.training_states())
    if form.is_bound and form.is_valid():
        try:
            actions.set_plan_training(
                by=request.viewer, item=item, training=training, at=clock.now(), **form.cleaned_data
            )
            return _back(request, item, anchor="scholing")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"plan": plan, "form": form, "training": row}
    return render(request, "coaching/plan_training.html", context, status=_status(request, form, stale=False))


@require_POST
def remove_plan_training(request: Request, item: UUID, training: UUID) -> HttpResponse:
    """Take training out of the plan."""
    try:
        actions.remove_plan_training(by=request.viewer, item=item, training=training, at=clock.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("coaching:plan", item)


@require_http_methods(BOTH)
def add_evidence(request: Request, item: UUID) -> HttpResponse:
    """Put a file in the plan."""
    plan = queries.plan_to_write(request.viewer, item)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    form.let_choose([(goal.key, goal.words[:80]) for goal in plan.body.goals])
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.add_evidence(
                by=request.viewer,
                item=item,
                goal=UUID(form.cleaned_data["goal"]) if form.cleaned_data["goal"] else None,
                name=file.name,
                words=form.cleaned_data["words"],
                content=file.read(),
                at=clock.now(),
            )
            return _back(request, item, anchor="bewijs")
        except Refusal as refusal:
            form.add_error("file", str(refusal))
    context = {"plan": plan, "form": form}
    return render(request, "coaching/plan_evidence.html", context, status=_status(request, form, stale=False))


@require_GET
def evidence(request: Request, item: UUID, evidence: UUID) -> HttpResponse:
    """Hand over a file of a plan, to save and never to show; an opening by another is journalled."""
    return handed_over(lambda: queries.open_evidence(request.viewer, item, evidence, at=clock.now()))


@require_http_methods(BOTH)
def remove_evidence(request: Request, item: UUID, evidence: UUID) -> HttpResponse:
    """Say what happens, and throw a file of the plan away."""
    plan = queries.plan_to_write(request.viewer, item)
    row = queries.evidence_to_write(request.viewer, item, evidence)
    if request.method == "POST":
        try:
            actions.remove_evidence(by=request.viewer, item=item, evidence=evidence, at=clock.now())
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        return _back(request, item, anchor="bewijs")
    consequences = [
        _("Het bestand %(name)s gaat weg en komt niet terug.") % {"name": row.name},
        _("In versies die al zijn vastgelegd, blijft de naam staan.")
        if plan.versions
        else _("Je plan verandert verder niet."),
    ]
    return render(
        request, "coaching/plan_evidence_remove.html", {"plan": plan, "row": row, "consequences": consequences}
    )


def _goal_form(plan: queries.ShownPlan, form: PlanGoalForm) -> PlanGoalForm:
    form.let_choose("area", queries.requirement_choices(plan.row.framework, plan.on))
    form.let_choose("state", queries.goal_states())
    return form


def _from_talk(request: Request, item: UUID) -> Mapping[str, str]:
    """A new goal, begun from what the start talk says when one comes from there."""
    area = request.GET.get("uit", "")
    points = [found for found in queries.to_copy(request.viewer, item) if found.from_talk and found.key == area]
    return {"area": area, "words": points[0].words if points else "", "state": "open"}


def _keep(request: Request, form: django_forms.Form, draft: str) -> None:
    """Keep what was typed, before anything can be refused; what is too long to keep is said."""
    try:
        drafting.keep(by=request.viewer, key=draft, fields=_typed(request, form), at=clock.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))


def _typed(request: Request, form: django_forms.Form) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in form.fields}


def _shown(form: django_forms.Form) -> dict[str, str]:
    """What stands in the fields of a form now."""
    return {bound.name: str(bound.value() or "") for bound in form}


def _status(request: Request, form: django_forms.Form, *, stale: bool) -> int:
    if form.errors:
        return 422
    return STALE if stale and request.method == "POST" else 200


def _back(request: Request, item: UUID, *, anchor: str) -> HttpResponse:
    messages.success(request, _("Bewaard in je plan."))
    return redirect(f"{queries.plan_url(item)}#{anchor}")
