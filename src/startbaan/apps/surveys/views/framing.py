"""The pages on which what stands around the questions of a draft is changed: title, themes and scales."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from startbaan.apps.people.access import Request
from startbaan.apps.people.views.carrying_out import carry_out
from startbaan.apps.programme.queries import page_language
from startbaan.apps.surveys import actions, queries
from startbaan.apps.surveys.forms import ScaleForm, TitleForm
from startbaan.apps.surveys.views.keeping import kept
from startbaan.domain.questionnaires.definition import Scale, Theme
from startbaan.domain.questionnaires.editing import new_key
from startbaan.domain.questionnaires.framing import asked_on, own_theme
from startbaan.ui import clock

BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
def retitle(request: Request, questionnaire: str) -> HttpResponse:
    """Change the title of a draft, and the words above its questions."""
    page = queries.draft_page(request.viewer, questionnaire)
    asks = page.draft.asks
    was = queries.fingerprint((asks.title, asks.about))
    form = TitleForm(
        request.POST if request.method == "POST" else None, initial=TitleForm.begun(asks.title, asks.about)
    )

    def keep() -> None:
        title, about = form.texts
        actions.retitle(by=request.viewer, at=clock.now(), key=questionnaire, title=title, about=about, was=was)

    if kept(form, was, keep):
        return _back(request, questionnaire, _("De titel en de uitleg zijn bewaard."))
    context = {"page": page, "form": form, "was": was, "heading": _("Titel en uitleg")}
    return render(request, "surveys/draft_words.html", context, status=422 if form.errors else 200)


@require_http_methods(BOTH)
def add_theme(request: Request, questionnaire: str) -> HttpResponse:
    """Add a theme under which questions stand."""
    return _write_theme(request, queries.draft_page(request.viewer, questionnaire), None)


@require_http_methods(BOTH)
def change_theme(request: Request, questionnaire: str, theme: str) -> HttpResponse:
    """Change the words of a theme."""
    page = queries.draft_page(request.viewer, questionnaire)
    found = next((each for each in page.draft.asks.themes if each.key == theme), None)
    if found is None:
        raise Http404
    return _write_theme(request, page, found)


@require_POST
def drop_theme(request: Request, questionnaire: str, theme: str) -> HttpResponse:
    """Take a theme out; its questions stay."""
    drop = partial(actions.drop_theme, by=request.viewer, at=clock.now(), key=questionnaire, theme=theme)
    carry_out(request, drop, _("Het onderwerp is weggehaald. De vragen staan er nog."))
    return redirect("surveys:draft", questionnaire)


@require_http_methods(BOTH)
def add_scale(request: Request, questionnaire: str) -> HttpResponse:
    """Add a scale to answer on."""
    return _write_scale(request, queries.draft_page(request.viewer, questionnaire), None)


@require_http_methods(BOTH)
def change_scale(request: Request, questionnaire: str, scale: str) -> HttpResponse:
    """Change the points of a scale, for every question that uses it."""
    page = queries.draft_page(request.viewer, questionnaire)
    found = next((each for each in page.draft.asks.scales if each.key == scale), None)
    if found is None:
        raise Http404
    return _write_scale(request, page, found)


def _write_theme(request: Request, page: queries.DraftPage, theme: Theme | None) -> HttpResponse:
    key, was = page.draft.asks.key, queries.fingerprint(theme) if theme else ""
    form = TitleForm(
        request.POST if request.method == "POST" else None,
        initial=TitleForm.begun(theme.title, theme.about) if theme else {},
    )

    def keep() -> None:
        made = own_theme(theme, *form.texts, taken=page.themes_ever)
        actions.put_theme(by=request.viewer, at=clock.now(), key=key, theme=made, was=was)

    if kept(form, was, keep):
        return _back(request, key, _("Het onderwerp is bewaard."))
    heading = _("Onderwerp wijzigen") if theme else _("Nieuw onderwerp")
    context = {"page": page, "form": form, "was": was, "heading": heading, "theme": theme}
    return render(request, "surveys/draft_words.html", context, status=422 if form.errors else 200)


def _write_scale(request: Request, page: queries.DraftPage, scale: Scale | None) -> HttpResponse:
    key, was = page.draft.asks.key, queries.fingerprint(scale) if scale else ""
    form = ScaleForm(request.POST if request.method == "POST" else None, scale=scale)

    def keep() -> None:
        points = form.points
        name = scale.key if scale else new_key(points[-1].nl, taken=page.scales_ever)
        actions.put_scale(by=request.viewer, at=clock.now(), key=key, scale=Scale(name, points), was=was)

    if kept(form, was, keep):
        return _back(request, key, _("De schaal is bewaard."))
    used = [question.text.said(page_language()) for question in asked_on(page.draft.asks, scale.key)] if scale else []
    context = {"page": page, "form": form, "was": was, "scale": scale, "used": used}
    return render(request, "surveys/draft_scale.html", context, status=422 if form.errors else 200)


def _back(request: Request, questionnaire: str, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("surveys:draft", questionnaire)
