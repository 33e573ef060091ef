"""Making a gathering, question by question; the answers are a draft until they are confirmed."""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from startbaan.apps.drafts import actions as drafting
from startbaan.apps.drafts import queries as drafts
from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.forms import (
    LONGEST_TITLE,
    ForWhomForm,
    KindForm,
    SessionForm,
    SigningUpForm,
    WhenForm,
    WordsForm,
)
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.ui import clock
from startbaan.ui.shapes import State, Step

DRAFT, DONE, CHECK, SESSIONS = "bijeenkomst-nieuw", "gedaan", "controle", "sessies"
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Question:
    """One page of the wizard."""

    slug: str
    label: Promise
    hint: Promise
    form: type[forms.Form]


WHEN = Question("wanneer", gettext_lazy("Wanneer en waar"), gettext_lazy("Dag, tijd en plaats."), WhenForm)
IN_SESSIONS = Question(
    SESSIONS,
    gettext_lazy("Sessies"),
    gettext_lazy("Werksessies die naast elkaar lopen. Geen sessies? Ga dan verder."),
    SessionForm,
)
FOR_WHOM = Question(
    "voor-wie", gettext_lazy("Voor wie"), gettext_lazy("Hieruit volgt wie je straks kunt uitnodigen."), ForWhomForm
)
SIGNING_UP = Question(
    "aanmelden",
    gettext_lazy("Aanmelden"),
    gettext_lazy("Wie te laat is voor een plaats, komt op de wachtlijst en schuift vanzelf door."),
    SigningUpForm,
)
WORDS = Question(
    "woorden", gettext_lazy("In woorden"), gettext_lazy("Zo zien mensen de bijeenkomst in hun lijst."), WordsForm
)


def questions_for(offer: queries.Offer) -> tuple[Question, ...]:
    """What is asked of who makes this kind."""
    asked = [WHEN]
    if offer.has_sessions:
        asked.append(IN_SESSIONS)
    if len(offer.groups) > 1:
        asked.append(FOR_WHOM)
    if offer.has_sessions:
        asked.append(SIGNING_UP)
    return (*asked, WORDS)


