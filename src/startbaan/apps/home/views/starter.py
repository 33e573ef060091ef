"""One starter, and who helps them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.home import actions, queries
from startbaan.apps.home.forms import CoupleForm, UncoupleForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.ui import clock


@require_GET
def starter(request: Request, starter: UUID) -> HttpResponse:
    """Show one starter: the parts the viewer may see, and what the viewer may do."""
    return render(request, "home/starter.html", {"dossier": queries.dossier(request.viewer, starter)})


@require_http_methods(["GET", "HEAD", "POST"])
def couple(request: Request, starter: UUID, relation: str) -> HttpResponse:
    """Choose a coach, buddy or manager for a starter, and couple them."""
    found = queries.coupling(request.viewer, starter, relation)
    form = CoupleForm(request.POST if request.method == "POST" else None, initial={"start": found.first_day})
    form.let_choose([(str(candidate.person), candidate.label) for candidate in found.candidates])
    if form.is_bound and form.is_valid():
        try:
            actions.couple(
                by=request.viewer,
                starter=found.starter,
                holder=int(form.cleaned_data["holder"]),
                relation=found.relation,
                start=form.cleaned_data["start"],
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("De koppeling staat."))
            return redirect("home:starter", starter=starter)
    return render(request, "home/couple.html", {"form": form, "found": found}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def uncouple(request: Request, starter: UUID, pair: int) -> HttpResponse:
    """Ask for the last day of a coach, buddy or manager, and end the pair after it."""
    found = queries.parting(request.viewer, starter, pair)
    form = UncoupleForm(request.POST if request.method == "POST" else None, initial={"last_day": request.viewer.on})
    if form.is_bound and form.is_valid():
        try:
            actions.part(by=request.viewer, pair=found.pair, last_day=form.cleaned_data["last_day"], at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("De koppeling eindigt."))
            return redirect("home:starter", starter=starter)
    return render(request, "home/uncouple.html", {"form": form, "found": found}, status=422 if form.errors else 200)
