"""One meeting: saying whether one comes, writing down who was there, moving it and calling it off."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from startbaan.apps.peergroups import actions, queries
from startbaan.apps.peergroups.forms import CallOffForm, CannotForm, MoveForm, PresentForm, Shown
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out, carry_out
from startbaan.domain.meeting.moments import moment_on
from startbaan.ui import clock

ASKED = ["GET", "HEAD", "POST"]
EVERYONE = "everyone"


@require_safe
def meeting(request: Request, meeting: UUID) -> HttpResponse:
    """Show one meeting, the own answer to it, and to who keeps it the list of who came."""
    return _page(request, queries.opened_meeting(request.viewer, meeting, at=clock.now()))


@require_POST
def come(request: Request, meeting: UUID) -> HttpResponse:
    """Say that one comes."""
    act = partial(
        actions.answer_meeting, by=request.viewer, at=clock.now(), meeting=meeting, answer=actions.Answer.COMES
    )
    carry_out(request, act, _("Fijn dat je komt. Het staat in je agenda."))
    return redirect("peergroups:meeting", meeting)


@require_POST
def cannot(request: Request, meeting: UUID) -> HttpResponse:
    """Say that one cannot come, and why."""
    found, form = queries.opened_meeting(request.viewer, meeting, at=clock.now()), CannotForm(request.POST)
    if form.is_valid():
        act = partial(
            actions.answer_meeting,
            by=request.viewer,
            at=clock.now(),
            meeting=meeting,
            answer=actions.Answer.CANNOT,
            because=form.cleaned_data["because"],
        )
        if carried_out(form, act):
            messages.success(request, _("Je begeleider krijgt bericht. Kun je toch, zeg het dan hier."))
            return redirect("peergroups:meeting", meeting)
    return _page(request, found, cannot=form)


@require_POST
def note_present(request: Request, meeting: UUID) -> HttpResponse:
    """Write down who was there, in one go and as often as needed."""
    found = queries.opened_meeting(request.viewer, meeting, at=clock.now())
    if not found.keeps:
        raise Http404
    form = _present(found, request)
    if form.is_valid() and carried_out(form, lambda: _note(request, found, form)):
        return redirect("peergroups:meeting", meeting)
    return _page(request, found, present=form)


@require_http_methods(ASKED)
def move_meeting(request: Request, meeting: UUID) -> HttpResponse:
    """Move a meeting to another moment or place."""
    found = _kept(request, meeting)
    start = localtime(found.row.start_at)
    initial = {"day": start.date(), "start": start.time(), "minutes": found.row.minutes, "place": found.row.place}
    form = MoveForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        act = partial(
            actions.move_meeting,
            by=request.viewer,
            at=clock.now(),
            meeting=meeting,
            start=moment_on(said["day"], said["start"]),
            minutes=said["minutes"],
            place=said["place"],
        )
        if carried_out(form, act):
            messages.success(request, _("De bijeenkomst is veranderd. Iedereen krijgt bericht."))
            return redirect("peergroups:meeting", meeting)
    context = {"page": found, "form": form}
    return render(request, "peergroups/move_meeting.html", context, status=422 if form.errors else 200)


@require_http_methods(ASKED)
def call_off(request: Request, meeting: UUID) -> HttpResponse:
    """Call a meeting off, with the reason."""
    found = _kept(request, meeting)
    form = CallOffForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        act = partial(actions.call_off, by=request.viewer, at=clock.now(), meeting=meeting, because=because)
        if carried_out(form, act):
            messages.success(request, _("De bijeenkomst gaat niet door. Iedereen krijgt bericht."))
            return redirect("peergroups:meeting", meeting)
    context = {"page": found, "form": form}
    return render(request, "peergroups/call_off.html", context, status=422 if form.errors else 200)


def _kept(request: Request, meeting: UUID) -> queries.OpenedMeeting:
    found = queries.opened_meeting(request.viewer, meeting, at=clock.now())
    if not found.keeps:
        raise Http404
    return found


def _note(request: Request, found: queries.OpenedMeeting, form: PresentForm) -> None:
    everyone = request.POST.get("do") == EVERYONE
    notes = [
        actions.Noted(
            tick.number,
            actions.Seen(tick.seen or ("came" if everyone else "")),
            tick.minutes,
            tick.because,
        )
        for tick in form.ticked()
    ]
    count = actions.note_present(by=request.viewer, at=clock.now(), meeting=found.row.key, notes=notes)
    said = ngettext("%(count)s regel veranderd.", "%(count)s regels veranderd.", count) % {"count": count}
    messages.success(request, _("Bewaard. %(said)s") % {"said": said} if count else _("Er was niets veranderd."))


def _present(found: queries.OpenedMeeting, request: Request | None = None) -> PresentForm:
    shown = [Shown(line.person.pk, str(line.person), line.proposed, line.minutes, line.because) for line in found.lines]
    return PresentForm(request.POST.dict() if request else None, shown=shown, usual=found.row.minutes)


def _page(
    request: Request,
    found: queries.OpenedMeeting,
    *,
    cannot: CannotForm | None = None,
    present: PresentForm | None = None,
) -> HttpResponse:
    cannot, present = cannot or CannotForm(), present or _present(found)
    context = {
        "page": found,
        "cannot": cannot,
        "present": present,
        "lines": [(line, present.bound(line.person.pk)) for line in found.lines],
    }
    status = 422 if cannot.errors or present.errors else 200
    return render(request, "peergroups/meeting.html", context, status=status)