@require_http_methods(["GET", "HEAD", "POST"])
def new_gathering(request: Request) -> HttpResponse:
    """Ask what is made, and begin, perhaps with a session about a theme; what was begun before can be gone on with."""
    offered = queries.offers(request.viewer)
    if not offered:
        raise Http404
    theme = request.GET.get("thema", "").strip()[:LONGEST_TITLE]
    usual = next((offer.value for offer in offered if offer.has_sessions), "") if theme else ""
    form = KindForm(request.POST if request.method == "POST" else None, initial={"kind": usual})
    form.let_choose([(offer.value, offer.label) for offer in offered])
    if request.method == "POST" and form.is_valid():
        key, fields = uuid.uuid4(), {**form.cleaned_data, "theme": theme}
        drafting.keep(by=request.viewer, key=f"{DRAFT}:{key}", fields=fields, at=clock.now())
        return redirect("gatherings:new_step", draft=key, step=WHEN.slug)
    labels = {offer.value: offer.label for offer in offered}
    begun = [
        (UUID(key.removeprefix(f"{DRAFT}:")), answers.get("title") or labels[answers["kind"]])
        for key, answers in drafts.fields_under(request.viewer, f"{DRAFT}:").items()
        if answers.get("kind") in labels
    ]
    context = {"form": form, "begun": begun}
    return render(request, "gatherings/arranging_begin.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def new_step(request: Request, draft: UUID, step: str) -> HttpResponse:
    """Ask one question, or show the answers; who skips ahead is led to the first question that is open."""
    found = drafts.draft_of(request.viewer, f"{DRAFT}:{draft}")
    if found is None:
        return redirect("gatherings:gathering", queries.arranged_gathering(request.viewer, draft).key)
    answers = {str(name): str(value) for name, value in found.fields.items()}
    offer = queries.offer_at(request.viewer, answers.get("kind", ""))
    asked = {question.slug: question for question in questions_for(offer)}
    slugs = (*asked, CHECK)
    if step not in slugs:
        raise Http404
    allowed = _allowed(answers, slugs)
    if slugs.index(step) > slugs.index(allowed):
        return redirect("gatherings:new_step", draft, allowed)
    page = _Page(request, draft, answers, offer, tuple(asked.values()), step)
    if step == CHECK:
        return _check(page)
    return _sessions(page) if step == SESSIONS else _ask(page, asked[step])


@dataclass(frozen=True)
class _Page:
    """Where somebody is in the wizard, and what was answered."""

    request: Request
    draft: UUID
    answers: Answers
    offer: queries.Offer
    questions: tuple[Question, ...]
    slug: str

    @property
    def sessions(self) -> list[dict[str, object]]:
        """The sessions so far."""
        found: list[dict[str, object]] = json.loads(self.answers.get("sessions", "[]"))
        return found

    def keep(self, **given: str) -> None:
        """Keep these answers with what was there."""
        key = f"{DRAFT}:{self.draft}"
        drafting.keep(by=self.request.viewer, key=key, fields={**self.answers, **given}, at=clock.now())

    def go_on(self, **given: str) -> HttpResponse:
        """Keep these answers and go to the next question."""
        done = {*self.answers.get(DONE, "").split(), self.slug}
        self.keep(**given, **{DONE: " ".join(sorted(done))})
        slugs = [*(question.slug for question in self.questions), CHECK]
        return redirect("gatherings:new_step", self.draft, slugs[slugs.index(self.slug) + 1])

    def context(self) -> dict[str, object]:
        """What every page of the wizard shows."""
        labels = [(question.slug, str(question.label)) for question in self.questions] + [(CHECK, _("Controleer"))]
        slugs = [slug for slug, _label in labels]
        index = slugs.index(self.slug)
        back = reverse("gatherings:new_step", args=[self.draft, slugs[index - 1]]) if index else ""
        return {
            "offer": self.offer,
            "steps": [self._step(slug, label) for slug, label in labels],
            "back": back or reverse("gatherings:new"),
        }

    def _step(self, slug: str, label: str) -> Step:
        if slug == self.slug:
            return Step(label, State.NEXT)
        if slug in self.answers.get(DONE, "").split():
            return Step(label, State.DONE, reverse("gatherings:new_step", args=[self.draft, slug]))
        return Step(label, State.PLANNED)


def _ask(page: _Page, question: Question) -> HttpResponse:
    request = page.request
    form = question.form(request.POST) if request.method == "POST" else question.form(initial=dict(page.answers))
    if isinstance(form, ForWhomForm):
        form.let_choose([(group.value, str(group.label)) for group in page.offer.groups])
        form.initial.setdefault("for_whom", page.offer.groups[0].value)
    if isinstance(form, SigningUpForm):
        form.suit(has_sessions=len(page.sessions) > 1, day=date.fromisoformat(page.answers["day"]))
    if request.method == "POST" and form.is_valid():
        return page.go_on(**{name: _kept(form.cleaned_data[name]) for name in form.fields})
    context = {**page.context(), "form": form, "question": question}
    return render(request, "gatherings/arranging_step.html", context, status=422 if form.errors else 200)


def _sessions(page: _Page) -> HttpResponse:
    """Show the sessions so far, and take one more, take one away, or go on."""
    request, sessions = page.request, page.sessions
    trainers = queries.trainers_for(page.offer.organisation, on=request.viewer.on)
    then = request.POST.get("then", "")
    if then.startswith("remove-") and then.removeprefix("remove-").isdecimal():
        left = [one for number, one in enumerate(sessions) if number != int(then.removeprefix("remove-"))]
        page.keep(sessions=json.dumps(left))
        return redirect("gatherings:new_step", page.draft, SESSIONS)
    if then == "next" and not request.POST.get("title", "").strip():
        return page.go_on()
    theme = page.answers.get("theme", "") if not sessions else ""
    form = SessionForm(request.POST if request.method == "POST" else None, initial={"title": theme})
    form.let_choose([(str(person), name) for person, name in trainers.items()])
    form.refuse_titles([str(one["title"]) for one in sessions])
    if request.method == "POST" and form.is_valid():
        made = json.dumps([*sessions, form.cleaned_data])
        if then == "next":
            return page.go_on(sessions=made)
        page.keep(sessions=made)
        return redirect("gatherings:new_step", page.draft, SESSIONS)
    context = {
        **page.context(),
        "form": form,
        "question": IN_SESSIONS,
        "sessions": [actions.NewSession.of(one) for one in sessions],
        "trainers": trainers,
    }
    return render(request, "gatherings/arranging_sessions.html", context, status=422 if form.errors else 200)


def _check(page: _Page) -> HttpResponse:
    request, problem = page.request, ""
    content, sessions = _content(page), [actions.NewSession.of(one) for one in page.sessions]
    if request.method == "POST":
        try:
            actions.arrange(
                by=request.viewer, at=clock.now(), key=page.draft, offer=page.offer, content=content, sessions=sessions
            )
        except Refusal as refusal:
            problem = str(refusal)
        else:
            drafting.forget(by=request.viewer, key=f"{DRAFT}:{page.draft}")
            messages.success(request, _("De bijeenkomst staat. Nodig nu de mensen uit."))
            return redirect("gatherings:invite", page.draft)
    context = {
        **page.context(),
        "content": content,
        "sessions": sessions,
        "seats": sum(session.places for session in sessions),
        "trainers": queries.trainers_for(page.offer.organisation, on=request.viewer.on),
        "problem": problem,
    }
    return render(request, "gatherings/arranging_check.html", context, status=422 if problem else 200)


def _content(page: _Page) -> actions.Content:
    given = page.answers
    group = given.get("for_whom") or page.offer.groups[0].value
    return actions.Content(
        title=given["title"],
        about=given.get("about", ""),
        for_whom=next((one for one in page.offer.groups if one.value == group), page.offer.groups[0]),
        day=date.fromisoformat(given["day"]),
        begins=time.fromisoformat(given["start"]),
        minutes=int(given["minutes"]),
        place=given.get("place", ""),
        online_link=given.get("online_link", ""),
        places=int(given["places"]) if given.get("places") else None,
        answer_until=_day(given.get("answer_until", "")),
        choose_until=_day(given.get("choose_until", "")) if len(page.sessions) > 1 else None,
    )


def _allowed(answers: Answers, slugs: Sequence[str]) -> str:
    done = answers.get(DONE, "").split()
    return next((slug for slug in slugs if slug not in done), CHECK)


def _kept(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return "" if value is None else str(value)


def _day(kept: str) -> date | None:
    return date.fromisoformat(kept) if kept else None
