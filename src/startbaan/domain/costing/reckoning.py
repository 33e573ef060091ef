"""Adding up a year: number times rate for each line and payer, where a rate holds from a day until the next one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, reduce
from itertools import pairwise
from typing import TypeVar

from startbaan.domain.costing.lines import Line, Payer
from startbaan.domain.periods import SchoolYear

NOTHING = Fraction(0)
Numbers = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Rate:
    """What one place or hour of a line costs from a day on, and who pays; without an amount there is none from then."""

    line: str
    start: date
    amount: Decimal | None
    payer: Payer
    origin: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """So much of a line on a day, done or still planned."""

    line: str
    day: date
    number: Fraction
    is_done: bool


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice for a line."""

    line: str
    day: date
    amount: Decimal


Row = TypeVar("Row", Rate, Work, Bill)


@dataclass(frozen=True, slots=True)
class Part:
    """A number at one rate, or all invoices one payer gets."""

    payer: Payer
    amount: Fraction
    number: Fraction = NOTHING
    rate: Rate | None = None


@dataclass(frozen=True)
class Cost:
    """How much of a line, what that costs in parts, and for how much of it there is no rate."""

    number: Fraction
    parts: tuple[Part, ...] = ()
    unpriced: Fraction = NOTHING

    @cached_property
    def amount(self) -> Fraction:
        """All parts together, in euros."""
        return sum((part.amount for part in self.parts), NOTHING)

    def paid_by(self, payer: Payer) -> Fraction:
        """What one payer pays of it."""
        return sum((part.amount for part in self.parts if part.payer is payer), NOTHING)


@dataclass(frozen=True)
class LineCosts:
    """One line three times: as agreed at the start of the year, as expected now, and as done."""

    line: Line
    budget: Cost | None
    forecast: Cost
    actual: Cost


@dataclass(frozen=True)
class Totals:
    """Budget, forecast and actual in euros; no budget without a number of starters that was agreed."""

    budget: Fraction | None
    forecast: Fraction
    actual: Fraction

    def __add__(self, other: "Totals") -> "Totals":
        both = self.budget is not None and other.budget is not None
        return Totals(
            (self.budget or NOTHING) + (other.budget or NOTHING) if both else None,
            self.forecast + other.forecast,
            self.actual + other.actual,
        )


@dataclass(frozen=True)
class YearCosts:
    """All lines of a year."""

    lines: tuple[LineCosts, ...]

    @cached_property
    def total(self) -> Totals:
        """Everything together."""
        budgets = [found.budget for found in self.lines if found.budget is not None]
        return Totals(
            sum((cost.amount for cost in budgets), NOTHING) if len(budgets) == len(self.lines) else None,
            sum((found.forecast.amount for found in self.lines), NOTHING),
            sum((found.actual.amount for found in self.lines), NOTHING),
        )

    def paid_by(self, payer: Payer) -> Totals:
        """What one payer pays."""
        budgets = [found.budget for found in self.lines if found.budget is not None]
        return Totals(
            sum((cost.paid_by(payer) for cost in budgets), NOTHING) if len(budgets) == len(self.lines) else None,
            sum((found.forecast.paid_by(payer) for found in self.lines), NOTHING),
            sum((found.actual.paid_by(payer) for found in self.lines), NOTHING),
        )


def year_costs(
    lines: Iterable[Line],
    *,
    year: SchoolYear,
    agreed: Numbers | None,
    work: Iterable[Work],
    rates: Iterable[Rate],
    bills: Iterable[Bill],
) -> YearCosts:
    """Add up a year of one board: `agreed` is how much of each line was agreed on, spread evenly over the year."""
    of_work, of_rates, of_bills = _by_line(work), _by_line(rates), _by_line(bills)
    return YearCosts(
        tuple(
            _line_costs(
                line,
                year=year,
                agreed=None if agreed is None else agreed.get(line.key, NOTHING),
                work=of_work[line.key],
                rates=sorted(of_rates[line.key], key=lambda rate: rate.start),
                bills=of_bills[line.key],
            )
            for line in lines
        )
    )


