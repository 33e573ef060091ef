"""Computing the groups of a round, and the proposal that comes of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from startbaan.apps.peergroups import actions, queries, tasks
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.ui import clock


@require_safe
def proposal(request: Request, peer_round: UUID) -> HttpResponse:
    """Show how far the computing is, or the groups with their proof, their cost and every compromise."""
    row = queries.round_of(request.viewer, peer_round)
    chosen, moved = request.GET.get("wie", ""), request.GET.get("klaar", "")
    page = queries.proposal_of(row, at=clock.now(), chosen=chosen, moved=moved)
    return render(request, "peergroups/proposal.html", {"page": page, "hands": page.hands})


@require_POST
def compute(request: Request, peer_round: UUID) -> HttpResponse:
    """Let the groups be computed; who is locked stays."""
    try:
        run = actions.ask_run(by=request.viewer, at=clock.now(), peer_round=peer_round)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("peergroups:pool", peer_round)
    tasks.compute.defer(run=str(run.key))
    return redirect("peergroups:proposal", peer_round)


@require_POST
def loosen(request: Request, peer_round: UUID) -> HttpResponse:
    """Apply the smallest loosening that the last computation named, and compute again."""
    row = queries.round_of(request.viewer, peer_round)
    impasse = queries.proposal_of(row, at=clock.now()).impasse
    if impasse is None or not impasse.can_be_applied:
        messages.warning(request, _("Er is niets om toe te passen. Bereken de groepen eerst opnieuw."))
        return redirect("peergroups:proposal", peer_round)
    try:
        actions.loosen(by=request.viewer, at=clock.now(), peer_round=peer_round, steps=impasse.steps)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("peergroups:proposal", peer_round)
    return compute(request, peer_round)


@require_POST
def stop(request: Request, peer_round: UUID) -> HttpResponse:
    """Stop what is being computed; the best so far is kept."""
    by = request.viewer
    carry_out(
        request,
        lambda: actions.ask_stop(by=by, at=clock.now(), peer_round=peer_round),
        _("Het rekenen stopt. Het beste dat al gevonden is, blijft staan."),
    )
    return redirect("peergroups:proposal", peer_round)
