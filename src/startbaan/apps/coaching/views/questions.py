"""The pages of help questions."""

from datetime import datetime
from itertools import groupby
from typing import Protocol
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.forms import AnswerForm, AskForm
from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.people.access import Request, Viewer
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.forms import SharingForm
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import clock

ASKING = "hulpvraag"
ANSWERING = "hulpvraag-antwoord"


@require_GET
def help_questions(request: Request) -> HttpResponse:
    """Show the questions one asked, is asked, and reads because they are shared."""
    context = {
        "shelf": queries.shelf(request.viewer),
        "may_ask": queries.may_ask(request.viewer),
        "has_draft": bool(drafts.drafts_under(request.viewer, ASKING)),
    }
    return render(request, "coaching/help_question_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request) -> HttpResponse:
    """Write a question, keep it as a draft, or put it to someone."""
    viewer, at = request.viewer, clock.now()
    if request.method != "POST":
        draft = drafts.draft_of(viewer, ASKING)
        asked = {"to": request.GET.get("aan", ""), "moment": request.GET.get("bij", "")}
        return _ask_page(request, AskForm(initial={**asked, **(draft.fields if draft else {})}))
    form = AskForm(request.POST)
    form.let_choose(_choices(request))
    typed = {name: request.POST.get(name, "") for name in form.fields}
    try:
        if request.POST.get("do") == "keep" or not form.is_valid():
            drafting.keep(by=viewer, key=ASKING, fields=typed, at=at)
            return _kept(request) if request.POST.get("do") == "keep" else _ask_page(request, form)
        question = actions.ask(by=viewer, at=at, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _ask_page(request, form)
    drafting.forget(by=viewer, key=ASKING)
    messages.success(request, _("Je vraag is gesteld. Je ziet hier het antwoord."))
    return redirect("coaching:help_question", item=question.item)


@require_GET
def help_question(request: Request, item: UUID) -> HttpResponse:
    """Show one question with its answers; an opening by someone else is journalled."""
    draft = drafts.draft_of(request.viewer, f"{ANSWERING}:{item}")
    return _question_page(request, item, answer=AnswerForm(initial=draft.fields if draft else None))


@require_POST
def answer(request: Request, item: UUID) -> HttpResponse:
    """Write an answer or a reply under a question, or keep it as a draft."""
    form, key, at = AnswerForm(request.POST), f"{ANSWERING}:{item}", clock.now()
    try:
        if request.POST.get("do") == "keep" or not form.is_valid():
            drafting.keep(by=request.viewer, key=key, fields={"words": request.POST.get("words", "")}, at=at)
            if request.POST.get("do") == "keep":
                messages.success(request, _("Je concept is bewaard. Alleen jij ziet het."))
                return redirect("coaching:help_question", item=item)
            return _question_page(request, item, answer=form)
        actions.answer(by=request.viewer, item=item, words=form.cleaned_data["words"], at=at)
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _question_page(request, item, answer=form)
    drafting.forget(by=request.viewer, key=key)
    messages.success(request, _("Je antwoord staat eronder."))
    return redirect("coaching:help_question", item=item)


@require_POST
def close(request: Request, item: UUID) -> HttpResponse:
    """Close a question of one's own."""
    return _turn(request, item, actions.close, _("Je vraag is gesloten."))


@require_POST
def reopen(request: Request, item: UUID) -> HttpResponse:
    """Open a question of one's own again."""
    return _turn(request, item, actions.reopen, _("Je vraag is weer open."))


@require_POST
def share(request: Request, item: UUID) -> HttpResponse:
    """Share a question of one's own with a coach, buddy or manager."""
    form = SharingForm(request.POST)
    question = queries.open_question(request.viewer, item, at=clock.now())
    if not question.is_own:
        raise Http404
    form.let_choose(question.to_share_with, missing=_("Kies met wie je deze vraag deelt."))
    try:
        if not form.is_valid():
            return _question_page(request, item, share=form)
        relation = Relation(form.cleaned_data["relation"])
        actions.share(by=request.viewer, item=item, relation=relation, until=form.cleaned_data["until"], at=clock.now())
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _question_page(request, item, share=form)
    messages.success(request, _("Je vraag is gedeeld. Je kunt daar elke dag mee stoppen."))
    return redirect("coaching:help_question", item=item)


@require_POST
def unshare(request: Request, item: UUID, share: UUID) -> HttpResponse:
    """Take back what was shared of a question of one's own."""
    try:
        actions.unshare(by=request.viewer, item=item, share=share, at=clock.now())
    except NotYours as refusal:
        raise Http404 from refusal
    messages.success(request, _("Je deelt deze vraag niet meer met deze persoon."))
    return redirect("coaching:help_question", item=item)


class Turn(Protocol):
    """Closing a question, or opening it again."""

    def __call__(self, *, by: Viewer, item: UUID, at: datetime) -> None:
        """Do it."""


def _turn(request: Request, item: UUID, turn: Turn, done: str) -> HttpResponse:
    carry_out(request, lambda: turn(by=request.viewer, item=item, at=clock.now()), done)
    return redirect("coaching:help_question", item=item)


def _kept(request: Request) -> HttpResponse:
    messages.success(request, _("Je concept is bewaard. Alleen jij ziet het, tot je de vraag stelt."))
    return redirect("coaching:ask")


def _choices(request: Request) -> list[tuple[str, list[tuple[str, str]]]]:
    found = queries.addressees(request.viewer)
    return [(group, [(who.key, who.label) for who in them]) for group, them in groupby(found, lambda who: who.group)]


def _ask_page(request: Request, form: AskForm) -> HttpResponse:
    choices = _choices(request)
    form.let_choose(choices)
    context = {
        "form": form,
        "can_ask": bool(choices),
        "confidants": queries.confidants(request.viewer),
        "who": who_sees(Kind.HELP_QUESTION, language=get_language() or "nl", sector=queries.sector_of(request.viewer)),
        "draft": ASKING,
    }
    return render(request, "coaching/ask.html", context, status=422 if form.errors else 200)


def _question_page(
    request: Request, item: UUID, *, answer: AnswerForm | None = None, share: SharingForm | None = None
) -> HttpResponse:
    question = queries.open_question(request.viewer, item, at=clock.now())
    share = share or SharingForm()
    share.let_choose(question.to_share_with)
    answer = answer or AnswerForm()
    you = Relation.STARTER if question.is_own else Relation.PARTICIPANT
    context = {
        "question": question,
        "answer_form": answer,
        "share_form": share,
        "who": who_sees(Kind.HELP_QUESTION, you=you, language=get_language() or "nl"),
        "draft": f"{ANSWERING}:{item}",
    }
    status = 422 if answer.errors or share.errors else 200
    return render(request, "coaching/help_question.html", context, status=status)
