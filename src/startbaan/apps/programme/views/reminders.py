"""Letting the reminders of an activity wait, and come again."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.apps.programme import actions, queries
from startbaan.apps.programme.forms import PutOffForm
from startbaan.apps.programme.views.turning import turned
from startbaan.ui import clock

USUAL = timedelta(weeks=2)


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: Request, activity: int) -> HttpResponse:
    """Show whether reminders wait, and let them; what was refused keeps what was typed."""
    view = queries.opened_activity(request.viewer, activity)
    if not (view.may_write and view.item.is_open):
        raise Http404
    form = (
        PutOffForm(request.POST) if request.method == "POST" else PutOffForm(initial={"until": request.today + USUAL})
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.put_off_reminders(by=request.viewer, at=clock.now(), activity=activity, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("De herinneringen wachten."))
            return redirect("programme:activity", activity)
    context = {"item": view.item, "view": view, "form": form, "put_off": queries.put_off_of(activity, on=request.today)}
    return render(request, "programme/reminders.html", context, status=422 if form.errors else 200)


@require_POST
def remind_again(request: Request, activity: int) -> HttpResponse:
    """Let reminders come again."""
    return turned(request, activity, actions.remind_again, _("Je krijgt weer herinneringen."))
