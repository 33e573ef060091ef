"""Doing one thing to an activity at the press of a button, and back to its page."""

from datetime import datetime
from typing import Protocol

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from startbaan.apps.people.access import Request, Viewer
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.programme import queries
from startbaan.ui import clock


class Turn(Protocol):
    """One thing that is done to an activity."""

    def __call__(self, *, by: Viewer, at: datetime, activity: int) -> None:
        """Do it."""


def turned(request: Request, activity: int, turn: Turn, done: str) -> HttpResponse:
    """Do it and say so, or say why not; who may not even see the activity finds nothing."""
    queries.opened_activity(request.viewer, activity)
    try:
        turn(by=request.viewer, at=clock.now(), activity=activity)
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("programme:activity", activity)
