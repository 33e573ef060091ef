"""Rates and invoices: as the calculation takes them, and as a page lists them."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from startbaan.apps.entitlements.models import Invoice, Rate
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import CoachRegistration, Organisation
from startbaan.domain.costing import reckoning
from startbaan.domain.costing.lines import Payer
from startbaan.domain.costing.reading import shipped
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.roles import RoleName

# Who enters what an organisation pays.
KEEPER = {
    Organisation.OfKind.BOARD: RoleName.BOARD_COORDINATOR,
    Organisation.OfKind.PARTNERSHIP: RoleName.PROGRAMME_LEADER,
}


def may_enter_costs(viewer: Viewer, organisation: int, of_kind: str) -> bool:
    """Say whether the viewer enters rates and invoices of this organisation."""
    role = next((role for kind, role in KEEPER.items() if kind == of_kind), None)
    return role is not None and viewer.holds(role, at=organisation)


def kept_by(viewer: Viewer, key: str) -> Organisation:
    """The organisation with this key of which the viewer enters the costs; raises Http404."""
    found = Organisation.objects.filter(key=key).first()
    if found is None or not may_enter_costs(viewer, found.pk, found.of_kind):
        raise Http404
    return found


def board_kept_by(viewer: Viewer, key: str) -> Organisation:
    """The same of a board alone, as only a board gets invoices; raises Http404."""
    found = kept_by(viewer, key)
    if found.of_kind != Organisation.OfKind.BOARD:
        raise Http404
    return found


def rates_of(owners: Collection[int]) -> dict[int, list[reckoning.Rate]]:
    """The rates of each of these organisations, a correction after what it corrects."""
    found: dict[int, list[reckoning.Rate]] = defaultdict(list)
    for row in Rate.objects.filter(owner__in=owners).order_by("starts_on", "entered_at", "pk"):
        rate = reckoning.Rate(
            line=row.line,
            start=row.starts_on,
            amount=row.amount,
            payer=Payer(row.payer),
            origin=row.origin,
            is_example=row.how_sure == Rate.HowSure.EXAMPLE,
        )
        found[row.owner_id].append(rate)
    return found


def rate_rows(owner: Organisation) -> list[Rate]:
    """Every rate that was ever entered for this organisation, newest first, with who entered it."""
    rows = Rate.objects.filter(owner=owner).select_related("entered_by")
    return list(rows.order_by("line", "-starts_on", "-entered_at", "-pk"))


def rate_of(owner: Organisation, number: int) -> Rate:
    """One of these rates; raises Http404."""
    row = Rate.objects.filter(owner=owner, pk=number).first()
    if row is None:
        raise Http404
    return row


def bills_of(boards: Collection[int], *, year: SchoolYear) -> dict[int, list[reckoning.Bill]]:
    """The invoices of a year that count, by board."""
    line = next(line.key for line in shipped() if line.is_billed)
    rows = _counting(Invoice.objects.filter(registration__board__in=boards, school_year=year.start_year))
    found: dict[int, list[reckoning.Bill]] = defaultdict(list)
    for board, day, amount in rows.order_by("pk").values_list("registration__board", "billed_on", "amount"):
        found[board].append(reckoning.Bill(line, day, amount))
    return found


def invoices_of(board: Organisation, *, year: SchoolYear) -> list[Invoice]:
    """The invoices of a year that count, newest first."""
    rows = _counting(Invoice.objects.filter(registration__board=board, school_year=year.start_year))
    return list(
        rows.select_related("registration__person", "replaces", "entered_by").order_by("-billed_on", "-entered_at")
    )


def invoice_at(board: Organisation, key: UUID) -> Invoice:
    """One invoice of this board that counts; raises Http404."""
    row = _counting(Invoice.objects.filter(registration__board=board, key=key)).select_related("registration").first()
    if row is None:
        raise Http404
    return row


def coaches_from_outside(board: Organisation, *, year: SchoolYear) -> list[CoachRegistration]:
    """The coaches from outside in the register of this board in a year, by name."""
    rows = CoachRegistration.objects.filter(board=board, is_external=True, period__overlap=year.period)
    return list(rows.select_related("person").order_by("person__sort_name", "pk"))


def _counting(rows: QuerySet[Invoice]) -> QuerySet[Invoice]:
    return rows.exclude(Exists(Invoice.objects.filter(replaces=OuterRef("pk"))))
