"""Changing a track: each page shows first what will happen."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.apps.programme import actions, queries
from startbaan.apps.programme.forms import ReplanForm, VersionForm
from startbaan.domain.schedule.calendar import OutsideCalendar
from startbaan.domain.schedule.years import TooManyYears
from startbaan.domain.sentences import Problem
from startbaan.ui import clock

PAGE = ["GET", "HEAD", "POST"]


@require_http_methods(PAGE)
def ask_for_coaching(request: Request, starter: UUID, year: int) -> HttpResponse:
    """Show what coaching in a year brings, and ask for it."""
    view = queries.opened_track(request.viewer, starter)
    if not view.may_write or year not in view.coaching_to_ask:
        raise Http404
    if request.method == "POST":
        try:
            actions.ask_for_coaching(by=request.viewer, at=clock.now(), track=view.track.pk, year=year)
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("De coaching staat in de planning. Vertel het ook aan je leidinggevende."))
        return _to_track(view)
    context = {"view": view, "year": year, "preview": queries.preview(view, wanted=queries.with_coaching(view, year))}
    return render(request, "programme/ask_for_coaching.html", context)


@require_http_methods(PAGE)
def extend(request: Request, starter: UUID) -> HttpResponse:
    """Show what one more year brings, and make the track longer."""
    view = _arranged(request, starter)
    try:
        preview = queries.preview(view, wanted=queries.with_more_years(view))
        if request.method == "POST":
            actions.extend_track(by=request.viewer, at=clock.now(), track=view.track.pk)
            messages.success(request, _("Het traject is een jaar verlengd."))
            return _to_track(view)
    except (Refusal, TooManyYears) as refusal:
        messages.warning(request, _words(refusal))
        return _to_track(view)
    return render(request, "programme/extend.html", {"view": view, "preview": preview})


@require_http_methods(PAGE)
def replan(request: Request, starter: UUID) -> HttpResponse:
    """Ask from which day and region to plan anew, show the difference, and apply it."""
    view = _arranged(request, starter)
    track = view.track
    typed = request.POST or (request.GET if "start_on" in request.GET else None)
    form = ReplanForm(typed, initial={"start_on": track.start_on, "holiday_region": track.holiday_region})
    preview = None
    if typed and form.is_valid():
        try:
            preview = queries.preview(view, wanted=queries.with_start(view, **form.cleaned_data))
            if request.method == "POST":
                actions.replan_track(by=request.viewer, at=clock.now(), track=track.pk, **form.cleaned_data)
                messages.success(request, _("De planning is opnieuw gemaakt."))
                return _to_track(view)
        except (Refusal, OutsideCalendar) as refusal:
            form.add_error(None, _words(refusal))
    context = {"view": view, "form": form, "preview": preview}
    return render(request, "programme/replan.html", context, status=422 if form.errors else 200)


@require_http_methods(PAGE)
def change_version(request: Request, starter: UUID) -> HttpResponse:
    """Ask by which version to go on, show the difference, and apply it."""
    view = _arranged(request, starter)
    versions = {str(version.pk): version for version in queries.versions_to_choose(request.viewer, view)}
    typed = request.POST or (request.GET if "version" in request.GET else None)
    form = VersionForm(typed)
    form.let_choose([(number, version.choice) for number, version in versions.items()])
    preview = None
    if typed and form.is_valid():
        version = versions[form.cleaned_data["version"]]
        try:
            preview = queries.preview(view, wanted=queries.Wanted.of(view.track).with_version(version))
            if request.method == "POST":
                actions.move_track_to_version(by=request.viewer, at=clock.now(), track=view.track.pk, version=version)
                messages.success(request, _("Het traject gaat verder met deze versie."))
                return _to_track(view)
        except (Refusal, TooManyYears) as refusal:
            form.add_error(None, _words(refusal))
    context = {"view": view, "form": form, "preview": preview, "versions": versions}
    return render(request, "programme/change_version.html", context, status=422 if form.errors else 200)


def _words(refusal: Refusal | Problem) -> str:
    return refusal.sentence.said(_) if isinstance(refusal, Problem) else str(refusal)


def _arranged(request: Request, starter: UUID) -> queries.TrackView:
    view = queries.opened_track(request.viewer, starter)
    if not view.may_arrange:
        raise Http404
    return view


def _to_track(view: queries.TrackView) -> HttpResponse:
    if view.is_mine:
        return redirect("programme:my_track")
    return redirect("programme:track", view.starter.key)
