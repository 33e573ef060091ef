"""How a programme divides the hours of its budget in a year, and for what the remainder is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from startbaan.domain.schedule.definition import BudgetLine, Definition, PartTime
from startbaan.domain.sources import Text

STARTER = "starter"


@dataclass(frozen=True, slots=True)
class Share:
    """Hours that a programme gives to some of its activities together."""

    key: str
    title: Text
    hours: Fraction
    activities: tuple[str, ...]


def divided(definition: Definition, *, years: Iterable[tuple[int, Fraction]], fte: Fraction) -> tuple[Share, ...]:
    """Give what the programme divides over its activities, added up over these shares of its years.

    Whoever works part-time gets all of it, or by working-time factor, as the programme chose.
    """
    by_fte = fte if definition.part_time is PartTime.PRO_RATA else Fraction(1)
    found: dict[str, Share] = {}
    for year, share in years:
        for each in divided_in(definition, year=year):
            before = found[each.key].hours if each.key in found else Fraction(0)
            found[each.key] = replace(each, hours=before + each.hours * share * by_fte)
    return tuple(found.values())


def divided_in(definition: Definition, *, year: int) -> Iterator[Share]:
    """Give what the programme divides in one year: the members of the budget that shrinks with working time.

    Without such a budget these are the lines that are no part of another. A line of lines is shown as those, one
    level deep.
    """
    lines = {line.key: line for line in definition.budget if line.holder == STARTER and year in line.years}
    budget = budget_in(definition, year=year)
    within = {member for line in lines.values() for member in line.members}
    for top in budget.members if budget else [key for key in lines if key not in within]:
        members = lines[top].members if top in lines else ()
        for key in members if any(member in lines for member in members) else (top,):
            share = _share(definition, key, lines=lines, year=year)
            if share.hours:
                yield share


def budget_in(definition: Definition, *, year: int) -> BudgetLine | None:
    """Give the budget of a year, of which a remainder may be left."""
    return next(
        (
            line
            for line in definition.budget
            if line.at_most is not None and line.holder == STARTER and year in line.years
        ),
        None,
    )


def purposes(definition: Definition, *, years: Iterable[tuple[int, Fraction]]) -> dict[str, Text]:
    """Give the activities for which the remainder of the budget in these years is, by key."""
    budgets = [budget for year, _ in years if (budget := budget_in(definition, year=year))]
    return {key: definition.activity(key).title for budget in budgets for key in budget.rest_for}


def _share(definition: Definition, key: str, *, lines: Mapping[str, BudgetLine], year: int) -> Share:
    if key in lines:
        return Share(key, lines[key].title, _exact(lines[key].amount), tuple(_activities(key, lines)))
    activity = definition.activity(key)
    hours = activity.hours if year in activity.years else None
    return Share(key, activity.title, _exact(hours or 0.0), (key,))


def _activities(key: str, lines: Mapping[str, BudgetLine]) -> Iterator[str]:
    if key not in lines:
        yield key
        return
    for member in lines[key].members:
        yield from _activities(member, lines)


def _exact(hours: float) -> Fraction:
    return Fraction(str(hours))
