"""What stands on the pages where rates and invoices are entered."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from startbaan.apps.entitlements.models import Invoice
from startbaan.apps.entitlements.queries.rates import invoices_of, rate_rows
from startbaan.apps.people.models import Organisation
from startbaan.apps.reports.queries.saying import euros, payer_word, said_here, unit_of
from startbaan.domain.costing.lines import Line, Payer
from startbaan.domain.costing.reading import shipped
from startbaan.domain.periods import SchoolYear


@dataclass(frozen=True)
class RateRow:
    """A rate as it was entered: it holds on the day of looking, or is to come, is past, or was corrected."""

    pk: int
    amount: str
    starts_on: date
    payer: str
    how_sure: str
    is_example: bool
    origin: str
    entered_by: str
    entered_on: date
    holds: bool
    is_corrected: bool

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether there is something to withdraw."""
        return bool(self.amount) and not self.is_corrected


@dataclass(frozen=True)
class RatedLine:
    """A line that this organisation pays, with every rate that was ever entered for it, newest first."""

    key: str
    title: str
    about: str
    unit: str
    rows: tuple[RateRow, ...]


@dataclass(frozen=True)
class InvoiceRow:
    """An invoice that counts."""

    key: str
    coach: str
    billed_on: date
    number: str
    description: str
    amount: str
    was: str
    entered_by: str


@dataclass(frozen=True)
class InvoicePage:
    """The invoices of a board in a school year."""

    rows: tuple[InvoiceRow, ...]
    total: str


def lines_of(owner: Organisation) -> list[Line]:
    """The lines whose rates this organisation enters."""
    return [line for line in shipped() if line.is_joint is (owner.of_kind == Organisation.OfKind.PARTNERSHIP)]


def line_choices(owner: Organisation) -> list[tuple[str, str]]:
    """The same lines to choose from."""
    return [(line.key, f"{said_here(line.title)}, {unit_of(line)}") for line in lines_of(owner)]


def payer_choices(owner: Organisation, *, on: date) -> list[tuple[str, str]]:
    """Who may pay for what this organisation enters."""
    paid = dict.fromkeys(payer for line in lines_of(owner) for payer in line.on(on).payers)
    return [(payer.value, payer_word(payer)) for payer in paid]


def rate_page(owner: Organisation, *, on: date) -> list[RatedLine]:
    """The lines of this organisation, each with its rates."""
    found: dict[str, list[RateRow]] = {}
    days: set[tuple[str, date]] = set()
    held: set[str] = set()
    for row in rate_rows(owner):
        corrected, starts = (row.line, row.starts_on) in days, row.starts_on <= on
        holds = starts and not corrected and row.line not in held
        days.add((row.line, row.starts_on))
        if holds:
            held.add(row.line)
        found.setdefault(row.line, []).append(
            RateRow(
                pk=row.pk,
                amount="" if row.amount is None else euros(Fraction(row.amount)),
                starts_on=row.starts_on,
                payer=payer_word(Payer(row.payer)),
                how_sure=row.get_how_sure_display(),
                is_example=row.how_sure == row.HowSure.EXAMPLE,
                origin=row.origin,
                entered_by=str(row.entered_by),
                entered_on=row.entered_at.date(),
                holds=holds,
                is_corrected=corrected,
            )
        )
    return [
        RatedLine(line.key, said_here(line.title), said_here(line.about), unit_of(line), tuple(found.get(line.key, ())))
        for line in lines_of(owner)
    ]


def invoice_page(board: Organisation, *, year: SchoolYear) -> InvoicePage:
    """The invoices of a board that count, and what they come to."""
    rows = invoices_of(board, year=year)
    return InvoicePage(
        tuple(
            InvoiceRow(
                key=str(row.key),
                coach=str(row.registration.person),
                billed_on=row.billed_on,
                number=row.number,
                description=row.description,
                amount=euros(Fraction(row.amount)),
                was="" if row.replaces is None else euros(Fraction(row.replaces.amount)),
                entered_by=str(row.entered_by),
            )
            for row in rows
        ),
        euros(sum((Fraction(row.amount) for row in rows), Fraction(0))),
    )


def values_of(invoice: Invoice) -> dict[str, object]:
    """What a form to correct an invoice begins with."""
    return {
        "registration": str(invoice.registration_id),
        "billed_on": invoice.billed_on,
        "number": invoice.number,
        "amount": invoice.amount,
        "description": invoice.description,
    }
