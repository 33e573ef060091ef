"""Doing one thing to an activity at the press of a button, and back to its page."""

from datetime import datetime
from typing import Protocol

from django.http import HttpResponse
from django.shortcuts import redirect

from startbaan.apps.people.access import Request, Viewer
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.apps.programme import queries
from startbaan.ui import clock


class Turn(Protocol):
    """One thing that is done to an activity."""

    def __call__(self, *, by: Viewer, at: datetime, activity: int) -> None:
        """Do it."""


def turned(request: Request, activity: int, turn: Turn, done: str) -> HttpResponse:
    """Do it and say so, or say why not; who may not even see the activity finds nothing."""
    queries.opened_activity(request.viewer, activity)
    carry_out(request, lambda: turn(by=request.viewer, at=clock.now(), activity=activity), done)
    return redirect("programme:activity", activity)
