"""The page with costs of one board: budget, forecast and actual side by side, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries.citing import status_word
from startbaan.apps.programme.queries import page_language
from startbaan.apps.reports.queries.places import CostPlace
from startbaan.apps.reports.queries.saying import (
    Why,
    counted,
    euros,
    payer_word,
    payer_words,
    said_here,
    unit_of,
    why_of,
)
from startbaan.apps.reports.queries.spending import BoardYear, board_years
from startbaan.domain.costing.lines import Line, Payer
from startbaan.domain.costing.reckoning import Cost, LineCosts, Totals, YearCosts
from startbaan.domain.periods import SchoolYear
from startbaan.domain.sources import Status


@dataclass(frozen=True)
class Shown:
    """One amount: in euros where there is a rate, how much it is for, and how much of that has no rate."""

    amount: str
    number: str
    lacking: str


@dataclass(frozen=True)
class Origin:
    """Where it stands who pays, and how sure that is."""

    place: str
    note: str
    status: str
    is_sure: bool


@dataclass(frozen=True)
class CostRow:
    """One line of the table."""

    key: str
    title: str
    about: str
    unit: str
    payers: str
    is_joint: bool
    is_optional: bool
    lacks_rate: bool
    budget: Shown | None
    forecast: Shown
    actual: Shown
    why: tuple[Why, ...]
    origin: Origin


@dataclass(frozen=True)
class Sum:
    """A row of totals: nothing where there is no budget."""

    label: str
    budget: str
    forecast: str
    actual: str


@dataclass(frozen=True)
class Bullet:
    """One row of the drawing: what is expected as a bar, what was done inside it, what was agreed as a mark."""

    label: str
    budget: float | None
    forecast: float
    actual: float
    words: str

    @property
    def reach(self) -> float:
        """How far its longest part comes."""
        return max(self.budget or 0.0, self.forecast, self.actual)


@dataclass(frozen=True)
class Drawing:
    """The bars, in euros, or in hours and places as long as there is no rate at all."""

    bullets: tuple[Bullet, ...]
    is_money: bool

    @property
    def scale(self) -> float:
        """The number at which the longest bar is full; never zero."""
        return max((bullet.reach for bullet in self.bullets), default=0) or 1


@dataclass(frozen=True)
class BoardCosts:
    """All of one page."""

    year: BoardYear
    rows: tuple[CostRow, ...]
    total: Sum
    payers: tuple[Sum, ...]
    drawing: Drawing
    has_examples: bool

    @property
    def difference(self) -> str:
        """How the number of starters differs from what was agreed; empty where it does not, or nothing was."""
        more, now = self.year.difference, self.year.board.starters
        if not more:
            return ""
        count = {"now": now, "count": abs(more)}
        if more > 0:
            return _("%(now)s starters nu: %(count)s meer") % count
        return _("%(now)s starters nu: %(count)s minder") % count

    @property
    def lacking(self) -> tuple[CostRow, ...]:
        """The lines for which somebody still has to enter a rate."""
        return tuple(row for row in self.rows if row.lacks_rate and not row.is_optional)


def board_costs(place: CostPlace, *, year: SchoolYear, on: date) -> BoardCosts:
    """The costs of one board in a school year."""
    (found,) = board_years([place.pk], year=year, on=on)
    costs = found.costs
    return BoardCosts(
        year=found,
        rows=tuple(row_of(line, why_of(line, found), on=on) for line in costs.lines),
        total=sum_of("", costs.total),
        payers=tuple(
            sum_of(payer_word(payer), paid)
            for payer in Payer
            if (paid := costs.paid_by(payer)).budget or paid.forecast or paid.actual
        ),
        drawing=drawing_of(costs.lines),
        has_examples=has_examples(costs),
    )


def has_examples(costs: YearCosts) -> bool:
    """Say whether some rate in these costs is an example."""
    parts = (
        part for line in costs.lines for part in (*line.forecast.parts, *(line.budget.parts if line.budget else ()))
    )
    return any(part.rate is not None and part.rate.is_example for part in parts)


def row_of(found: LineCosts, why: tuple[Why, ...], *, on: date) -> CostRow:
    """Write one line in words."""
    line, held = found.line, found.line.on(on)
    source = held.source
    paid = list(dict.fromkeys(part.payer for part in (*found.forecast.parts, *found.actual.parts)))
    return CostRow(
        key=line.key,
        title=said_here(line.title),
        about=said_here(line.about),
        unit=unit_of(line),
        payers=payer_words(paid or held.payers),
        is_joint=line.is_joint,
        is_optional=line.is_optional,
        lacks_rate=bool(found.forecast.unpriced or (found.budget and found.budget.unpriced)),
        budget=None if found.budget is None else _shown(line, found.budget),
        forecast=_shown(line, found.forecast),
        actual=_shown(line, found.actual),
        why=why,
        origin=Origin(
            source.named(page_language()),
            said_here(source.note) if source.note else "",
            status_word(source.status),
            source.status is Status.CONFIRMED,
        ),
    )


def sum_of(label: str, totals: Totals) -> Sum:
    """Write totals in words."""
    budget = "" if totals.budget is None else euros(totals.budget)
    return Sum(label, budget, euros(totals.forecast), euros(totals.actual))


def drawing_of(lines: Sequence[LineCosts]) -> Drawing:
    """Draw the lines that cost something; as long as nothing does, how much of each there is."""
    money = [line for line in lines if line.forecast.parts or (line.budget and line.budget.parts)]
    if money:
        return Drawing(tuple(_bullet(line, is_money=True) for line in money), is_money=True)
    return Drawing(tuple(_bullet(line, is_money=False) for line in lines if not line.line.is_optional), is_money=False)


def _bullet(found: LineCosts, *, is_money: bool) -> Bullet:
    def size(cost: Cost) -> Fraction:
        return cost.amount if is_money else cost.number

    return Bullet(
        label=said_here(found.line.title),
        budget=None if found.budget is None else float(size(found.budget)),
        forecast=float(size(found.forecast)),
        actual=float(size(found.actual)),
        words=euros(found.forecast.amount) if is_money else counted(found.line, found.forecast.number),
    )


def _shown(line: Line, cost: Cost) -> Shown:
    priced = bool(cost.parts) or not cost.number or (line.is_billed and not cost.unpriced)
    return Shown(
        amount=euros(cost.amount) if priced else "",
        number=counted(line, cost.number),
        lacking=counted(line, cost.unpriced) if cost.unpriced and cost.parts else "",
    )
