"""The pages on which somebody fills in a survey; the answers pass through and are kept nowhere by themselves."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import Refusal
from startbaan.apps.programme.queries import page_language
from startbaan.apps.surveys import actions, queries
from startbaan.apps.surveys.forms import Sheet, blank, sent
from startbaan.ui.navigation import NavItem


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Request, survey: UUID) -> HttpResponse:
    """Show the questions of a survey to somebody who is asked, and take the answers; what is wrong comes back whole."""
    form = queries.survey_form(request.viewer, survey)
    if form.is_answered or (request.method != "POST" and not form.is_open):
        return render(request, "surveys/not_open.html", {"form": form, "crumbs": _crumbs(), "tab": _tab(request)})
    if request.method != "POST":
        return _page(request, form, blank(form.questionnaire, language=page_language()))
    sheet = sent(form.questionnaire, data=request.POST, language=page_language())
    if sheet.checked is None or sheet.is_wrong:
        return _page(request, form, sheet)
    try:
        actions.send_answers(by=request.viewer, survey=survey, answers=sheet.checked.answers)
    except actions.AnsweredAlready:
        return redirect("surveys:answer", survey=survey)
    except Refusal as refusal:
        return _page(request, form, sheet.refused(str(refusal)))
    return redirect("surveys:thanks", survey=survey)


@never_cache
@require_GET
def thanks(request: Request, survey: UUID) -> HttpResponse:
    """Say that the answers came in; the same page for all, whatever was answered."""
    queries.survey_form(request.viewer, survey)
    context = {"survey": survey, "crumbs": _crumbs(), "tab": _tab(request)}
    return render(request, "surveys/thanks.html", context)


@require_GET
def anonymous(request: Request, survey: UUID) -> HttpResponse:
    """Say in three sentences what is done so that answers stay anonymous, and what nobody can promise."""
    found = queries.survey_seen_by(request.viewer, survey)
    context = {
        "promises": queries.promises(found),
        "traces": queries.kept_traces(),
        "survey": found,
        "crumbs": _crumbs(),
    }
    return render(request, "surveys/anonymous.html", context)


def _page(request: Request, form: queries.ToFill, sheet: Sheet) -> HttpResponse:
    promise = queries.promise(form.survey)
    context = {"form": form, "sheet": sheet, "promise": promise, "crumbs": _crumbs(), "tab": _tab(request)}
    return render(request, "surveys/answer.html", context, status=422 if sheet.is_wrong else 200)


def _crumbs() -> tuple[NavItem, ...]:
    return (NavItem(_("Enquêtes"), reverse("surveys:surveys")),)


def _tab(request: HttpRequest) -> str:
    """Whose words may lie in this tab: nobody else who sits at it gets them back."""
    return salted_hmac("surveys.tab", str(request.user.pk)).hexdigest()[:16]
