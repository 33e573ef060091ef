"""A rate and an invoice at the board of Sanne, as its coordinator enters them."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from startbaan.apps.entitlements.actions.rates import enter_invoice, enter_rate
from startbaan.apps.entitlements.queries.rates import coaches_from_outside
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

YEAR = SchoolYear.of(A_DAY)
FIRST = YEAR.period.start


def rated(people, line, amount, *, by="hanneke", at="waterland", payer="board", starts_on=FIRST, how_sure="geschat"):
    """Let somebody enter a rate."""
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        return enter_rate(
            by=viewer,
            at=clock.now(),
            owner=Organisation.objects.get(key=at),
            line=line,
            starts_on=starts_on,
            amount=Decimal(amount),
            payer=payer,
            how_sure=how_sure,
            origin="Begroting van het bestuur",
        )


def billed(people, amount, number="2026-1", *, replaces=None, by="hanneke", description="", billed_on=A_DAY):
    """Let somebody enter an invoice of Petra."""
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        (coach,) = coaches_from_outside(Organisation.objects.get(key="waterland"), year=YEAR)
        return enter_invoice(
            by=viewer,
            at=clock.now(),
            registration=coach,
            year=YEAR,
            billed_on=billed_on,
            amount=Decimal(amount),
            number=number,
            description=description,
            replaces=replaces,
        )


def costed(people) -> Mapping[str, str | int | UUID]:
    """What the addresses of costs need."""
    rate, invoice = rated(people, "own_coaching", "55"), billed(people, "190")
    return {"place": "waterland", "rate": rate.pk, "invoice": invoice.key}
