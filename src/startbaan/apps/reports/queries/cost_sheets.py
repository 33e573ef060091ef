"""Costs as a sheet to take along: the same lines and numbers as on the page."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from startbaan.apps.reports.queries.joint_costs import JointCosts, guidance_of, payers_of
from startbaan.apps.reports.queries.saying import counted, euros, exact, payer_word, payer_words, said_here, unit_of
from startbaan.apps.reports.queries.spending import BoardYear
from startbaan.domain.costing.lines import Line, Payer
from startbaan.domain.costing.reckoning import Cost, LineCosts, Totals, YearCosts
from startbaan.domain.staffing.lines import Value

Sheet = tuple[list[str], list[Sequence[Value]]]


def board_sheet(found: BoardYear) -> Sheet:
    """Write the costs of a board: a row for each line and who pays it, then the totals."""
    headers = [
        _("Kostenpost"),
        _("Wie betaalt"),
        _("Eenheid"),
        _("Begroting, aantal"),
        _("Begroting, euro"),
        _("Verwachting, aantal"),
        _("Verwachting, euro"),
        _("Werkelijk, aantal"),
        _("Werkelijk, euro"),
        _("Verwacht zonder tarief"),
        _("Tarieven"),
    ]
    lines: list[Sequence[Value]] = [_line(line) for line in found.costs.lines]
    payers = [_totals(capfirst(payer_word(payer)), found.costs.paid_by(payer)) for payer in Payer]
    return headers, [*lines, *payers, _totals(_("Totaal"), found.costs.total)]


def joint_sheet(found: JointCosts) -> Sheet:
    """Write the costs of a partnership: a row for each board or group of boards, who pays, and the total."""
    headers = [
        _("Bestuur"),
        _("Starters"),
        _("Starters, afgesproken"),
        _("Begroting, euro"),
        _("Verwachting, euro"),
        _("Werkelijk, euro"),
        _("Uren begeleiding, verwacht"),
        _("Uren begeleiding, gedaan"),
    ]
    rows: list[Sequence[Value]] = [
        [", ".join(group.names), group.starters, group.agreed, *_amounts(group.costs.total), *_guidance(group.costs)]
        for group in found.groups
    ]
    rows += [[capfirst(label), None, None, *_amounts(paid), None, None] for label, paid in payers_of(found.whole)]
    rows.append([_("Totaal"), found.starters, None, *_amounts(found.whole.total), *_guidance(found.whole)])
    return headers, rows


def _guidance(costs: YearCosts) -> tuple[Decimal, Decimal]:
    forecast, actual = guidance_of(costs)
    return exact(forecast), exact(actual)


def _amounts(totals: Totals) -> tuple[Decimal | None, Decimal, Decimal]:
    budget = None if totals.budget is None else exact(totals.budget)
    return budget, exact(totals.forecast), exact(totals.actual)


def _line(found: LineCosts) -> Sequence[Value]:
    line = found.line
    paid = dict.fromkeys(part.payer for part in (*found.forecast.parts, *found.actual.parts))
    return [
        said_here(line.title),
        payer_words(paid or line.values[-1].payers),
        unit_of(line),
        *_cost(found.budget),
        *_cost(found.forecast),
        *_cost(found.actual),
        exact(found.forecast.unpriced),
        _rates(line, found.forecast),
    ]


def _cost(cost: Cost | None) -> tuple[Decimal | None, Decimal | None]:
    if cost is None:
        return None, None
    return exact(cost.number), exact(cost.amount) if cost.parts or not cost.unpriced else None


def _rates(line: Line, cost: Cost) -> str:
    """The rates with where they come from; those that are an example say so."""
    said = [
        f"{counted(line, part.number)} × {euros(Fraction(part.rate.amount or 0))}: {part.rate.origin}"
        + (f" ({_('voorbeeld')})" if part.rate.is_example else "")
        for part in cost.parts
        if part.rate is not None
    ]
    return "; ".join(said) or ("" if cost.parts else _("nog geen tarief"))


def _totals(label: str, totals: Totals) -> Sequence[Value]:
    budget, forecast, actual = _amounts(totals)
    return [label, None, None, None, budget, None, forecast, None, actual, None, None]
