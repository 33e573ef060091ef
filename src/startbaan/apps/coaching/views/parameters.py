"""The pages of parameters: which sets there are, taking one in, and choosing one with its shift shown first."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.actions import AboutParameters
from startbaan.apps.coaching.forms import ParametersForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.feedback.parameters import LONGEST
from startbaan.ui import clock


@require_GET
def parameters(request: Request, version: int) -> HttpResponse:
    """Show the sets for an instrument, and which one is in use."""
    page = queries.parameters_page(request.viewer, version)
    return render(request, "coaching/instruments_parameters.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def import_parameters(request: Request, version: int) -> HttpResponse:
    """Take in a file of `startbaan calibrate`, checked against the instrument."""
    page = queries.parameters_page(request.viewer, version)
    form = ParametersForm(request.POST, request.FILES) if request.method == "POST" else ParametersForm()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        about = AboutParameters(
            title=given["title"],
            source=given["source"],
            sample=given["sample"],
            sector=given["sector"],
            status=given["status"],
            n=given["n"],
        )
        content = given["file"].read(LONGEST + 1)
        try:
            made = actions.keep_parameters(
                by=request.viewer, at=clock.now(), version=version, content=content, about=about
            )
            return redirect("coaching:parameter_set", made.pk)
        except Refusal as refusal:
            form.add_error("file", str(refusal))
    context = {"page": page, "form": form}
    return render(request, "coaching/instruments_parameters_import.html", context, status=422 if form.errors else 200)


@require_GET
def parameter_set(request: Request, parameters: int) -> HttpResponse:
    """Show one set, and what would change with it."""
    page = queries.set_page(request.viewer, parameters)
    return render(request, "coaching/instruments_set.html", {"page": page})


@require_POST
def adopt_parameters(request: Request, parameters: int) -> HttpResponse:
    """Measure with this set from today on."""
    try:
        actions.adopt_parameters(by=request.viewer, at=clock.now(), parameters=parameters)
        messages.success(request, _("Vanaf vandaag wordt met deze set gemeten."))
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.info(request, str(refusal))
    return redirect("coaching:parameter_set", parameters)


@require_POST
def stop_parameters(request: Request, version: int) -> HttpResponse:
    """Have no own set any more."""
    queries.parameters_page(request.viewer, version)
    try:
        actions.stop_parameters(by=request.viewer, at=clock.now(), version=version)
        messages.success(request, _("Jullie eigen keuze is gestopt."))
    except Refusal as refusal:
        messages.info(request, str(refusal))
    return redirect("coaching:parameters", version)
