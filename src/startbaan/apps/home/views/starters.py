"""The list of starters: on screen, as a sheet, and to reach everyone of a school."""

from collections.abc import Sequence
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from startbaan.apps.home import queries
from startbaan.apps.home.forms import read_asked
from startbaan.apps.home.queries.deployment import deployment as deployed
from startbaan.apps.people.access import Request
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.staffing.writing import write_xlsx
from startbaan.domain.words import Sector, word

PAGE = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def starters(request: Request) -> HttpResponse:
    """Show the viewer's starters, narrowed and ordered as asked, a page at a time."""
    listed = queries.starters(request.viewer, read_asked(request.GET))
    page = Paginator(listed.found, PAGE).get_page(request.GET.get("pagina"))
    context = {
        "listed": listed,
        "asked": listed.asked,
        "typed": request.GET.get("zoek", ""),
        "page": page,
        "rows": queries.rows_of(listed, list(page), on=request.viewer.on),
        "kept": _kept(request, "pagina"),
        "without_standing": _kept(request, "pagina", "stand"),
        "without_signal": _kept(request, "pagina", "signaal"),
        "without_order": _kept(request, "pagina", "sorteer"),
        "buddy_word": _word("buddy", listed.sector),
        "schools": _options(listed.schools),
        "coaches": _options(listed.coaches),
        "is_narrowed": bool(_kept(request, "pagina", "sorteer")),
        "lead": _lead(listed),
        "takes_in": request.viewer.holds(RoleName.BOARD_COORDINATOR) or request.viewer.holds(RoleName.HR),
    }
    return render(request, "home/starters.html", context)


@require_GET
def export(request: Request) -> HttpResponse:
    """Hand over the starters asked for as a workbook: what one may see, and no more."""
    listed = queries.starters(request.viewer, read_asked(request.GET))
    headers, rows = queries.sheet_of(request.viewer, listed, buddy=_word("buddy", listed.sector))
    name = f"starters-{request.viewer.on}.xlsx"
    response = HttpResponse(write_xlsx(headers, rows, title=_("Starters")), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
def contact_list(request: Request, school: UUID) -> HttpResponse:
    """Show, to print, how to reach the starters of a school and who helps them."""
    found = queries.contact_list(request.viewer, school)
    context = {
        "list": found,
        "buddy_word": _word("buddy", found.sector),
        "manager_word": _word("line_manager", found.sector),
    }
    return render(request, "home/contact_list.html", context)


@require_GET
def deployment(request: Request) -> HttpResponse:
    """Show what each coach of the board has, promised and did this school year."""
    return render(request, "home/deployment.html", {"found": deployed(request.viewer)})


def _options(choices: Sequence[queries.Choice]) -> SafeString:
    """The choices as options of a select; a board may have a hundred schools."""
    chosen = mark_safe(" selected")
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((choice.value, chosen if choice.is_chosen else "", choice.label) for choice in choices),
    )


def _lead(listed: queries.Starters) -> str:
    """How many starters at how many schools, and what one sees of them."""
    starters = ngettext("%(count)s starter", "%(count)s starters", len(listed.circle)) % {"count": len(listed.circle)}
    schools = ngettext("%(count)s school", "%(count)s scholen", len(listed.schools)) % {"count": len(listed.schools)}
    if listed.shows_courses:
        seen = _("Je ziet de planning en de voortgang, niet wat starters met hun coach bespreken.")
    else:
        seen = _("Je ziet wie het zijn en hoe je hen bereikt, niet hoe het met hen gaat.")
    return _("%(starters)s op %(schools)s. %(seen)s") % {"starters": starters, "schools": schools, "seen": seen}


def _word(key: str, sector: Sector | None) -> str:
    return capfirst(word(key, sector=sector, language=get_language() or "nl"))


def _kept(request: Request, *without: str) -> str:
    """What was asked, as it stands in the address, without some of it."""
    asked = request.GET.copy()
    for name in (*without, *(name for name, value in asked.items() if not value)):
        asked.pop(name, None)
    return asked.urlencode()
