"""The page on which someone says when they can be asked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from startbaan.apps.agenda import actions, queries
from startbaan.apps.agenda.forms import WeekForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def availability(request: Request) -> HttpResponse:
    """Show on which parts of the week others may propose a moment, and change that."""
    own = queries.own_week(request.viewer)
    form = WeekForm(request.POST if request.method == "POST" else None, initial={"parts": queries.written(own.parts)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_availability(by=request.viewer, at=clock.now(), parts=form.week)
        except Refusal as refusal:
            form.add_error("parts", str(refusal))
        else:
            messages.success(request, _("Je werkdagen zijn bewaard."))
            return redirect("agenda:availability")
    context = {"own": own, "form": form, "rows": queries.week_rows(form["parts"].value() or ())}
    return render(request, "agenda/availability.html", context, status=422 if form.errors else 200)
