"""The pages with the result of a survey."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from startbaan.apps.people.access import Request
from startbaan.apps.programme.queries import page_language
from startbaan.apps.surveys.queries.outcome_pages import OutcomePage, headings, outcome_page, sheet_rows
from startbaan.domain.staffing.writing import write_xlsx
from startbaan.ui.navigation import NavItem

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def outcome(request: Request, survey: UUID) -> HttpResponse:
    """Show what a survey came to, question by question, of everybody or of one's own board."""
    page = _page(request, survey)
    context = {
        "page": page,
        "survey": page.survey,
        "outcome": page.outcome,
        "tabs": _tabs(page),
        "crumbs": (NavItem(_("Enquêtes"), reverse("surveys:surveys")),),
    }
    return render(request, "surveys/outcome.html", context)


@require_GET
def outcome_sheet(request: Request, survey: UUID) -> HttpResponse:
    """Hand over the same figures as a workbook; what is not shown is not in it either."""
    page = _page(request, survey)
    workbook = write_xlsx(headings(), sheet_rows(page.outcome), title=page.survey.name)
    response = HttpResponse(workbook, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="enquete-{page.survey.opens_on}.xlsx"'
    return response


def _page(request: Request, survey: UUID) -> OutcomePage:
    return outcome_page(request.viewer, survey, board=request.GET.get("bestuur", ""), language=page_language())


def _tabs(page: OutcomePage) -> tuple[NavItem, ...]:
    """Everybody, and each of the viewer's own boards."""
    if not page.boards:
        return ()
    here = reverse("surveys:outcome", args=[page.survey.key])
    everybody = NavItem(_("Iedereen"), here, current=page.board is None)
    boards = [NavItem(board.name, f"{here}?bestuur={board.key}", current=board == page.board) for board in page.boards]
    return (everybody, *boards)
