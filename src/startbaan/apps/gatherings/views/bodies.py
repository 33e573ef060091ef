"""Agenda, minutes, decisions and actions of the bodies."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.forms import ActionForm, DecisionForm, NotesForm, PointForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out, carry_out
from startbaan.ui import clock, paper

TEMPLATE = Path(__file__).parents[1] / "typst" / "minutes.typ"
SOON = timedelta(days=28)


@require_GET
def minutes(request: Request, gathering: UUID) -> HttpResponse:
    """Show the agenda and the minutes of a meeting to its members."""
    return _page(request, gathering)


@require_GET
def minutes_pdf(request: Request, gathering: UUID) -> HttpResponse:
    """Print the minutes of a meeting."""
    found = queries.minutes_of_meeting(request.viewer, gathering)
    data = queries.minutes_on_paper(found)
    answer = HttpResponse(
        paper.pdf(TEMPLATE, data=data, at=queries.ended_at(found.row)), content_type="application/pdf"
    )
    name = f"verslag-{slugify(found.row.title)}-{found.row.day.isoformat()}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
def add_point(request: Request, gathering: UUID) -> HttpResponse:
    """Put a point on the agenda."""
    form = PointForm(request.POST, prefix="punt")
    said = _("Het punt staat op de agenda.")
    return _kept(
        request,
        gathering,
        form,
        lambda: actions.add_point(by=request.viewer, at=clock.now(), gathering=gathering, **form.cleaned_data),
        said,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def point(request: Request, gathering: UUID, point: int) -> HttpResponse:
    """Write what was said about a point; what is typed keeps itself."""
    row = queries.point_to_write(request.viewer, gathering, point)
    draft = queries.draft_of_point(row)
    kept = drafts.draft_of(request.viewer, draft)
    form = NotesForm(request.POST if request.method == "POST" else None, initial=queries.point_as_it_stands(row))
    form.initial.update(kept.fields if kept else {})
    if form.is_bound and form.is_valid():
        write = partial(actions.write_point, by=request.viewer, at=clock.now(), gathering=gathering, point=point)
        if carried_out(form, lambda: write(**form.cleaned_data)):
            drafting.forget(by=request.viewer, key=draft)
            messages.success(request, _("Het verslag is bewaard."))
            return redirect("gatherings:minutes", gathering)
        row = queries.point_to_write(request.viewer, gathering, point)  # who came first may have written meanwhile
    context = {
        "row": row,
        "form": form,
        "draft": draft,
        "has_draft": bool(kept),
        "now": queries.fingerprint_of_point(row),
    }
    context["is_overtaken"] = form["was"].value() != context["now"]
    return render(request, "gatherings/point.html", context, status=422 if form.errors else 200)


@require_POST
def raise_point(request: Request, gathering: UUID, point: int) -> HttpResponse:
    """Move a point up."""
    carry_out(
        request,
        lambda: actions.raise_point(by=request.viewer, at=clock.now(), gathering=gathering, point=point),
        _("Het punt staat hoger."),
    )
    return redirect("gatherings:minutes", gathering)


@require_POST
def remove_point(request: Request, gathering: UUID, point: int) -> HttpResponse:
    """Take a point off the agenda."""
    carry_out(
        request,
        lambda: actions.remove_point(by=request.viewer, at=clock.now(), gathering=gathering, point=point),
        _("Het punt is van de agenda."),
    )
    return redirect("gatherings:minutes", gathering)


@require_POST
def decide(request: Request, gathering: UUID) -> HttpResponse:
    """Write down a decision."""
    form = DecisionForm(request.POST, prefix="besluit")
    return _kept(
        request,
        gathering,
        form,
        lambda: actions.decide(by=request.viewer, at=clock.now(), gathering=gathering, **form.cleaned_data),
        _("Het besluit staat in het verslag."),
    )


@require_POST
def withdraw_decision(request: Request, gathering: UUID, decision: UUID) -> HttpResponse:
    """Take a decision away that was a mistake."""
    carry_out(
        request,
        lambda: actions.withdraw_decision(by=request.viewer, at=clock.now(), gathering=gathering, decision=decision),
        _("Het besluit is weg."),
    )
    return redirect("gatherings:minutes", gathering)


@require_POST
def agree_action(request: Request, gathering: UUID) -> HttpResponse:
    """Write down who does what before when."""
    form = ActionForm(request.POST, prefix="actie")

    def agree() -> object:
        said = form.cleaned_data | {"owner": UUID(form.cleaned_data["owner"])}
        return actions.agree_action(by=request.viewer, at=clock.now(), gathering=gathering, **said)

    return _kept(
        request, gathering, form, agree, _("Het actiepunt staat in het verslag. Wie het doet, krijgt bericht.")
    )


@require_GET
def my_actions(request: Request) -> HttpResponse:
    """Show what one took upon oneself in meetings."""
    return render(request, "gatherings/my_actions.html", {"lines": queries.my_actions(request.viewer)})


@require_POST
def finish_action(request: Request, action: UUID) -> HttpResponse:
    """Tick that an action is done."""
    done = _("Afgevinkt.")
    carry_out(request, lambda: actions.finish_action(by=request.viewer, at=clock.now(), action=action), done)
    return _back(request)


@require_POST
def reopen_action(request: Request, action: UUID) -> HttpResponse:
    """Open an action again."""
    done = _("Het actiepunt staat weer open.")
    carry_out(request, lambda: actions.reopen_action(by=request.viewer, at=clock.now(), action=action), done)
    return _back(request)


@require_POST
def remove_action(request: Request, action: UUID) -> HttpResponse:
    """Take an action away that was a mistake."""
    done = _("Het actiepunt is weg.")
    carry_out(request, lambda: actions.remove_action(by=request.viewer, at=clock.now(), action=action), done)
    return _back(request)


def _back(request: Request) -> HttpResponse:
    """Go back to the minutes one came from, or else to one's own actions."""
    try:
        meeting = UUID(request.POST.get("overleg", ""))
    except ValueError:
        return redirect("gatherings:my_actions")
    return redirect("gatherings:minutes", meeting)


def _kept(request: Request, gathering: UUID, form: forms.Form, act: Callable[[], object], said: str) -> HttpResponse:
    """Do what a form on the page of the minutes asks; when it is wrong the page comes back with it."""
    found = queries.minutes_of_meeting(request.viewer, gathering)
    _choices(found, form)
    if not form.is_valid() or not carried_out(form, act):
        return _page(request, gathering, form)
    messages.success(request, said)
    return redirect("gatherings:minutes", gathering)


def _choices(found: queries.Minutes, form: forms.Form) -> None:
    if isinstance(form, DecisionForm):
        form.let_choose([(str(line.row.pk), f"{line.row.number}. {line.row.title}") for line in found.points])
    if isinstance(form, ActionForm):
        form.let_choose([(str(person.key), str(person)) for person in found.members])


def _page(request: Request, gathering: UUID, wrong: forms.Form | None = None) -> HttpResponse:
    found = queries.minutes_of_meeting(request.viewer, gathering)
    until = max(found.row.day, request.today) + SOON
    own = {
        "point": PointForm(prefix="punt"),
        "decision": DecisionForm(prefix="besluit"),
        "action": ActionForm(prefix="actie", initial={"until": until}),
    }
    shown = {name: wrong if wrong is not None and type(wrong) is type(form) else form for name, form in own.items()}
    for form in shown.values():
        _choices(found, form)
    context = {"minutes": found, "forms": shown, "is_held": found.row.day <= request.today}
    return render(request, "gatherings/minutes.html", context, status=422 if wrong is not None else 200)
