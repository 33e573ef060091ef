"""Changing a starter's circumstances: choose what changes, see what will happen, confirm; undo for a day."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.changes import actions, forms, queries
from startbaan.apps.changes.actions import Sort
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.ui import clock

FORMS: Mapping[Sort, type[forms.Asked]] = {
    Sort.FTE: forms.HoursForm,
    Sort.ABSENCE: forms.AwayForm,
    Sort.SCHOOL: forms.SchoolForm,
    Sort.LEAVING: forms.LeavingForm,
    Sort.EXTENSION: forms.LongerForm,
    Sort.QUALIFIED: forms.QualifiedForm,
    Sort.COMPLETION: forms.FinishForm,
}
ADDRESSES = {
    "uren": Sort.FTE,
    "afwezig": Sort.ABSENCE,
    "school": Sort.SCHOOL,
    "weg": Sort.LEAVING,
    "verlengen": Sort.EXTENSION,
    "bevoegd": Sort.QUALIFIED,
    "afronden": Sort.COMPLETION,
}
WORDS = {sort: word for word, sort in ADDRESSES.items()}


@require_GET
def changes(request: Request, starter: UUID) -> HttpResponse:
    """Show what can be changed for a starter, and what was changed."""
    subject = queries.subject_of(request.viewer, starter)
    context = {
        "subject": subject,
        "choices": [(WORDS[sort], sort.label, HINTS[sort]) for sort in subject.sorts],
        "earlier": queries.changed_of(request.viewer, subject.starter, at=clock.now(), within=actions.UNDO_WITHIN),
        "completions": queries.completions_of(request.viewer, [subject.starter.pk]),
    }
    return render(request, "changes/changes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, starter: UUID, sort: str) -> HttpResponse:
    """Ask what one change needs, show what it will do, and do exactly that."""
    subject = queries.subject_of(request.viewer, starter)
    asked = ADDRESSES.get(sort)
    if asked is None or asked not in subject.sorts:
        raise Http404
    form = _form(request, subject, asked)
    foreseen = effects = None
    if form.is_bound and form.is_valid():
        wanted = forms.wanted_of(form, today=request.today)
        try:
            if request.method == "POST":
                mark = request.POST.get("mark", "")
                actions.apply(by=request.viewer, at=clock.now(), starter=subject.starter.pk, wanted=wanted, mark=mark)
                messages.success(request, _("De verandering is vastgelegd. Je kunt dit een dag lang ongedaan maken."))
                return redirect("changes:changes", subject.starter.key)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        try:
            foreseen = actions.foresee(by=request.viewer, at=clock.now(), starter=subject.starter.pk, wanted=wanted)
            effects = queries.effects_of(foreseen.changes)
        except Refusal as refusal:
            if str(refusal) not in form.non_field_errors():
                form.add_error(None, str(refusal))
    context = {
        "subject": subject,
        "title": asked.label,
        "hint": HINTS[asked],
        "form": form,
        "foreseen": foreseen,
        "effects": effects,
        "asks": asked is not Sort.EXTENSION,
        "proof": queries.proof_of(request.viewer, subject.starter) if asked is Sort.COMPLETION else (),
    }
    return render(request, "changes/change.html", context, status=422 if form.errors else 200)


@require_POST
def undo(request: Request, change: UUID) -> HttpResponse:
    """Undo a change within its day."""
    try:
        undone = actions.undo(by=request.viewer, at=clock.now(), change=change)
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("home:starters")
    messages.success(request, _("De verandering is ongedaan gemaakt. Alles staat weer zoals het was."))
    return redirect("changes:changes", undone.starter.key)


HINTS = {
    Sort.FTE: gettext_lazy("De werktijdfactor verandert."),
    Sort.ABSENCE: gettext_lazy("Wat in die tijd zou gebeuren, schuift op."),
    Sort.SCHOOL: gettext_lazy("Binnen hetzelfde bestuur."),
    Sort.LEAVING: gettext_lazy("Het traject en de koppelingen stoppen."),
    Sort.EXTENSION: gettext_lazy("Een jaar langer begeleiding."),
    Sort.QUALIFIED: gettext_lazy("Bijvoorbeeld na een zij-instroomtraject."),
    Sort.COMPLETION: gettext_lazy("Met een gesprek en een certificaat."),
}


def _form(request: Request, subject: queries.Subject, sort: Sort) -> forms.Asked:
    asked = request.POST or (request.GET if "on" in request.GET or sort is Sort.EXTENSION else None)
    noted = {"on": subject.away.start, "back": subject.away.end} if subject.away and sort is Sort.ABSENCE else {}
    form = FORMS[sort](asked, initial=noted)
    form.let_choose(post=_choices(subject.posts), school=_choices(subject.schools), manager=_choices(subject.managers))
    return form


def _choices(places: tuple[queries.Place, ...]) -> list[tuple[str, str]]:
    return [(str(place.pk), place.name) for place in places]
