"""Changing a gathering and its sessions, or calling them off: shown first, then done."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.forms import CallOffForm, ChangeForm, SessionForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.ui import clock

ASKED = ["GET", "HEAD", "POST"]
Context = dict[str, object]


@require_http_methods(ASKED)
def change(request: Request, gathering: UUID) -> HttpResponse:
    """Change a gathering: show what will happen, then do it."""
    row = queries.arranged_gathering(request.viewer, gathering)
    sessions = queries.sessions_of(row)
    form = ChangeForm(request.POST if request.method == "POST" else None, initial=queries.said_of(row))
    form.suit(has_sessions=len(sessions) > 1, day=row.day)
    context: Context = {"row": row, "sessions": sessions, "title": _("Bijeenkomst veranderen")}
    if not _is_sent(request, form):
        return _page(request, form, context)
    content = _content(form, for_whom=row.for_whom, choose_until=row.choose_until)
    changes = queries.changes_of(row, vars(content))
    act = partial(
        actions.change_gathering,
        by=request.viewer,
        at=clock.now(),
        gathering=gathering,
        content=content,
    )
    return _twice(request, gathering, form, context, queries.what_a_change_does(row, changes) if changes else [], act)


@require_http_methods(ASKED)
def add_session(request: Request, gathering: UUID) -> HttpResponse:
    """Add a session to a gathering."""
    row = queries.arranged_gathering(request.viewer, gathering)
    trainers = queries.trainers_for(row.organisation_id, on=request.viewer.on)
    form = SessionForm(request.POST if request.method == "POST" else None)
    form.let_choose([(str(person), name) for person, name in trainers.items()])
    context: Context = {"row": row, "title": _("Nog een sessie")}
    if request.method == "POST" and form.is_valid():
        wanted = actions.NewSession.of(form.cleaned_data)
        act = partial(
            actions.add_another_session, by=request.viewer, at=clock.now(), gathering=gathering, wanted=wanted
        )
        if carried_out(form, act):
            messages.success(request, _("De sessie staat erbij."))
            return redirect("gatherings:change", gathering)
    return _page(request, form, context)


@require_http_methods(ASKED)
def change_session(request: Request, gathering: UUID, session: UUID) -> HttpResponse:
    """Change a session: show what will happen, then do it."""
    row = queries.arranged_session(request.viewer, gathering, session)
    given = queries.given_by(row)
    trainers = queries.trainers_for(row.gathering.organisation_id, on=request.viewer.on)
    form = SessionForm(request.POST if request.method == "POST" else None, initial=queries.said_of_session(row, given))
    form.let_choose([(str(person), name) for person, name in trainers.items()])
    context: Context = {"row": row.gathering, "session": row, "title": _("Sessie veranderen")}
    if not _is_sent(request, form):
        return _page(request, form, context)
    wanted = actions.NewSession.of(form.cleaned_data)
    changes = queries.session_changes(row, vars(wanted), given=given)
    act = partial(
        actions.change_session,
        by=request.viewer,
        at=clock.now(),
        gathering=gathering,
        session=session,
        wanted=wanted,
    )
    return _twice(
        request, gathering, form, context, queries.what_a_session_change_does(row, changes) if changes else [], act
    )


@require_http_methods(ASKED)
def drop_session(request: Request, gathering: UUID, session: UUID) -> HttpResponse:
    """Say what happens when a session is cancelled, and cancel it."""
    row = queries.arranged_session(request.viewer, gathering, session)
    form = forms.Form(request.POST if request.method == "POST" else None)
    context: Context = {
        "row": row.gathering,
        "form": form,
        "question": _("“%(title)s” afzeggen?") % {"title": row.title},
        "action": _("Zeg de sessie af"),
        "consequences": queries.what_dropping_does(row),
    }
    act = partial(actions.drop_session, by=request.viewer, at=clock.now(), gathering=gathering, session=session)
    if request.method == "POST" and form.is_valid() and carried_out(form, act):
        messages.success(request, _("De sessie gaat niet door. Wie het aangaat, krijgt bericht."))
        return redirect("gatherings:change", gathering)
    return render(request, "gatherings/changing_off.html", context, status=422 if form.errors else 200)


@require_http_methods(ASKED)
def call_off(request: Request, gathering: UUID) -> HttpResponse:
    """Say what happens when a gathering is called off, ask why, and call it off."""
    row = queries.arranged_gathering(request.viewer, gathering)
    form = CallOffForm(request.POST if request.method == "POST" else None)
    context: Context = {
        "row": row,
        "form": form,
        "question": _("“%(title)s” afgelasten?") % {"title": row.title},
        "action": _("Gelast de bijeenkomst af"),
        "consequences": queries.what_calling_off_does(row),
    }
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        act = partial(actions.call_off, by=request.viewer, at=clock.now(), gathering=gathering, because=because)
        if carried_out(form, act):
            messages.success(request, _("De bijeenkomst gaat niet door. Wie het aangaat, krijgt bericht."))
            return redirect("gatherings:gathering", gathering)
    return render(request, "gatherings/changing_off.html", context, status=422 if form.errors else 200)


def _content(form: ChangeForm, *, for_whom: str, choose_until: date | None) -> actions.Content:
    """What a form says of a gathering; what it does not ask stays as it is."""
    said = form.cleaned_data
    return actions.Content(
        title=said["title"],
        about=said["about"],
        for_whom=for_whom,
        day=said["day"],
        begins=said["start"],
        minutes=said["minutes"],
        place=said["place"],
        online_link=said["online_link"],
        places=said["places"],
        answer_until=said["answer_until"],
        choose_until=said.get("choose_until", choose_until),
    )


def _is_sent(request: Request, form: forms.Form) -> bool:
    """Whether a form says something clear, and is not opened again to be mended."""
    return request.method == "POST" and form.is_valid() and request.POST.get("then") != "back"


def _page(request: Request, form: forms.Form, context: Context) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "gatherings/changing.html", {**context, "form": form}, status=status)


def _twice(
    request: Request,
    gathering: UUID,
    form: forms.Form,
    context: Context,
    consequences: Sequence[str],
    act: Callable[[], object],
) -> HttpResponse:
    """Show what will happen and ask whether that is meant; asked for the second time, do it."""
    if not consequences:
        messages.info(request, _("Je hebt niets veranderd."))
        return _page(request, form, context)
    if request.POST.get("then") != "do":
        shown = {**context, "form": form, "consequences": consequences}
        return render(request, "gatherings/changing_check.html", shown)
    if not carried_out(form, act):
        return _page(request, form, context)
    messages.success(request, _("Veranderd. Wie het aangaat, krijgt bericht."))
    return redirect("gatherings:change", gathering)
