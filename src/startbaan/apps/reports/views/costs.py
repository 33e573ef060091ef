"""The pages with costs: of a board, or of a partnership with its boards side by side."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from startbaan.apps.people.access import Request
from startbaan.apps.reports import queries
from startbaan.apps.reports.queries import CostPlace
from startbaan.domain.periods import SchoolYear
from startbaan.domain.staffing.writing import write_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Asked:
    """Whose costs, and of which year."""

    places: tuple[CostPlace, ...]
    place: CostPlace
    year: SchoolYear


@require_GET
def costs(request: Request) -> HttpResponse:
    """Show budget, forecast and actual of the place and year asked for."""
    asked = _asked(request)
    context = {"asked": asked, "years": queries.years_to_choose(request.today)}
    if asked.place.is_board:
        found = queries.board_costs(asked.place, year=asked.year, on=request.today)
        return render(request, "reports/costs.html", {**context, "found": found})
    joint = queries.joint_costs(asked.place, year=asked.year, on=request.today)
    return render(request, "reports/joint_costs.html", {**context, "found": joint, "threshold": settings.THRESHOLD})


@require_GET
def costs_sheet(request: Request) -> HttpResponse:
    """Hand over the same as a workbook; what may not be shown is not in it either."""
    asked = _asked(request)
    if asked.place.is_board:
        headers, rows = queries.board_sheet(queries.board_costs(asked.place, year=asked.year, on=request.today).year)
    else:
        joint = queries.joint_costs(asked.place, year=asked.year, on=request.today)
        headers, rows = queries.joint_sheet(joint) if joint else ([_("Te weinig starters om te tonen")], [])
    response = HttpResponse(write_xlsx(headers, rows, title=f"{_('Kosten')} {asked.year}"), content_type=XLSX)
    name = f"kosten-{asked.place.key}-{asked.year}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _asked(request: Request) -> Asked:
    """Read whose costs are asked for; raises Http404 when the viewer sees none, or not these."""
    places = queries.cost_places(request.viewer)
    wanted = request.GET.get("plek", "")
    place = next((place for place in places if wanted in {"", place.key}), None)
    if place is None:
        raise Http404
    return Asked(tuple(places), place, queries.year_named(request.GET.get("jaar", ""), on=request.today))
