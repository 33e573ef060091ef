"""Saving what is being typed, while it is being typed."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from startbaan.apps.drafts import actions
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.ui import clock

NOT_TYPED = {"csrfmiddlewaretoken", "do"}


@login_not_required
@require_POST
def autosave(request: Request, key: str) -> HttpResponse:
    """Keep the fields of a form under its key, and say so in a few words, or say why not."""
    fields = {name: value for name, value in request.POST.items() if name not in NOT_TYPED and isinstance(value, str)}
    at = clock.now()
    try:
        actions.keep(by=request.viewer, key=key, fields=fields, at=at)
    except Refusal as refusal:
        return render(request, "drafts/kept.html", {"problem": str(refusal)})
    return render(request, "drafts/kept.html", {"at": at})
