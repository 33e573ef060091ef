"""The pages that explain: who sees what, who looked, and the handbook."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from startbaan.apps.coaching.queries import sector_of
from startbaan.apps.library import queries
from startbaan.apps.library.forms import FindForm, KindForm
from startbaan.apps.people.access import Request
from startbaan.apps.people.queries import reading_log
from startbaan.apps.programme.queries import my_track
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.privacy.words import kind_name, relation_name
from startbaan.ui import clock

A_PAGE = 50


@login_not_required
@require_GET
def who_sees_what(request: Request) -> HttpResponse:
    """Show who sees one kind, and the whole table under it."""
    language, sector = get_language() or "nl", sector_of(request.viewer)
    groups = queries.kind_groups(language=language, sector=sector)
    asked = request.GET.get("wat", "")
    kind = Kind(asked) if asked in set(Kind) else Kind.HELP_QUESTION
    form = KindForm(initial={"wat": kind.value})
    form.let_choose(groups)
    context = {
        "form": form,
        "row": queries.kind_row(kind, language=language, sector=sector),
        "sentence": queries.sentence(kind, language=language, sector=sector),
        "groups": groups,
        "columns": queries.columns(language=language, sector=sector),
        "legend": queries.legend(language=language),
        "how": queries.how_it_works(language=language),
        "whole": {"threshold": queries.threshold_sentence()},
    }
    return render(request, "library/who_sees_what.html", context)


@require_GET
def looked(request: Request) -> HttpResponse:
    """Show who opened the viewer's own confidential items, newest first."""
    language, sector = get_language() or "nl", sector_of(request.viewer)
    rows = [
        (
            row.at,
            row.name,
            relation_name(row.relation, language=language, sector=sector),
            kind_name(row.kind, language=language, sector=sector),
        )
        for row in reading_log(request.viewer)
    ]
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "library/reading_log.html", {"page": page})


@login_not_required
@require_GET
def handbooks(request: Request) -> HttpResponse:
    """Show which programmes there are; the programme of the viewer's own track stands first."""
    found = queries.handbooks(language=get_language() or "nl")
    own = my_track(request.viewer)
    mine = own.track.version_id if own else None
    found.sort(key=lambda book: book.pk != mine)
    return render(request, "library/handbooks.html", {"handbooks": found, "mine": mine})


@login_not_required
@require_GET
def handbook(request: Request, version: int) -> HttpResponse:
    """Show one programme as a handbook, with what was looked for in it."""
    found = queries.handbook(version, language=get_language() or "nl")
    made = queries.whole(found, viewer=request.viewer, asked=request.GET.get("plek", ""))
    form = FindForm(request.GET)
    asked = form.cleaned_data["zoek"] if form.is_valid() else ""
    context = {
        "whole": made,
        "handbook": found,
        "book": found.book,
        "form": form,
        "asked": asked,
        "hits": queries.find(made, asked),
    }
    return render(request, "library/handbook.html", context)


@login_not_required
@require_GET
def handbook_pdf(request: Request, version: int) -> HttpResponse:
    """Give one programme as a handbook on paper, with names for who belongs to the school."""
    found = queries.handbook(version, language=get_language() or "nl")
    made = queries.whole(found, viewer=request.viewer, asked=request.GET.get("plek", ""))
    paper = queries.printed(queries.on_paper(made), language=found.language, on=request.today, at=clock.now())
    name = f"{found.file_name}.pdf"
    return HttpResponse(
        paper,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
