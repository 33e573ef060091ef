"""The pages on which questionnaires are read: the list, one with its versions, and two versions side by side."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.surveys import actions, queries
from startbaan.apps.surveys.forms import NewQuestionnaireForm
from startbaan.ui import clock

BOTH = ["GET", "HEAD", "POST"]


@require_GET
def questionnaires(request: Request) -> HttpResponse:
    """Show every questionnaire in the version that is asked now."""
    found = queries.questionnaires(request.viewer)
    context = {
        "lines": found.lines,
        "drafts": found.drafts,
        "may_write": queries.writes_for(request.viewer) is not None,
    }
    return render(request, "surveys/questionnaires.html", context)


@require_GET
def questionnaire(request: Request, questionnaire: str) -> HttpResponse:
    """Show one questionnaire: for whom and when, what is asked, its versions and what differs from the one before."""
    page = queries.questionnaire_page(request.viewer, questionnaire, version=request.GET.get("versie", ""))
    return render(request, "surveys/questionnaire.html", {"page": page})


@require_GET
def questionnaire_difference(request: Request, questionnaire: str) -> HttpResponse:
    """Show what differs between two versions."""
    page = queries.questionnaire_page(request.viewer, questionnaire)
    before, after = queries.two_versions(page, before=request.GET.get("van", ""), after=request.GET.get("naar", ""))
    context = {
        "page": page,
        "before": before,
        "after": after,
        "difference": queries.difference_of(before.asks, after.asks),
    }
    return render(request, "surveys/questionnaire_difference.html", context)


@require_http_methods(BOTH)
def new_questionnaire(request: Request) -> HttpResponse:
    """Make another questionnaire, with the questions of one there is to begin with."""
    if queries.writes_for(request.viewer) is None:
        raise Http404
    lines = [line for line in queries.questionnaires(request.viewer).lines if not line.version.is_written_elsewhere]
    form = NewQuestionnaireForm(request.POST if request.method == "POST" else None)
    form.let_choose([(str(line.version.row.pk), line.version.title) for line in lines])
    if form.is_bound and form.is_valid():
        title, about = form.texts
        version = int(form.cleaned_data["version"])
        try:
            made = actions.begin_own(by=request.viewer, at=clock.now(), version=version, title=title, about=about)
            return redirect("surveys:draft", made.key)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "surveys/questionnaire_new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def begin_draft(request: Request, questionnaire: str) -> HttpResponse:
    """Make a draft of a version, and go on with it."""
    page = queries.questionnaire_page(request.viewer, questionnaire, version=request.POST.get("version", ""))
    if page.draft is None:
        try:
            actions.begin_draft(by=request.viewer, at=clock.now(), version=page.shown.row.pk)
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            messages.warning(request, str(refusal))
            return redirect("surveys:questionnaire", questionnaire)
    return redirect("surveys:draft", questionnaire)
