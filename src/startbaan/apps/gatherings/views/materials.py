"""Files that are handed out: by who arranges or gives a session, to whom they are for."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.files.views import handed_over
from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.forms import MaterialForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours
from startbaan.apps.people.views.carrying_out import carried_out
from startbaan.ui import clock

BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
def session(request: Request, gathering: UUID, session: UUID) -> HttpResponse:
    """Show a session to who gives it, and let them hand out a file."""
    page = queries.session_page(request.viewer, session, at=clock.now())
    if page.gathering.key != gathering:
        raise Http404
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, rest = form.cleaned_data.pop("file"), form.cleaned_data
        if carried_out(
            form,
            lambda: actions.add_session_material(
                by=request.viewer, at=clock.now(), session=session, name=file.name, content=file.read(), **rest
            ),
        ):
            messages.success(request, _("Het bestand staat bij de sessie."))
            return redirect("gatherings:session", gathering, session)
    status = 422 if request.method == "POST" else 200
    return render(request, "gatherings/session.html", {"page": page, "form": form}, status=status)


@require_http_methods(BOTH)
def materials(request: Request, gathering: UUID) -> HttpResponse:
    """Show who arranges a gathering its files, and let them hand out another."""
    page = queries.materials_page(request.viewer, gathering, at=clock.now())
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, rest = form.cleaned_data.pop("file"), form.cleaned_data
        if carried_out(
            form,
            lambda: actions.add_material(
                by=request.viewer, at=clock.now(), gathering=gathering, name=file.name, content=file.read(), **rest
            ),
        ):
            messages.success(request, _("Het bestand staat bij de bijeenkomst."))
            return redirect("gatherings:materials", gathering)
    status = 422 if request.method == "POST" else 200
    return render(request, "gatherings/materials.html", {"page": page, "form": form}, status=status)


@require_GET
def material(request: Request, material: UUID) -> HttpResponse:
    """Hand over one file, to save and never to show."""
    return handed_over(lambda: queries.open_material(request.viewer, material, at=clock.now()))


@require_POST
def remove_material(request: Request, material: UUID) -> HttpResponse:
    """Take a file away."""
    try:
        row = actions.remove_material(by=request.viewer, at=clock.now(), material=material)
    except NotYours as refusal:
        raise Http404 from refusal
    messages.success(request, _("Het bestand is weg."))
    if row.session is not None:
        return redirect("gatherings:session", row.gathering.key, row.session.key)
    return redirect("gatherings:materials", row.gathering.key)
