"""The pages on which one learns to observe."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import scores_typed
from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.ui import clock


@require_GET
def training(request: Request, instrument: str) -> HttpResponse:
    """Show a training: its lessons, when one passes, and how far one is."""
    page = queries.training_page(request.viewer, instrument)
    return render(request, "coaching/training.html", {"page": page, "today": request.today})


@require_POST
def begin_training(request: Request, instrument: str) -> HttpResponse:
    """Begin, or go on."""
    viewer = request.viewer
    carry_out(
        request,
        lambda: actions.begin_training(by=viewer, at=clock.now(), instrument_key=instrument),
        _("De training staat klaar. Lees de eerste les."),
    )
    page = queries.training_page(viewer, instrument)
    if page.round is None or page.is_finished or page.next is None:
        return redirect("coaching:training", instrument)
    return redirect("coaching:training_lesson", instrument, page.next.key)


@require_http_methods(["GET", "HEAD", "POST"])
def training_lesson(request: Request, instrument: str, lesson: str) -> HttpResponse:
    """Show an example lesson with its form, take the scores, or show the feedback."""
    viewer, problem = request.viewer, ""
    begun = queries.lesson_page(viewer, instrument, lesson, typed={})
    key = f"training-{lesson}:{begun.round.key}"
    if request.method == "POST":
        typed = scores_typed(request.POST.dict())
        try:
            actions.score_lesson(by=viewer, at=clock.now(), instrument_key=instrument, lesson=lesson, scores=typed)
        except Refusal as refusal:
            problem = str(refusal)
        else:
            drafting.forget(by=viewer, key=key)
            messages.success(request, _("Je scores zijn bewaard. Kijk hieronder waar je het anders zag."))
            return redirect("coaching:training_lesson", instrument, lesson)
    else:
        draft = drafts.draft_of(viewer, key)
        typed = scores_typed(draft.fields if draft else {})
    page = queries.lesson_page(viewer, instrument, lesson, typed=typed)
    context = {"page": page, "sheet": page.sheet, "draft": key, "problem": problem}
    return render(request, "coaching/training_lesson.html", context, status=422 if problem else 200)
