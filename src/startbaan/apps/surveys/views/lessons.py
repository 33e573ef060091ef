"""The pages of a starter who asks a class, and the public ones on which pupils answer without being known."""

from uuid import UUID

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.apps.programme.queries import page_language
from startbaan.apps.surveys import actions, queries, tasks
from startbaan.apps.surveys.forms import LessonCodeForm, LessonForm, Sheet, blank, sent
from startbaan.domain.gathering.codes import read_code, spelled
from startbaan.domain.sentences import Problem
from startbaan.ui import clock

BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
def lessons(request: Request) -> HttpResponse:
    """Show the lessons one asked about, and ask another class."""
    page = queries.lessons(request.viewer)
    if page.school is None and request.method == "POST":
        raise Http404
    form = LessonForm(request.POST if request.method == "POST" else None)
    form.let_choose([(str(version.row.pk), version.title) for version in page.versions])
    if form.is_bound and form.is_valid():
        name, pupils, version = (form.cleaned_data[field] for field in ("name", "pupils", "version"))
        try:
            made = actions.ask_class(by=request.viewer, at=clock.now(), version=int(version), name=name, pupils=pupils)
            return redirect("surveys:lesson", made.key)
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error("pupils", str(refusal))
    context = {"page": page, "form": form}
    return render(request, "surveys/lessons.html", context, status=422 if form.errors else 200)


@never_cache
@require_GET
def lesson(request: Request, survey: UUID) -> HttpResponse:
    """Show the code of a lesson, large enough for a classroom, and how many answered."""
    address = request.build_absolute_uri(reverse("surveys:lesson_door")).split("://", 1)[-1].rstrip("/")
    context = {"lesson": queries.lesson(request.viewer, survey), "address": address}
    return render(request, "surveys/lesson.html", context)


@require_http_methods(BOTH)
def close_lesson(request: Request, survey: UUID) -> HttpResponse:
    """Say what happens, take no more answers about a lesson, and count those there are."""
    found = queries.lesson(request.viewer, survey)
    if request.method == "POST":
        done = _("De vragenlijst is gesloten en de antwoorden zijn geteld.")
        carry_out(request, lambda: actions.close_survey(by=request.viewer, at=clock.now(), survey=survey), done)
        tasks.sweep.defer()
        return redirect("surveys:lesson", survey)
    consequences = [
        _("Leerlingen kunnen niet meer antwoorden."),
        _("De antwoorden worden geteld. Daarna kun jij de uitkomst lezen.")
        if found.is_enough
        else _("Er zijn nog te weinig antwoorden: ze gaan weg en er komt geen uitkomst."),
    ]
    return render(request, "surveys/lesson_close.html", {"lesson": found, "consequences": consequences})


@login_not_required
@never_cache
@require_http_methods(BOTH)
def lesson_door(request: Request) -> HttpResponse:
    """Ask a pupil for the code on the screen."""
    form = LessonCodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        if queries.form_with_code(code, on=request.today) is not None:
            return redirect("surveys:pupil", spelled(code))
        return _unknown(request, form)
    return render(request, "surveys/lesson_door.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(BOTH)
def pupil(request: Request, code: str) -> HttpResponse:
    """Show the questions to a pupil who has the code, and take the answers; nothing is known of who sends them."""
    form = LessonCodeForm({"code": code})
    try:
        read = read_code(code)
    except Problem:
        form.is_valid()
        return _unknown(request, form)
    found = queries.form_with_code(read, on=request.today)
    if found is None:
        form.is_valid()
        return _unknown(request, form)
    sheet = blank(found.questionnaire, language=page_language())
    if request.method == "POST":
        sheet = sent(found.questionnaire, data=request.POST, language=page_language())
        if sheet.checked is not None and not sheet.is_wrong:
            try:
                actions.send_with_code(code=read, on=request.today, answers=sheet.checked.answers)
                return redirect("surveys:pupil_thanks")
            except Refusal as refusal:
                sheet = sheet.refused(str(refusal))
    elif not found.is_open:
        return render(request, "surveys/pupil_closed.html", {"form": found})
    return _pupils_page(request, sheet)


@login_not_required
@require_GET
def pupil_thanks(request: Request) -> HttpResponse:
    """Thank a pupil; the same page for all."""
    return render(request, "surveys/pupil_thanks.html")


def _pupils_page(request: Request, sheet: Sheet) -> HttpResponse:
    return render(request, "surveys/pupil.html", {"sheet": sheet}, status=422 if sheet.is_wrong else 200)


def _unknown(request: Request, form: LessonCodeForm) -> HttpResponse:
    """Say that a code is of no lesson; who tries many has to wait."""
    if ratelimit.consume(request, app="allauth.account", action="lesson_code", limit_get=True) is None:
        words, status = _("Er zijn te veel codes geprobeerd. Wacht een minuut en kijk goed op het bord."), 429
    else:
        words, status = _("Deze code klopt niet. Kijk nog eens op het bord."), 404
    if not form.errors or status == 429:
        form.add_error("code", words)
    return render(request, "surveys/lesson_door.html", {"form": form}, status=status)
