"""Entering what guidance costs: rates from a day on and invoices; each a row that stays, corrections too."""

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.models import Invoice, Rate
from startbaan.apps.entitlements.queries.rates import may_enter_costs
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import CoachRegistration, Organisation, Person
from startbaan.apps.programme.models import Track
from startbaan.domain.costing.reading import line_named
from startbaan.domain.periods import SchoolYear


def enter_rate(
    *,
    by: Viewer,
    at: datetime,
    owner: Organisation,
    line: str,
    starts_on: date,
    amount: Decimal,
    payer: str,
    how_sure: str,
    origin: str,
) -> Rate:
    """Write down what one place or hour costs from a day on, and journal it; for a day that had one, it corrects that.

    Raises `NotYours` unless the viewer enters the costs of this organisation; `Refusal` when the line is not its to
    pay, or this payer does not pay for it.
    """
    _ask(by, owner)
    found = line_named(line)
    if found is None or found.is_joint is not (owner.of_kind == Organisation.OfKind.PARTNERSHIP):
        raise Refusal(_("Dit tarief vult een ander in: kies een kostenpost die jullie zelf betalen."))
    if payer not in found.on(starts_on).payers:
        raise Refusal(_("Deze kosten betaalt een ander. Kies wie er wel betaalt."))
    with refusals():
        made = Rate.objects.create(
            owner=owner,
            line=line,
            starts_on=starts_on,
            amount=amount,
            payer=payer,
            how_sure=how_sure,
            origin=origin.strip(),
            entered_by_id=by.person,
            entered_at=at,
        )
        log(by=by, at=at, verb="enter_rate", thing=made, changes={"amount": (None, str(amount))})
    return made


def withdraw_rate(*, by: Viewer, at: datetime, rate: Rate) -> None:
    """Say that there is no rate from the day of this one, in a row of its own, and journal it.

    Raises `NotYours` unless the viewer enters the costs of its organisation; `Refusal` when it has no amount.
    """
    _ask(by, rate.owner)
    if rate.amount is None:
        raise Refusal(_("Dit tarief is al ingetrokken."))
    before = str(rate.amount)
    with refusals():
        made = Rate.objects.create(
            owner_id=rate.owner_id,
            line=rate.line,
            starts_on=rate.starts_on,
            payer=rate.payer,
            how_sure=rate.how_sure,
            origin=rate.origin,
            entered_by_id=by.person,
            entered_at=at,
        )
        log(by=by, at=at, verb="withdraw_rate", thing=made, changes={"amount": (before, None)})


def enter_invoice(
    *,
    by: Viewer,
    at: datetime,
    registration: CoachRegistration,
    year: SchoolYear,
    billed_on: date,
    amount: Decimal,
    number: str,
    description: str = "",
    replaces: Invoice | None = None,
) -> Invoice:
    """Write down an invoice of a coach from outside, or what takes the place of an earlier one, and journal it.

    Raises `NotYours` unless the viewer enters the costs of the board; `Refusal` when the coach is not from outside,
    when the words name a starter, and when the invoice was entered or corrected before.
    """
    board = registration.board
    _ask(by, board)
    if not registration.is_external:
        raise Refusal(_("Deze coach is van het bestuur en stuurt geen factuur."))
    if _names_a_starter(board, f"{number} {description}"):
        raise Refusal(_("Zet geen naam van een starter bij een factuur."))
    with refusals():
        made = Invoice.objects.create(
            registration=registration,
            school_year=year.start_year,
            billed_on=billed_on,
            amount=amount,
            number=number.strip(),
            description=description.strip(),
            replaces=replaces,
            entered_by_id=by.person,
            entered_at=at,
        )
        before = str(replaces.amount) if replaces else None
        verb = "correct_invoice" if replaces else "enter_invoice"
        log(by=by, at=at, verb=verb, thing=made, changes={"amount": (before, str(amount))})
    return made


def _ask(by: Viewer, owner: Organisation) -> None:
    if not may_enter_costs(by, owner.pk, owner.of_kind):
        raise NotYours(
            _("Alleen de coördinator van het bestuur, of de programmaleider van de opleidingsschool, vult dit in.")
        )


def _names_a_starter(board: Organisation, words: str) -> bool:
    """Whether someone with a track at this board is named in full."""
    starters = Person.objects.filter(pk__in=Track.objects.values("starter"), posts__school__parent=board).distinct()
    said = words.casefold()
    return any(str(person).casefold() in said for person in starters)
