"""Opening the year, question by question; the answers are a draft until they are confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from startbaan.apps.drafts import actions as drafting
from startbaan.apps.intake import queries
from startbaan.apps.intake.actions.opening import open_year
from startbaan.apps.intake.forms import ContactsForm, HoursForm, NumberForm, VersionForm
from startbaan.apps.intake.queries import opening
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.ui import clock
from startbaan.ui.shapes import State, Step

DONE, CHECK, HOURS = "gedaan", "controle", "uren"


@dataclass(frozen=True)
class Question:
    """One page of the wizard."""

    slug: str
    label: Promise
    hint: Promise
    form: type[forms.Form]


QUESTIONS = (
    Question(
        "programma",
        gettext_lazy("Het programma"),
        gettext_lazy("Wat gedaan of afgesproken is, blijft staan met de woorden van toen."),
        VersionForm,
    ),
    Question(
        "contacten",
        gettext_lazy("De contactpersonen"),
        gettext_lazy("Starters lezen op hun inwerklijst bij wie ze moeten zijn. Klopt dit per school?"),
        ContactsForm,
    ),
    Question(
        "aantal",
        gettext_lazy("Het aantal starters"),
        gettext_lazy("Zo weet iedereen hoeveel coaches en tijd er nodig zijn."),
        NumberForm,
    ),
    Question(
        HOURS,
        gettext_lazy("De uren van de coaches"),
        gettext_lazy("Hoeveel uur heeft elke coach dit schooljaar? Wat je leeg laat, blijft zoals het is."),
        HoursForm,
    ),
)
SLUGS = (*(question.slug for question in QUESTIONS), CHECK)


@require_safe
def years(request: Request) -> HttpResponse:
    """Show for which boards the viewer opens the year, and go on where one was."""
    found = [opening.opening_of(request.viewer, board) for board in queries.boards_of(request.viewer)]
    return render(request, "intake/open_years.html", {"openings": found, "year": opening.year_to_open(request.today)})


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Request, board: str, step: str) -> HttpResponse:
    """Ask one question, or show the answers to check and confirm."""
    found = opening.opening_of(request.viewer, queries.board_at(request.viewer, board))
    if found.opened:
        return redirect("intake:open_years")
    allowed = _allowed(found.answers)
    if step not in SLUGS or SLUGS.index(step) > SLUGS.index(allowed):
        return redirect("intake:open_year", board=board, step=allowed)
    if step == CHECK:
        return _check(request, found)
    return _ask(request, found, QUESTIONS[SLUGS.index(step)])


def _ask(request: Request, found: opening.Opening, question: Question) -> HttpResponse:
    initial = {"starters": opening.starters_counted(request.viewer, found.board), "version": "blijf", **found.answers}
    form = question.form(request.POST) if request.method == "POST" else question.form(initial=initial)
    if isinstance(form, VersionForm):
        form.let_choose([(str(row.pk), row.choice) for row in opening.versions_to_choose(found.board)])
    if isinstance(form, HoursForm):
        coaches = opening.coaches_to_ask(found.board, year=found.year, on=request.today)
        form.ask([(one.choice.registration, one.choice.name, one.hours) for one in coaches])
    if form.is_bound and form.is_valid():
        given = {name: "" if form.cleaned_data[name] is None else str(form.cleaned_data[name]) for name in form.fields}
        done = " ".join(sorted({*found.answers.get(DONE, "").split(), question.slug}))
        drafting.keep(by=request.viewer, key=found.draft, fields={**found.answers, **given, DONE: done}, at=clock.now())
        return redirect("intake:open_year", board=found.board.key, step=SLUGS[SLUGS.index(question.slug) + 1])
    contacts = opening.contacts_of(found.board, on=request.today) if isinstance(form, ContactsForm) else []
    context = {
        "form": form,
        "question": question,
        "found": found,
        "contacts": contacts,
        "steps": _steps(found, at=question.slug),
        "back": _back(found, question.slug),
    }
    return render(request, "intake/open_step.html", context, status=422 if form.errors else 200)


def _check(request: Request, found: opening.Opening) -> HttpResponse:
    answers, problem = found.answers, ""
    version = int(answers["version"]) if answers["version"].isdecimal() else None
    hours = _hours(answers)
    if request.method == "POST":
        try:
            open_year(
                by=request.viewer,
                at=clock.now(),
                board=found.board,
                year=found.year,
                version=version,
                starters=int(answers["starters"]),
                hours=hours,
            )
        except Refusal as refusal:
            problem = str(refusal)
        else:
            drafting.forget(by=request.viewer, key=found.draft)
            messages.success(request, _("Schooljaar %(year)s is open. Neem nu je starters in.") % {"year": found.year})
            return redirect("intake:open_years")
    chosen = next((row for row in opening.versions_to_choose(found.board) if row.pk == version), None)
    coaches = opening.coaches_to_ask(found.board, year=found.year, on=request.today)
    context = {
        "found": found,
        "version": chosen,
        "moving": len(opening.tracks_to_move(request.viewer, found.board, chosen.pk)) if chosen else 0,
        "starters": answers["starters"],
        "coaches": [(one.choice.name, hours.get(one.choice.registration)) for one in coaches],
        "total": sum(hours.values()),
        "problem": problem,
        "steps": _steps(found, at=CHECK),
        "back": _back(found, CHECK),
    }
    return render(request, "intake/open_check.html", context, status=422 if problem else 200)


def _hours(answers: Mapping[str, str]) -> dict[int, Decimal]:
    """The hours that were filled in, by line of the register."""
    given = {name.removeprefix("uren-"): value for name, value in answers.items() if name.startswith("uren-")}
    return {int(registration): Decimal(value) for registration, value in given.items() if value}


def _allowed(answers: Mapping[str, str]) -> str:
    done = answers.get(DONE, "").split()
    return next((slug for slug in SLUGS if slug not in done), CHECK)


def _steps(found: opening.Opening, *, at: str) -> list[Step]:
    done = found.answers.get(DONE, "").split()
    labels = [(question.slug, str(question.label)) for question in QUESTIONS] + [(CHECK, _("Controleer"))]
    return [
        Step(label, State.NEXT)
        if slug == at
        else Step(label, State.DONE, reverse("intake:open_year", args=[found.board.key, slug]))
        if slug in done
        else Step(label, State.PLANNED)
        for slug, label in labels
    ]


def _back(found: opening.Opening, slug: str) -> str:
    index = SLUGS.index(slug)
    return (
        reverse("intake:open_year", args=[found.board.key, SLUGS[index - 1]]) if index else reverse("intake:open_years")
    )
