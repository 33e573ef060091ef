"""Checking in on one's own phone, and the code on the screen in the room."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.forms import CheckInForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out, carry_out
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: Request) -> HttpResponse:
    """Let somebody type the code of the room they are in; ten tries in ten minutes."""
    if request.method != "POST":
        return _page(request, CheckInForm())
    form = CheckInForm(request.POST)
    if not ratelimit.consume(request, action="check_in", key=str(request.viewer.person)):
        form.add_error(
            None,
            _("Dat was te vaak. Wacht tien minuten, of vraag de organisatie je op de lijst te zetten."),
        )
        return _page(request, form, status=429)
    if not form.is_valid() or not carried_out(
        form, lambda: actions.check_in(by=request.viewer, at=clock.now(), typed=form.cleaned_data["code"])
    ):
        return _page(request, form, status=422)
    messages.success(request, _("Je bent ingecheckt."))
    return redirect("gatherings:check_in")


@require_GET
def code(request: Request, gathering: UUID) -> HttpResponse:
    """Show the code of the day, large enough for a room."""
    page = queries.code_page(request.viewer, gathering)
    address = request.build_absolute_uri(reverse("gatherings:check_in")).split("://", 1)[-1].rstrip("/")
    answer = render(request, "gatherings/code.html", {"page": page, "address": address})
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def renew_code(request: Request, gathering: UUID) -> HttpResponse:
    """Make another code, when the one before got outside the room."""
    done = _("Er is een nieuwe code. De oude werkt niet meer; wie al incheckte, blijft ingecheckt.")
    carry_out(request, lambda: actions.renew_code(by=request.viewer, at=clock.now(), gathering=gathering), done)
    return redirect("gatherings:code", gathering)


def _page(request: Request, form: CheckInForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "own": queries.own_today(request.viewer)}
    return render(request, "gatherings/check_in.html", context, status=status)
