"""The pages of guidance: all starters of a coach, one starter, one talk, and writing down that it was held."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import RecordForm
from startbaan.apps.coaching.queries.pulses import reads_pulses
from startbaan.apps.people.access import Request, Viewer
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock


@require_GET
def guidance(request: Request) -> HttpResponse:
    """Show a coach all own starters, and a starter the own guidance."""
    viewer = request.viewer
    if viewer.starters(Relation.COACH):
        context = {"caseload": queries.caseload(viewer), "today": viewer.on}
        return render(request, "coaching/guidance.html", context)
    own = queries.own_guidance(viewer)
    return _guided_page(request, own) if own else render(request, "coaching/guidance.html")


@require_GET
def guided(request: Request, starter: UUID) -> HttpResponse:
    """Show the guidance of one starter: what comes next, what was held, how many hours."""
    return _guided_page(request, queries.guidance_of(request.viewer, starter))


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Request, starter: UUID) -> HttpResponse:
    """Write down in two taps that a talk was held or that there was contact; the button says what it was."""
    guided = queries.guidance_of(request.viewer, starter)
    if not guided.may_write:
        raise Http404
    form = RecordForm(request.POST if request.method == "POST" else None, initial={"day": request.viewer.on})
    what = request.POST.get("what", "")
    if request.method == "POST" and form.is_valid():
        held = _recorded(request, form, guided=guided, what=what)
        if held:
            messages.success(request, _("Vastgelegd: %(what)s.") % {"what": f"{held.title}, {held.when}"})
            return redirect(held.url)
    context = {"guided": guided, "form": form, "ways": queries.ways(), "today": request.viewer.on}
    return render(request, "coaching/record.html", context, status=422 if form.errors else 200)


@require_GET
def moment(request: Request, moment: str) -> HttpResponse:
    """Show one talk, visit or contact: how it stands, how it is prepared, and what was written and agreed."""
    page = queries.open_moment(request.viewer, moment, at=clock.now())
    language = get_language() or "nl"
    you = Relation.STARTER if page.is_own else Relation.COACH
    context = {
        "page": page,
        "moment": page.moment,
        "form": RecordForm(initial={"day": page.usual_day}),
        "reasons": queries.reasons(),
        "who": who_sees(Kind.COACHING_REPORT, you=you, language=language),
        "today": request.viewer.on,
    }
    return render(request, "coaching/moment.html", context)


@require_POST
def hold(request: Request, moment: str) -> HttpResponse:
    """Say that a talk or visit was held."""
    queries.moment_to_write(request.viewer, moment)
    form = RecordForm(request.POST)
    if not form.is_valid():
        messages.warning(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("coaching:moment", moment)

    def act(by: Viewer) -> None:
        actions.hold(by=by, at=clock.now(), moment=moment, **form.cleaned_data)

    return _done(request, act, _("Vastgelegd als gehouden."), to=moment)


@require_POST
def put_off(request: Request, moment: str) -> HttpResponse:
    """Say in one tap why a talk or visit was not held."""

    def act(by: Viewer) -> None:
        actions.put_off(by=by, at=clock.now(), moment=moment, reason=request.POST.get("reason", ""))

    return _done(request, act, _("Genoteerd. Spreek samen een nieuwe dag af."), to=moment)


@require_POST
def take_back_contact(request: Request, moment: str) -> HttpResponse:
    """Take away contact that was written down by mistake."""
    try:
        taken = actions.take_back_contact(by=request.viewer, at=clock.now(), moment=moment)
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("coaching:moment", moment)
    messages.success(request, _("Het contact is weggehaald."))
    return redirect("coaching:guided", taken.starter.key)


def _guided_page(request: Request, guided: queries.Guided) -> HttpResponse:
    language = get_language() or "nl"
    you = next(iter(guided.relations), Relation.PARTICIPANT)
    context = {
        "guided": guided,
        "course": guided.course,
        "who": who_sees(Kind.HOURS, you=you, language=language),
        "today": request.viewer.on,
        "reads_pulses": guided.is_coach and reads_pulses(request.viewer, guided.starter.pk),
    }
    return render(request, "coaching/guided.html", context)


def _recorded(request: Request, form: RecordForm, *, guided: queries.Guided, what: str) -> queries.Moment | None:
    """Do what the pressed button says; None when it was refused, and then the form says why."""
    by, at, values = request.viewer, clock.now(), form.cleaned_data
    try:
        if what.startswith("gesprek-"):
            return actions.hold(by=by, at=at, moment=what, **values)
        return actions.meet(by=by, at=at, starter=guided.starter.pk, way=what, **values)
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None


def _done(request: Request, act: Callable[[Viewer], None], done: str, *, to: str) -> HttpResponse:
    carry_out(request, lambda: act(request.viewer), done)
    return redirect("coaching:moment", to)
