"""The pages on which a coordinator or programme leader enters what guidance costs."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from startbaan.apps.entitlements.actions.rates import enter_invoice, enter_rate, withdraw_rate
from startbaan.apps.entitlements.queries.rates import board_kept_by, coaches_from_outside, invoice_at, kept_by, rate_of
from startbaan.apps.people.access import Request
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.reports import queries
from startbaan.apps.reports.forms import InvoiceForm, RateForm
from startbaan.apps.reports.queries.entering import invoice_page, line_choices, payer_choices, rate_page, values_of
from startbaan.domain.periods import SchoolYear
from startbaan.ui import clock

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@form_methods
def rates(request: Request, place: str) -> HttpResponse:
    """Show the rates of a board or partnership, and take a new one."""
    owner = kept_by(request.viewer, place)
    lines, payers = line_choices(owner), payer_choices(owner, on=request.today)
    first = {"line": request.GET.get("post", ""), "starts_on": SchoolYear.of(request.today).period.start}
    form = RateForm(request.POST if request.method == "POST" else None, initial=first)
    form.let_choose(lines=lines, payers=payers)
    if form.is_bound and form.is_valid():
        try:
            enter_rate(by=request.viewer, at=clock.now(), owner=owner, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Het tarief staat erin."))
            return redirect("reports:rates", place=place)
    context = {"owner": owner, "lines": rate_page(owner, on=request.today), "form": form, "back": _back(owner.key)}
    return render(request, "reports/rates.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: Request, place: str, rate: int) -> HttpResponse:
    """Let there be no rate from the day of this one."""
    owner = kept_by(request.viewer, place)
    try:
        withdraw_rate(by=request.viewer, at=clock.now(), rate=rate_of(owner, rate))
        messages.success(request, _("Het tarief is ingetrokken."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("reports:rates", place=place)


@form_methods
def invoices(request: Request, place: str) -> HttpResponse:
    """Show the invoices of a board in a school year, and take a new one."""
    return _invoice(request, place, replaces=None)


@form_methods
def correct_invoice(request: Request, place: str, invoice: UUID) -> HttpResponse:
    """Take what comes in the place of an invoice."""
    return _invoice(request, place, replaces=invoice)


def _invoice(request: Request, place: str, *, replaces: UUID | None) -> HttpResponse:
    board = board_kept_by(request.viewer, place)
    earlier = invoice_at(board, replaces) if replaces else None
    year = SchoolYear(earlier.school_year) if earlier else _year(request)
    coaches = {str(row.pk): row for row in coaches_from_outside(board, year=year)}
    if earlier:
        coaches.setdefault(str(earlier.registration_id), earlier.registration)
    kept: Mapping[str, object] = {} if earlier is None else values_of(earlier)
    form = InvoiceForm(request.POST if request.method == "POST" else None, initial={"billed_on": request.today, **kept})
    form.let_choose([(key, str(row.person)) for key, row in coaches.items()])
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        data["registration"] = coaches[data["registration"]]
        try:
            enter_invoice(by=request.viewer, at=clock.now(), year=year, replaces=earlier, **data)
        except NotYours as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("De factuur staat erin."))
            return redirect(f"{reverse('reports:invoices', args=[place])}?{urlencode({'jaar': str(year)})}")
    context = {
        "board": board,
        "year": year,
        "years": queries.years_to_choose(request.today),
        "page": invoice_page(board, year=year),
        "has_coaches": bool(coaches),
        "earlier": earlier,
        "form": form,
        "back": _back(board.key),
    }
    return render(request, "reports/invoices.html", context, status=422 if form.errors else 200)


def _year(request: Request) -> SchoolYear:
    return queries.year_named(request.GET.get("jaar", ""), on=request.today)


def _back(place: str) -> str:
    return f"{reverse('reports:costs')}?{urlencode({'plek': place})}"
