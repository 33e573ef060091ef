"""The hours of a school or board in one glance, and what one copies from it into the work plan."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from startbaan.apps.entitlements import queries
from startbaan.apps.people.access import Request
from startbaan.domain.staffing.lines import write_csv
from startbaan.domain.staffing.writing import write_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_GET
def overview(request: Request) -> HttpResponse:
    """Show what is owed, planned and given: by starter for who leads them, by school for who arranges."""
    return render(request, "entitlements/overview.html", {"found": _found(request)})


@require_GET
def overview_sheet(request: Request) -> HttpResponse:
    """Hand over the same as a workbook, a row for each starter."""
    found = _found(request)
    headers, rows = queries.overview_sheet(found)
    return _file(write_xlsx(headers, rows, title=_("Uren")), f"uren-{found.year}.xlsx")


@require_GET
def work_plan(request: Request) -> HttpResponse:
    """Show a line for each starter and coach, to copy into the work plan."""
    return render(request, "entitlements/work_plan.html", {"plan": queries.work_plan(_found(request))})


@require_GET
def work_plan_file(request: Request, form: str) -> HttpResponse:
    """Hand over these lines as CSV or as a workbook."""
    found = _found(request)
    headers, rows = queries.work_plan_sheet(queries.work_plan(found))
    if form == "csv":
        return _file(write_csv(headers, rows), f"werkverdeling-{found.year}.csv")
    if form != "xlsx":
        raise Http404
    return _file(write_xlsx(headers, rows, title=_("Werkverdeling")), f"werkverdeling-{found.year}.xlsx")


def _found(request: Request) -> queries.Overview:
    year = queries.asked_year(request.GET.get("jaar", ""), on=request.today)
    return queries.overview(request.viewer, year=year, school=request.GET.get("school", ""))


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CSV if name.endswith(".csv") else XLSX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
