"""The hours of a starter: owed, planned and received; dividing what remains, and corrections."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.entitlements import actions, queries
from startbaan.apps.entitlements.forms import CorrectHoursForm, DeclineHoursForm, ProposeHoursForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.domain.periods import SchoolYear
from startbaan.ui import clock


@require_GET
def my_hours(request: Request) -> HttpResponse:
    """Show the viewer's own hours in a school year."""
    year = _year(request)
    page = queries.my_hours(request.viewer, year=year)
    return render(request, "entitlements/hours.html", {"page": page, "year": year})


@require_GET
def hours(request: Request, starter: UUID) -> HttpResponse:
    """Show the hours of a starter in a school year, for who guides, leads or arranges."""
    page = queries.hours_of_starter(request.viewer, starter, year=_year(request))
    return render(request, "entitlements/hours.html", {"page": page, "year": page.year})


@require_http_methods(["GET", "HEAD", "POST"])
def propose_hours(request: Request, starter: UUID) -> HttpResponse:
    """Ask how many of the remaining hours are for what, and propose it to the other."""
    page = queries.hours_of_starter(request.viewer, starter, year=_year(request))
    if not page.may_propose:
        raise Http404
    form = ProposeHoursForm(request.POST if request.method == "POST" else None)
    form.let_choose(page.purposes)
    if form.is_valid():
        act = partial(actions.propose_hours, by=request.viewer, at=clock.now(), starter=page.starter.pk, year=page.year)
        asked = form.cleaned_data["hours"]
        if _carried_out(form, partial(act, purpose=form.chosen, hours=asked)):
            messages.success(request, _("Je voorstel ligt bij de ander. Die krijgt bericht."))
            return redirect(page.url)
    return render(
        request, "entitlements/propose_hours.html", {"page": page, "form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def correct_hours(request: Request, starter: UUID) -> HttpResponse:
    """Ask what was received more or less than follows from what was done, and write it down."""
    page = queries.hours_of_starter(request.viewer, starter, year=_year(request))
    if not page.may_correct:
        raise Http404
    form = CorrectHoursForm(request.POST if request.method == "POST" else None, initial={"line": request.GET.get("regel", "")})
    form.let_choose([(line.key, line.title) for line in page.lines])
    if form.is_valid():
        act = partial(actions.correct_hours, by=request.viewer, at=clock.now(), starter=page.starter.pk, year=page.year)
        said = {"line": form.cleaned_data["line"], "minutes": form.minutes, "reason": form.cleaned_data["reason"]}
        if _carried_out(form, partial(act, **said)):
            messages.success(request, _("De correctie staat bij de uren, met de reden."))
            return redirect(page.url)
    return render(
        request, "entitlements/correct_hours.html", {"page": page, "form": form}, status=422 if form.errors else 200
    )


@require_GET
def hours_offer(request: Request, agreement: UUID) -> HttpResponse:
    """Show a proposal that waits for an answer."""
    page, offer = queries.offer_of(request.viewer, agreement)
    context = {"page": page, "offer": offer, "form": DeclineHoursForm()}
    return render(request, "entitlements/hours_offer.html", context)


@require_POST
def agree_hours(request: Request, agreement: UUID) -> HttpResponse:
    """Agree with what the other proposed."""
    page, _offer = queries.offer_of(request.viewer, agreement)
    act = partial(actions.agree_hours, by=request.viewer, at=clock.now(), agreement=agreement)
    carry_out(request, act, _("Afgesproken. De ander krijgt bericht."))
    return redirect(page.url)


@require_POST
def decline_hours(request: Request, agreement: UUID) -> HttpResponse:
    """Do not agree with a proposal, and say why."""
    page, offer = queries.offer_of(request.viewer, agreement)
    form = DeclineHoursForm(request.POST)
    if form.is_valid():
        act = partial(actions.decline_hours, by=request.viewer, at=clock.now(), agreement=agreement)
        if _carried_out(form, partial(act, reason=form.cleaned_data["reason"])):
            messages.success(request, _("Je antwoord en je reden staan erbij. De ander krijgt bericht."))
            return redirect(page.url)
    context = {"page": page, "offer": offer, "form": form}
    return render(request, "entitlements/hours_offer.html", context, status=422)


@require_POST
def withdraw_hours(request: Request, agreement: UUID) -> HttpResponse:
    """Take back one's own proposal."""
    page, _offer = queries.offer_of(request.viewer, agreement)
    act = partial(actions.withdraw_hours, by=request.viewer, at=clock.now(), agreement=agreement)
    carry_out(request, act, _("Je voorstel is ingetrokken."))
    return redirect(page.url)


@require_POST
def settle_hours(request: Request, starter: UUID) -> HttpResponse:
    """Do the activity of the programme in which the hours are agreed."""
    page = queries.hours_of_starter(request.viewer, starter, year=_year(request))
    act = partial(actions.settle_hours, by=request.viewer, at=clock.now(), starter=page.starter.pk, year=page.year)
    carry_out(request, act, _("De activiteit staat op gedaan."))
    return redirect(page.url)


def _year(request: Request) -> SchoolYear:
    return queries.asked_year(request.GET.get("jaar", ""), on=request.today)


def _carried_out(form: Form, act: Callable[[], object]) -> bool:
    """Do what the form says; False when it is refused, and then the form says why."""
    try:
        act()
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
