"""The page of a coach's own notes about one starter."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import NoteForm
from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.ui import clock


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: Request, starter: UUID) -> HttpResponse:
    """Show a coach the own notes about a starter, or keep one more."""
    viewer = request.viewer
    guided = queries.guidance_of(viewer, starter)
    key = queries.note_key(viewer, guided.starter.pk)
    draft = drafts.draft_of(viewer, key)
    form = NoteForm(request.POST if request.method == "POST" else None, initial=draft.fields if draft else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.note(by=viewer, at=clock.now(), starter=guided.starter.pk, words=form.cleaned_data["words"])
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            drafting.forget(by=viewer, key=key)
            messages.success(request, _("Je aantekening is bewaard. Alleen jij leest die."))
            return redirect("coaching:notes", starter)
    notes = queries.working_notes(viewer, guided.starter.pk)
    context = {"guided": guided, "notes": notes, "form": form, "draft": key}
    return render(request, "coaching/notes.html", context, status=422 if form.errors else 200)


@require_POST
def throw_note_away(request: Request, item: UUID) -> HttpResponse:
    """Throw one of the own notes away."""
    try:
        starter = actions.throw_note_away(by=request.viewer, at=clock.now(), item=item)
    except NotYours as refusal:
        raise Http404 from refusal
    messages.success(request, _("De aantekening is weg."))
    return redirect("coaching:notes", starter)
