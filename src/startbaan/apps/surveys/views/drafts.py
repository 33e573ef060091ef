"""The pages on which a draft of a questionnaire is changed, tried and established."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.apps.programme.queries import page_language
from startbaan.apps.surveys import actions, queries
from startbaan.apps.surveys.forms import FORM_OF, AnyQuestionForm, Taken, blank, sent
from startbaan.apps.surveys.views.keeping import kept
from startbaan.domain.questionnaires.definition import Question, QuestionKind
from startbaan.ui import clock

BOTH = ["GET", "HEAD", "POST"]
STEPS = {"up": -1, "down": 1}


@require_GET
def draft(request: Request, questionnaire: str) -> HttpResponse:
    """Show a draft: its questions, and beside each what stays comparable over the years."""
    return render(request, "surveys/draft.html", {"page": queries.draft_page(request.viewer, questionnaire)})


@require_http_methods(BOTH)
def add_question(request: Request, questionnaire: str) -> HttpResponse:
    """Choose a kind of question, and write it."""
    page = queries.draft_page(request.viewer, questionnaire)
    kind = request.GET.get("soort", "")
    if kind not in set(QuestionKind):
        kinds = [(kind.value, *words) for kind, words in queries.KINDS.items()]
        return render(request, "surveys/draft_kinds.html", {"page": page, "kinds": kinds})
    return _write_question(request, page, QuestionKind(kind), None)


@require_http_methods(BOTH)
def change_question(request: Request, questionnaire: str, question: str) -> HttpResponse:
    """Change a question: its words, its answers, its theme."""
    page = queries.draft_page(request.viewer, questionnaire)
    asked = page.question(question)
    return _write_question(request, page, asked.kind, asked)


@require_POST
def move_question(request: Request, questionnaire: str, question: str) -> HttpResponse:
    """Move a question one place up or down."""
    steps = STEPS.get(request.POST.get("do", ""), 0)
    move = partial(
        actions.move_question, by=request.viewer, at=clock.now(), key=questionnaire, question=question, steps=steps
    )
    return _done(request, questionnaire, move, _("De vraag is verplaatst."), at=question)


@require_POST
def drop_question(request: Request, questionnaire: str, question: str) -> HttpResponse:
    """Take a question out of a draft."""
    drop = partial(actions.drop_question, by=request.viewer, at=clock.now(), key=questionnaire, question=question)
    return _done(request, questionnaire, drop, _("De vraag is weggelaten."))


@require_POST
def restore_question(request: Request, questionnaire: str, question: str) -> HttpResponse:
    """Put a question back that the version asked now has."""
    page = queries.draft_page(request.viewer, questionnaire)
    asked = next((each.question for each in page.dropped if each.key == question), None)
    if asked is None:
        raise Http404
    restore = partial(actions.restore_question, by=request.viewer, at=clock.now(), key=questionnaire, question=asked)
    return _done(request, questionnaire, restore, _("De vraag staat weer onderaan."), at=question)


@require_http_methods(BOTH)
def try_questionnaire(request: Request, questionnaire: str) -> HttpResponse:
    """Fill in a draft as the people who are asked would; nothing is kept."""
    page = queries.draft_page(request.viewer, questionnaire)
    asks, language = page.draft.asks, page_language()
    sheet = sent(asks, data=request.POST, language=language) if request.method == "POST" else None
    if sheet and not sheet.is_wrong:
        messages.success(request, _("Zo kan het verstuurd worden. Er is niets bewaard."))
        return redirect("surveys:draft", questionnaire)
    context = {"page": page, "sheet": sheet or blank(asks, language=language)}
    return render(request, "surveys/draft_try.html", context, status=422 if sheet else 200)


@require_http_methods(BOTH)
def establish(request: Request, questionnaire: str) -> HttpResponse:
    """Show what differs from the version asked now, and make the draft the next version."""
    page = queries.draft_page(request.viewer, questionnaire)
    problem = ""
    if request.method == "POST":
        was = request.POST.get("was", "")
        try:
            row = actions.establish(by=request.viewer, at=clock.now(), key=questionnaire, was=was)
            messages.success(request, _("Versie %(version)s is vastgesteld.") % {"version": row.version})
            return redirect("surveys:questionnaire", questionnaire)
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            problem = str(refusal)
    context = {"page": page, "problem": problem, "was": queries.fingerprint(page.draft.asks)}
    return render(request, "surveys/draft_establish.html", context, status=422 if problem else 200)


@require_http_methods(BOTH)
def throw_draft_away(request: Request, questionnaire: str) -> HttpResponse:
    """Say what happens, and throw a draft away."""
    page = queries.draft_page(request.viewer, questionnaire)
    if request.method == "POST":
        throw = partial(actions.throw_draft_away, by=request.viewer, at=clock.now(), key=questionnaire)
        carry_out(request, throw, _("Het concept is weggegooid."))
        return redirect("surveys:questionnaires")
    consequences = [
        _("Alles wat jullie in dit concept veranderden, gaat weg en komt niet terug."),
        _("Wat nu gevraagd wordt, blijft zoals het is."),
    ]
    return render(request, "surveys/draft_throw_away.html", {"page": page, "consequences": consequences})


def _write_question(
    request: Request, page: queries.DraftPage, kind: QuestionKind, asked: Question | None
) -> HttpResponse:
    was = page.fingerprint_of(asked.key) if asked else ""
    form = FORM_OF[kind](
        request.POST if request.method == "POST" else None,
        questionnaire=page.draft.asks,
        question=asked,
        language=page_language(),
    )
    if kept(form, was, lambda: _put(request, page, form, was)):
        messages.success(request, _("De vraag is bewaard."))
        return redirect("surveys:draft", page.draft.asks.key)
    context = {"page": page, "form": form, "asked": asked, "kind": queries.KINDS[kind][0], "was": was}
    return render(request, "surveys/draft_question.html", context, status=422 if form.errors else 200)


def _put(request: Request, page: queries.DraftPage, form: AnyQuestionForm, was: str) -> None:
    options = page.options_ever(form.asked.key) if form.asked else ()
    question = form.question(Taken(page.taken, options))
    actions.put_question(by=request.viewer, at=clock.now(), key=page.draft.asks.key, question=question, was=was)


def _done(request: Request, questionnaire: str, act: Callable[[], object], said: str, *, at: str = "") -> HttpResponse:
    """Do something to a draft, and go back to it, to the question it was about."""
    carry_out(request, act, said)
    place = f"#{at}" if at else ""
    return redirect(reverse("surveys:draft", args=[questionnaire]) + place)
