"""SessionChoice a session, and sharing sessions out."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.forms import PreferenceForm, ShareForm, TakeForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.ui import clock

ASKED = ["GET", "HEAD", "POST"]


@require_http_methods(ASKED)
def choose(request: Request, gathering: UUID) -> HttpResponse:
    """Name the sessions one wants, or take one with a free place."""
    found = queries.my_session_choice(request.viewer, gathering)
    if found.way is queries.Way.TAKE:
        return _take(request, found)
    form = _preference_form(request, found)
    if request.method == "POST" and form.is_valid():
        by, wanted = request.viewer, form.wanted
        act = partial(actions.prefer_sessions, by=by, at=clock.now(), gathering=gathering, wanted=wanted)
        if carried_out(form, act):
            messages.success(request, _("Je voorkeuren zijn bewaard."))
            return redirect("gatherings:gathering", gathering)
    return render(
        request, "gatherings/choosing.html", {"found": found, "form": form}, status=422 if form.errors else 200
    )


@require_http_methods(ASKED)
def share_out(request: Request, gathering: UUID) -> HttpResponse:
    """Show what comes of sharing the sessions out, by which rules, and do it."""
    page = queries.sharing_page(request.viewer, gathering)
    form = ShareForm(request.POST if request.method == "POST" else None, initial={"mark": page.outcome.mark})
    if request.method == "POST" and form.is_valid():
        by, mark = request.viewer, form.cleaned_data["mark"]
        try:
            shared = actions.share_sessions(by=by, at=clock.now(), gathering=gathering, mark=mark)
        except actions.Overtaken as refusal:
            form = ShareForm(initial={"mark": page.outcome.mark})
            messages.warning(request, str(refusal))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            done = ngettext("%(count)s persoon heeft nu een sessie.", "%(count)s mensen hebben nu een sessie.", shared)
            messages.success(request, done % {"count": shared})
            return redirect("gatherings:gathering", gathering)
    return render(request, "gatherings/sharing.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _preference_form(request: Request, found: queries.SessionChoice) -> PreferenceForm:
    form = PreferenceForm(request.POST if request.method == "POST" else None)
    keys = {one.row.pk: str(one.row.key) for one in found.sessions}
    sessions = [(str(one.row.key), one.row.title) for one in found.sessions]
    wanted = [keys[session] for session in found.wanted if session in keys]
    form.ask(sessions, number=found.number, wanted=wanted)
    return form


def _take(request: Request, found: queries.SessionChoice) -> HttpResponse:
    current = found.attendance.session or found.attendance.waits_for
    form = TakeForm(
        request.POST if request.method == "POST" else None, initial={"session": str(current.key) if current else ""}
    )
    form.ask([(str(one.row.key), _label(one)) for one in found.sessions])
    if request.method == "POST" and form.is_valid():
        by, session = request.viewer, form.cleaned_data["session"]
        act = partial(actions.take_session, by=by, at=clock.now(), gathering=found.gathering.key, session=session)
        if carried_out(form, act):
            messages.success(request, _("Je keuze staat erbij."))
            return redirect("gatherings:gathering", found.gathering.key)
    return render(
        request, "gatherings/choosing.html", {"found": found, "form": form}, status=422 if form.errors else 200
    )


def _label(offered: queries.Offered) -> str:
    if offered.is_full:
        return _("%(title)s (vol: je komt op de wachtlijst van deze sessie)") % {"title": offered.row.title}
    free = ngettext("%(title)s (nog %(free)s plaats)", "%(title)s (nog %(free)s plaatsen)", offered.free)
    return free % {"title": offered.row.title, "free": offered.free}