def _line_costs(
    line: Line,
    *,
    year: SchoolYear,
    agreed: Fraction | None,
    work: Sequence[Work],
    rates: Sequence[Rate],
    bills: Sequence[Bill],
) -> LineCosts:
    done = _priced(((one.day, one.number) for one in work if one.is_done), rates=rates)
    planned = _priced(((one.day, one.number) for one in work if not one.is_done), rates=rates)
    budget = None if agreed is None else _priced(_spread(agreed, rates=rates, year=year), rates=rates)
    if not line.is_billed:
        return LineCosts(line, budget, _together(done, planned), done)
    billed = Cost(done.number, _billed(line, bills, rates=rates))
    # What was done and not yet billed is expected too; a bill above it counts as it is.
    so_far = billed if bills and billed.amount >= done.amount else done
    return LineCosts(line, budget, _together(so_far, planned), billed)


def _spread(number: Fraction, *, rates: Sequence[Rate], year: SchoolYear) -> Iterable[tuple[date, Fraction]]:
    """Divide a number over the stretches of the year in which one rate holds, by their days."""
    first, end = year.period.start, year.next.period.start
    days = sorted({first, end, *(rate.start for rate in rates if first < rate.start < end)})
    whole = (end - first).days
    return [(start, number * Fraction((until - start).days, whole)) for start, until in pairwise(days)]


def _priced(numbers: Iterable[tuple[date, Fraction]], *, rates: Sequence[Rate]) -> Cost:
    held: dict[Rate, Fraction] = defaultdict(Fraction)
    whole = unpriced = NOTHING
    for day, number in numbers:
        rate = _rate_on(day, rates)
        whole += number
        if rate is None or rate.amount is None:
            unpriced += number
        else:
            held[rate] += number
    parts = (
        Part(rate.payer, number * Fraction(rate.amount or 0), number, rate)
        for rate, number in sorted(held.items(), key=lambda item: item[0].start)
        if number
    )
    return Cost(whole, tuple(parts), unpriced)


def _billed(line: Line, bills: Sequence[Bill], *, rates: Sequence[Rate]) -> tuple[Part, ...]:
    """The invoices by who pays for the line on their day."""
    held: dict[Payer, Fraction] = defaultdict(Fraction)
    for bill in bills:
        rate = _rate_on(bill.day, rates)
        held[rate.payer if rate else line.on(bill.day).payers[0]] += Fraction(bill.amount)
    return tuple(Part(payer, amount) for payer, amount in held.items())


def _together(first: Cost, second: Cost) -> Cost:
    """Add two costs; parts at one rate become one."""
    held: dict[tuple[Payer, Rate | None], Part] = {}
    for part in (*first.parts, *second.parts):
        known = held.get((part.payer, part.rate), Part(part.payer, NOTHING, NOTHING, part.rate))
        held[part.payer, part.rate] = Part(
            part.payer, known.amount + part.amount, known.number + part.number, part.rate
        )
    return Cost(first.number + second.number, tuple(held.values()), first.unpriced + second.unpriced)


def _rate_on(day: date, rates: Sequence[Rate]) -> Rate | None:
    return next((rate for rate in reversed(rates) if rate.start <= day), None)


def _by_line(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.line].append(row)
    return found


def together(years: Sequence[YearCosts]) -> YearCosts:
    """Add up the same year of several boards, line by line; a budget only where every board has one."""
    return YearCosts(
        tuple(
            LineCosts(
                row[0].line,
                _all_of([found.budget for found in row]),
                _sum([found.forecast for found in row]),
                _sum([found.actual for found in row]),
            )
            for row in zip(*(year.lines for year in years), strict=True)
        )
    )


def _all_of(costs: Sequence[Cost | None]) -> Cost | None:
    known = [cost for cost in costs if cost is not None]
    return _sum(known) if len(known) == len(costs) else None


def _sum(costs: Sequence[Cost]) -> Cost:
    return reduce(_together, costs, Cost(NOTHING))
