"""The demo's costs: every board opened the year, and rates and invoices are there, each marked as an example."""

from datetime import date, time, timedelta
from decimal import Decimal

from startbaan.apps.entitlements.actions.rates import enter_invoice, enter_rate
from startbaan.apps.entitlements.queries.rates import coaches_from_outside, kept_by
from startbaan.apps.intake.actions.opening import open_year
from startbaan.apps.intake.queries.boards import board_at
from startbaan.apps.intake.queries.opening import starters_counted
from startbaan.apps.people.access import Viewer, acting_as
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import CAST, Cast
from startbaan.project.demo_moments import done_at

ORIGIN = "Verzonnen bedrag voor de demo"
# Euros in an hour or for a place, by line; the last board entered none yet.
RATES = {
    "waterland": {"own_coaching": "55", "external_coaching": "95", "peer_consultation": "55"},
    "de-vaart": {"own_coaching": "52.50", "external_coaching": "95", "peer_consultation": "52.50"},
    "merencollege": {"own_coaching": "60", "external_coaching": "110", "peer_consultation": "60"},
}
PLACE_AT_AN_AFTERNOON = "70"
MORE_THAN_AGREED = 2  # starters who came after the year was opened
INVOICES = (("190.00", "2026-014", "coaching september"), ("285.00", "2026-021", "coaching oktober"))


def load(made: Cast, *, on: date) -> None:
    """Let each coordinator open the year and enter rates, the programme leader the rate of the afternoons."""
    year = SchoolYear.of(on)
    for board, handle in CAST.coordinators.items():
        with acting_as(made.persons[handle], on=on) as by:
            _open(by, board, year=year)
            for line, amount in RATES.get(board, {}).items():
                _rate(by, board, line, amount, payer="board", year=year)
    with acting_as(made.persons["jeroen"], on=on) as by:
        _rate(by, "waterrijk", "afternoons", PLACE_AT_AN_AFTERNOON, payer="partnership", year=year)
    with acting_as(made.persons["hanneke"], on=on) as by:
        _bill(by, "waterland", year=year)


def _open(by: Viewer, key: str, *, year: SchoolYear) -> None:
    board = board_at(by, key)
    agreed = max(starters_counted(by, board) - MORE_THAN_AGREED, 1)
    at = done_at(year.period.start, time(10))
    open_year(by=by, at=at, board=board, year=year, version=None, starters=agreed, hours={})


def _rate(by: Viewer, key: str, line: str, amount: str, *, payer: str, year: SchoolYear) -> None:
    enter_rate(
        by=by,
        at=done_at(year.period.start, time(11)),
        owner=kept_by(by, key),
        line=line,
        starts_on=year.period.start,
        amount=Decimal(amount),
        payer=payer,
        how_sure="voorbeeld",
        origin=ORIGIN,
    )


def _bill(by: Viewer, key: str, *, year: SchoolYear) -> None:
    coach, *_others = coaches_from_outside(kept_by(by, key), year=year)
    for number, (amount, label, words) in enumerate(INVOICES):
        day = max(by.on - timedelta(days=25 - 20 * number), year.period.start)
        enter_invoice(
            by=by,
            at=done_at(day, time(12)),
            registration=coach,
            year=year,
            billed_on=day,
            amount=Decimal(amount),
            number=label,
            description=words,
        )
