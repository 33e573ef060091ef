"""The page of one appointment, and the answer of who is invited."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from startbaan.apps.agenda import actions, queries
from startbaan.apps.agenda.forms import AnswerForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.ui import clock


@require_safe
def appointment(request: Request, appointment: UUID) -> HttpResponse:
    """Show one appointment: when, where, with whom, and whether they come."""
    return render(request, "agenda/appointment.html", {"entry": queries.opened_entry(request.viewer, appointment)})


@require_POST
def answer(request: Request, appointment: UUID) -> HttpResponse:
    """Say whether one comes."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return redirect("agenda:appointment", appointment)
    by, answered = request.viewer, form.cleaned_data["answer"]
    carry_out(
        request,
        lambda: actions.answer_appointment(by=by, at=clock.now(), appointment=appointment, answer=answered),
        _("Je antwoord staat erbij."),
    )
    return redirect("agenda:appointment", appointment)
