"""The year wheel, and the pages of reviews and panel talks."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.files.views import handed_over
from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carried_out, carry_out
from startbaan.apps.quality import actions, queries
from startbaan.apps.quality.forms import DocumentForm, NoteForm, PanelForm, ReviewForm, StandingForm
from startbaan.apps.quality.views.keeping import BOTH, begun, forget, keep, status
from startbaan.domain.quality.reviews import ReviewKind, Standing
from startbaan.ui import clock


@require_GET
def quality(request: Request) -> HttpResponse:
    """Show the partnerships whose quality one sees; who sees one goes there at once."""
    found = list(queries.partnerships_seen(request.viewer))
    if len(found) == 1:
        return redirect("quality:wheel", found[0].key)
    return render(request, "quality/partnerships.html", {"partnerships": found})


@require_GET
def wheel(request: Request, partnership: str) -> HttpResponse:
    """Show the year wheel of a partnership: what is due, what was held, what is late."""
    return render(request, "quality/wheel.html", {"wheel": queries.wheel_of(request.viewer, partnership)})


@require_GET
def reviews(request: Request, partnership: str) -> HttpResponse:
    """Show how a partnership stands, which reviews are due, and what came of those that were held."""
    return render(request, "quality/reviews.html", {"page": queries.reviews_page(request.viewer, partnership)})


@require_http_methods(BOTH)
def set_standing(request: Request, partnership: str) -> HttpResponse:
    """Say how a partnership stands, since when."""
    page = _kept_by(request, partnership)
    initial = {"standing": page.standing.standing, "since": page.standing.period.start} if page.standing else {}
    form = StandingForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        act = partial(
            actions.set_standing,
            by=request.viewer,
            at=clock.now(),
            partnership=page.reach.partnership,
            standing=Standing(form.cleaned_data["standing"]),
            since=form.cleaned_data["since"],
        )
        if carried_out(form, act):
            messages.success(request, _("Dit staat vast. Hieronder zie je wat daaruit volgt."))
            return redirect("quality:reviews", partnership)
    return render(request, "quality/standing.html", {"page": page, "form": form}, status=status(form))


@require_http_methods(BOTH)
def new_review(request: Request, partnership: str) -> HttpResponse:
    """Write down a review or a visit that was held."""
    page = _kept_by(request, partnership)
    draft = f"review:{page.reach.partnership.uuid}"
    initial = begun(request, draft) or {"day": request.today}
    form = ReviewForm(request.POST) if request.method == "POST" else ReviewForm(initial=initial)
    if form.is_bound and not keep(request, form, draft) and form.is_valid():
        words = {**form.cleaned_data, "kind": ReviewKind(form.cleaned_data["kind"])}
        act = partial(
            actions.record_review, by=request.viewer, at=clock.now(), partnership=page.reach.partnership, **words
        )
        if carried_out(form, act):
            forget(request, draft)
            messages.success(request, _("De review staat erbij. Noteer nu wat jullie eruit meenemen."))
            return redirect("quality:reviews", partnership)
    context = {"page": page, "form": form, "draft": draft}
    return render(request, "quality/review_write.html", context, status=status(form))


@require_http_methods(BOTH)
def change_review(request: Request, review: UUID) -> HttpResponse:
    """Change what was written down of a review."""
    page, row = queries.review_named(request.viewer, review)
    draft = f"review-wijzigen:{review}"
    now = {"kind": row.kind_of_review, "day": row.day, "with_whom": row.with_whom, "words": row.words}
    form = ReviewForm(request.POST) if request.method == "POST" else ReviewForm(initial=begun(request, draft) or now)
    if form.is_bound and not keep(request, form, draft) and form.is_valid():
        words = {**form.cleaned_data, "kind": ReviewKind(form.cleaned_data["kind"])}
        act = partial(actions.change_review, by=request.viewer, at=clock.now(), review=review, **words)
        if carried_out(form, act):
            forget(request, draft)
            messages.success(request, _("De review is bewaard."))
            return redirect("quality:reviews", page.reach.partnership.key)
    context = {"page": page, "form": form, "draft": draft, "row": row}
    return render(request, "quality/review_write.html", context, status=status(form))


@require_http_methods(BOTH)
def add_review_document(request: Request, review: UUID) -> HttpResponse:
    """Keep a document with a review."""
    page, row = queries.review_named(request.viewer, review)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        act = partial(
            actions.add_review_document,
            by=request.viewer,
            at=clock.now(),
            review=review,
            name=file.name,
            content=file.read(),
        )
        try:
            if carried_out(form, act):
                messages.success(request, _("Het document is bewaard."))
                return redirect("quality:reviews", page.reach.partnership.key)
        except actions.Unfit as unfit:
            form.add_error("file", str(unfit))
    context = {"page": page, "form": form, "row": row}
    return render(request, "quality/review_document.html", context, status=status(form))


@require_POST
def drop_review_document(request: Request, document: UUID, partnership: str) -> HttpResponse:
    """Throw a document of a review away."""
    drop = partial(actions.drop_review_document, by=request.viewer, at=clock.now(), document=document)
    carry_out(request, drop, _("Het document is weggehaald."))
    return redirect("quality:reviews", partnership)


@require_GET
def review_document(request: Request, document: UUID) -> HttpResponse:
    """Hand over a document of a review, to save and never to show."""
    return handed_over(lambda: queries.open_review_document(request.viewer, document))


@require_http_methods(BOTH)
def panel(request: Request, partnership: str) -> HttpResponse:
    """Show the panel talks with what was said, and write down that another was held."""
    page = queries.panel_page(request.viewer, partnership)
    form = PanelForm((page.reach.may_write and request.POST) or None, initial={"day": request.today})
    form.let_choose(page.choices)
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data.get("gathering")
        held = next((one for one in page.held if str(one.key) == chosen), None)
        act = partial(
            actions.report_panel,
            by=request.viewer,
            at=clock.now(),
            partnership=page.reach.partnership,
            day=held.day if held else form.cleaned_data["day"],
            gathering=held.key if held else None,
        )
        if carried_out(form, act):
            messages.success(request, _("Het verslag is begonnen. Schrijf nu op wat er gezegd is."))
            return redirect("quality:panel", partnership)
    context = {"page": page, "form": form}
    return render(request, "quality/panel.html", context, status=status(form))


@require_http_methods(BOTH)
def note_panel(request: Request, panel: UUID) -> HttpResponse:
    """Write down one thing that was said, and go on with the next."""
    reach, row = queries.panel_named(request.viewer, panel)
    draft = f"aantekening:{panel}"
    form = NoteForm(request.POST) if request.method == "POST" else NoteForm(initial=begun(request, draft))
    if form.is_bound and not keep(request, form, draft) and form.is_valid():
        words = form.cleaned_data["words"]
        act = partial(actions.note_panel, by=request.viewer, at=clock.now(), panel=panel, words=words)
        if carried_out(form, act):
            forget(request, draft)
            messages.success(request, _("De aantekening staat erbij. Is er nog een punt?"))
            return redirect("quality:note_panel", panel)
    context = {"reach": reach, "row": row, "form": form, "draft": draft}
    return render(request, "quality/panel_note.html", context, status=status(form))


@require_POST
def drop_panel_note(request: Request, note: UUID, partnership: str) -> HttpResponse:
    """Throw a note away."""
    drop = partial(actions.drop_panel_note, by=request.viewer, at=clock.now(), note=note)
    carry_out(request, drop, _("De aantekening is weggehaald."))
    return redirect("quality:panel", partnership)


def _kept_by(request: Request, partnership: str) -> queries.ReviewsPage:
    page = queries.reviews_page(request.viewer, partnership)
    if not page.reach.may_write:
        raise Http404
    return page
