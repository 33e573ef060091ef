"""What somebody attended, and the certificate of it."""

from pathlib import Path
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from startbaan.apps.gatherings import queries
from startbaan.apps.people.access import Request
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.ui import paper

TEMPLATE = Path(__file__).parents[1] / "typst" / "attended.typ"


@require_GET
def my_attendance(request: Request) -> HttpResponse:
    """Show what one attended oneself, year by year."""
    return _page(request, queries.my_attended(request.viewer))


@require_GET
def attendance_of(request: Request, person: UUID) -> HttpResponse:
    """Show what a starter attended to who guides or leads them, or arranges for their board."""
    return _page(request, queries.attended_of(request.viewer, person))


@require_GET
def certificate(request: Request, gathering: UUID, person: UUID) -> HttpResponse:
    """Print the certificate of somebody who came."""
    made = queries.certificate_of(request.viewer, gathering, person)
    data = queries.certificate_on_paper(made, language=get_language() or "nl")
    answer = HttpResponse(paper.pdf(TEMPLATE, data=data, at=made.at), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="deelname-{slugify(made.person)}-{made.at:%Y-%m-%d}.pdf"'
    return answer


def _page(request: Request, found: queries.Attended) -> HttpResponse:
    you = Relation.STARTER if found.is_mine else Relation.PARTICIPANT
    who = who_sees(Kind.ATTENDANCE, you=you, language=get_language() or "nl")
    return render(request, "gatherings/attended.html", {"found": found, "who": who})
