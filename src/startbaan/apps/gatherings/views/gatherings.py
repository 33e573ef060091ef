"""One's own gatherings, the page of one, and the answer of who is invited."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.forms import SignOffForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out, carry_out
from startbaan.ui import clock


@require_safe
def gatherings(request: Request) -> HttpResponse:
    """Show what one is asked for, comes to and arranges."""
    context = {"page": queries.my_gatherings(request.viewer), "offers": queries.offers(request.viewer)}
    return render(request, "gatherings/gatherings.html", context)


@require_safe
def gathering(request: Request, gathering: UUID) -> HttpResponse:
    """Show one gathering, the own place in it, and what one may do."""
    return _page(request, gathering, SignOffForm())


@require_POST
def sign_up(request: Request, gathering: UUID) -> HttpResponse:
    """Take a place, or the last number of the waiting list."""
    by = request.viewer
    carry_out(
        request, lambda: actions.sign_up(by=by, at=clock.now(), gathering=gathering), _("Je antwoord staat erbij.")
    )
    return redirect("gatherings:gathering", gathering)


@require_POST
def sign_off(request: Request, gathering: UUID) -> HttpResponse:
    """Say that one does not come, or not any more."""
    form, by = SignOffForm(request.POST), request.viewer
    if not form.is_valid():
        return _page(request, gathering, form)
    because = form.cleaned_data["because"]
    if not carried_out(form, lambda: actions.sign_off(by=by, at=clock.now(), gathering=gathering, because=because)):
        return _page(request, gathering, form)
    messages.success(request, _("Je staat niet op de lijst. Kun je toch, dan meld je je hier weer aan."))
    return redirect("gatherings:gathering", gathering)


def _page(request: Request, key: UUID, form: SignOffForm) -> HttpResponse:
    viewer, page = request.viewer, queries.opened_gathering(request.viewer, key)
    context = {
        "page": page,
        "form": form,
        "coming": queries.who_comes(viewer, page.row, leads=page.leads) if page.invites else None,
        "choosing": queries.choosing_of(viewer, page.row) if page.chooses else None,
        "materials": queries.materials_for(viewer, page.row, at=clock.now()),
    }
    return render(request, "gatherings/gathering.html", context)
