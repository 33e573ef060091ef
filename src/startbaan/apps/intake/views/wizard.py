"""Taking in one person, question by question; the answers are a draft until they are confirmed."""

import uuid
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.intake import actions, queries
from startbaan.apps.intake.forms import (
    BoardForm,
    ExperienceForm,
    FactorForm,
    FunctionForm,
    KnownForm,
    MailForm,
    RouteForm,
    ScaleForm,
    SchoolForm,
    StartForm,
    WhoForm,
)
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.ui import clock
from startbaan.ui.shapes import State, Step

DRAFT = "innemen"
DONE = "gedaan"


@dataclass(frozen=True)
class Question:
    """One page of the wizard."""

    slug: str
    label: Promise
    form: type[forms.Form]


QUESTIONS = (
    Question("wie", gettext_lazy("Wie is het?"), WhoForm),
    Question("bekend", gettext_lazy("Al bekend?"), KnownForm),
    Question("begin", gettext_lazy("Eerste werkdag"), StartForm),
    Question("school", gettext_lazy("School"), SchoolForm),
    Question("functie", gettext_lazy("Functie"), FunctionForm),
    Question("schaal", gettext_lazy("Schaal en trede"), ScaleForm),
    Question("wtf", gettext_lazy("Werktijdfactor"), FactorForm),
    Question("route", gettext_lazy("Route"), RouteForm),
    Question("ervaring", gettext_lazy("Ervaring"), ExperienceForm),
    Question("rechten", gettext_lazy("Rechten, en waarom"), forms.Form),
    Question("mail", gettext_lazy("E-mailadres"), MailForm),
)
CHECK = "controle"
SLUGS = (*(question.slug for question in QUESTIONS), CHECK)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Request) -> HttpResponse:
    """Say what will be asked and begin; what was begun before can be gone on with."""
    boards = [(board.key, board.name) for board in queries.boards_of(request.viewer)]
    if not boards:
        raise Http404
    form = BoardForm(request.POST if request.method == "POST" else None)
    form.let_choose(boards)
    if request.method == "POST" and form.is_valid():
        key = uuid.uuid4()
        board = form.cleaned_data["board"] or boards[0][0]
        drafting.keep(by=request.viewer, key=f"{DRAFT}:{key}", fields={"board": board}, at=clock.now())
        return redirect("intake:one_step", key=key, step=SLUGS[0])
    begun = [
        (UUID(draft.removeprefix(f"{DRAFT}:")), answers)
        for draft, answers in drafts.fields_under(request.viewer, f"{DRAFT}:").items()
        if answers.get("family_name")
    ]
    return render(request, "intake/one_begin.html", {"form": form, "begun": begun})


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Request, key: UUID, step: str) -> HttpResponse:
    """Ask one question, or show the answers; who skips ahead is led to the first question that is open."""
    answers = _answers(request, key)
    if step not in SLUGS:
        raise Http404
    if answers is None:
        return redirect("intake:upload", key=key)
    queries.board_at(request.viewer, answers["board"])
    allowed = _allowed(answers)
    if SLUGS.index(step) > SLUGS.index(allowed):
        return redirect("intake:one_step", key=key, step=allowed)
    if step == CHECK:
        return _check(request, key, answers)
    return _ask(request, key, answers, QUESTIONS[SLUGS.index(step)])


def _ask(request: Request, key: UUID, answers: dict[str, str], question: Question) -> HttpResponse:
    board = queries.board_at(request.viewer, answers["board"])
    form = question.form(request.POST) if request.method == "POST" else question.form(initial=answers)
    if isinstance(form, SchoolForm):
        form.let_choose(list(queries.school_names(board).items()))
    if request.method == "POST" and form.is_valid():
        given = {name: _kept(form.cleaned_data[name]) for name in form.fields}
        done = sorted({*answers.get(DONE, "").split(), question.slug})
        fields = {**answers, **given, DONE: " ".join(done)}
        drafting.keep(by=request.viewer, key=f"{DRAFT}:{key}", fields=fields, at=clock.now())
        return redirect("intake:one_step", key=key, step=SLUGS[SLUGS.index(question.slug) + 1])
    found = []
    if question.slug == "bekend":
        found = queries.find_person(
            request.viewer, board, number=answers.get("number", ""), family_name=answers.get("family_name", "")
        )
    context = {
        "form": form,
        "question": question,
        "steps": _steps(key, answers, at=question.slug),
        "found": found,
        "giving": queries.giving(answers, board=board, on=request.today) if question.slug == "rechten" else None,
        "number": answers.get("number", ""),
        "back": _back(key, question.slug),
    }
    return render(request, "intake/one_step.html", context, status=422 if form.errors else 200)


def _check(request: Request, key: UUID, answers: dict[str, str]) -> HttpResponse:
    board = queries.board_at(request.viewer, answers["board"])
    content, at = queries.as_list(answers), clock.now()
    name = _("Eén persoon: %(name)s") % {"name": _name(answers)}
    per = max(date.fromisoformat(answers["started_on"]), request.today.replace(day=1))
    problem = ""
    if request.method == "POST":
        try:
            actions.enter_one(by=request.viewer, at=at, board=board, key=key, name=name, content=content, per=per)
            drafting.forget(by=request.viewer, key=f"{DRAFT}:{key}")
            return redirect("intake:upload", key=key)
        except Refusal as refusal:
            problem = str(refusal)
    comparison = queries.compared(request.viewer, board, read=queries.read(content, name=name, chosen={}), per=per)
    context = {
        "answers": queries.answered(answers, schools=queries.school_names(board)),
        "rows": [queries.PreviewRow.of(row) for row in comparison.rows],
        "refused": [queries.RefusedLine.of(row) for row in comparison.refused],
        "notes": [queries.in_words(note) for note in comparison.notes],
        "problem": problem,
        "steps": _steps(key, answers, at=CHECK),
        "back": _back(key, CHECK),
    }
    return render(request, "intake/one_check.html", context, status=422 if problem else 200)


def _answers(request: Request, key: UUID) -> dict[str, str] | None:
    draft = drafts.draft_of(request.viewer, f"{DRAFT}:{key}")
    return None if draft is None else {str(name): str(value) for name, value in draft.fields.items()}


def _allowed(answers: dict[str, str]) -> str:
    done = answers.get(DONE, "").split()
    return next((slug for slug in SLUGS if slug not in done), CHECK)


def _kept(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _name(answers: dict[str, str]) -> str:
    return " ".join(answers[part] for part in ("given_name", "infix", "family_name") if answers.get(part))


def _steps(key: UUID, answers: dict[str, str], *, at: str) -> list[Step]:
    done = answers.get(DONE, "").split()
    labels = [(question.slug, str(question.label)) for question in QUESTIONS] + [(CHECK, _("Controleer"))]
    return [
        Step(label, State.NEXT)
        if slug == at
        else Step(label, State.DONE, reverse("intake:one_step", args=[key, slug]))
        if slug in done
        else Step(label, State.PLANNED)
        for slug, label in labels
    ]


def _back(key: UUID, slug: str) -> str:
    index = SLUGS.index(slug)
    return reverse("intake:one_step", args=[key, SLUGS[index - 1]]) if index else reverse("intake:one")
