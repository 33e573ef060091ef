"""Changing a proposal by hand: move, swap, lock, put in, take out and undo."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from startbaan.apps.peergroups import actions, queries
from startbaan.apps.peergroups.forms import HandsForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.ui import clock

WHO_STANDS_ELSEWHERE = {actions.Verb.MOVE, actions.Verb.SWAP, actions.Verb.PUT_IN}


@require_POST
def edit(request: Request, peer_round: UUID) -> HttpResponse:
    """Change the proposal and show it again; whoever was overtaken finds the menu of that starter open."""
    queries.round_of(request.viewer, peer_round)
    form = HandsForm(request.POST)
    wanted = form.wanted() if form.is_valid() else None
    shown: dict[str, str] = {}
    try:
        if wanted is None:
            raise Refusal(_("Kies wat er moet gebeuren, en met wie."))
        version = form.cleaned_data["version"]
        actions.change(by=request.viewer, at=clock.now(), peer_round=peer_round, version=version, wanted=wanted)
        shown = {"klaar": wanted.starters[0]} if wanted.verb in WHO_STANDS_ELSEWHERE else {}
    except NotYours as refusal:
        raise Http404 from refusal
    except actions.Overtaken as refusal:
        messages.warning(request, str(refusal))
        shown = {"wie": wanted.starters[0]} if wanted and wanted.verb in WHO_STANDS_ELSEWHERE else {}
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    page = reverse("peergroups:proposal", args=[peer_round])
    return redirect(f"{page}?{urlencode(shown)}" if shown else page)
