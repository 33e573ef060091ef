"""The page on which parameters are computed anew."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries, tasks
from startbaan.apps.coaching.forms import RecalibrateForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def recalibration(request: Request, version: int) -> HttpResponse:
    """Show on what a computation rests, how far it is and what came of it; or let it be computed."""
    queries.version_to_compute(request.viewer, version)
    form = RecalibrateForm(request.POST if request.method == "POST" else None, initial={"model": "pcm"})
    if request.method == "POST" and form.is_valid():
        try:
            run = actions.ask_recalibration(
                by=request.viewer, at=clock.now(), version=version, model=form.cleaned_data["model"]
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            tasks.recalibrate.defer(run=str(run.key))
            messages.success(request, _("Het rekenen is begonnen. Je kunt deze pagina verlaten en later terugkomen."))
            return redirect("coaching:recalibration", version)
    page = queries.recalibration_page(request.viewer, version)
    context = {"page": page, "form": form}
    return render(request, "coaching/recalibration.html", context, status=422 if form.errors else 200)


@require_POST
def stop_recalibration(request: Request, run: UUID) -> HttpResponse:
    """Stop what is being computed."""
    row = queries.run_of(request.viewer, run)
    carry_out(
        request,
        lambda: actions.stop_recalibration(by=request.viewer, at=clock.now(), run=run),
        _("Het rekenen stopt."),
    )
    return redirect("coaching:recalibration", row.instrument_id)
