"""Groups by free sign-up: which stand open, opening one, signing up and off."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from startbaan.apps.peergroups import actions, queries
from startbaan.apps.peergroups.forms import FreeGroupForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out, carry_out
from startbaan.ui import clock


@require_safe
def free(request: Request) -> HttpResponse:
    """Show the groups that stand open."""
    return render(request, "peergroups/free.html", {"page": queries.free_groups(request.viewer)})


@require_http_methods(["GET", "HEAD", "POST"])
def open_free(request: Request) -> HttpResponse:
    """Open a group for who signs up."""
    found = queries.to_open(request.viewer)
    form = FreeGroupForm(request.POST if request.method == "POST" else None)
    form.let_choose(
        organisations=[(str(place.pk), place.name) for place in found.places],
        facilitators=[(str(person.pk), str(person)) for person in found.facilitators],
        days=found.days,
    )
    if request.method == "POST" and form.is_valid():
        wanted = actions.NewGroup(**form.cleaned_data)
        act = partial(actions.open_free_group, by=request.viewer, at=clock.now(), wanted=wanted)
        if carried_out(form, act):
            messages.success(request, _("De groep staat open. Starters zien hem bij “Groepen met vrije aanmelding”."))
            return redirect("peergroups:free")
    return render(request, "peergroups/open_free.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def sign_up(request: Request, group: UUID) -> HttpResponse:
    """Join an open group."""
    act = partial(actions.sign_up, by=request.viewer, at=clock.now(), group=group)
    carry_out(request, act, _("Je doet mee. De bijeenkomsten staan in je agenda."))
    return redirect("peergroups:free")


@require_POST
def sign_off(request: Request, group: UUID) -> HttpResponse:
    """Leave an open group."""
    act = partial(actions.sign_off, by=request.viewer, at=clock.now(), group=group)
    carry_out(request, act, _("Je zit niet meer in deze groep."))
    return redirect("peergroups:free")
