"""What a later value changes in an agreement: from which day, what it takes the place of, and what an example shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules.cases import Case, Terms, case
from startbaan.domain.rules.owed import owed
from startbaan.domain.rules.parameters import Agreement, Key, Parameter, Rule, Value
from startbaan.domain.rules.results import Answer
from startbaan.domain.sentences import Problem, say
from startbaan.domain.words import Sector

YEARS_SHOWN = 3
# These two are read on the first day of a school year and hold all of it.
BY_SCHOOL_YEAR = frozenset({Key.PART_OF_YEAR, Key.ROUNDING})


class NotLater(Problem):
    """A value from a day on which the agreement, as it comes with the program, already has or had one."""


@dataclass(frozen=True)
class Difference:
    """What one rule gives an example starter in a school year, before and after."""

    rule: Rule
    year: SchoolYear
    before: Answer
    after: Answer


@dataclass(frozen=True)
class Change:
    """A value put into an agreement, beside what stands around it."""

    key: Key
    value: Value
    agreement: Agreement
    held_until_then: Value | None
    replaces: Value | None
    ends_on: date | None
    works_from: date
    differences: tuple[Difference, ...]


def change(agreement: Agreement, *, key: Key, value: Value, came_with: Parameter) -> Change:
    """Say what a value changes; raises `NotLater` for a day up to the last that comes with the program."""
    last = came_with.values[-1].start
    if value.start <= last:
        raise NotLater(
            say(
                "Vanaf %(day)s staat er al een waarde in het programma. Die verandert niet: kies een latere dag.",
                day=f"{last.day}-{last.month}-{last.year}",
            )
        )
    values = agreement.parameters[key].values
    following = next((each.start for each in values if each.start > value.start), None)
    changed = agreement.with_values([(key, value)])
    return Change(
        key=key,
        value=value,
        agreement=changed,
        held_until_then=next((each for each in reversed(values) if each.start < value.start), None),
        replaces=next((each for each in values if each.start == value.start), None),
        ends_on=following,
        works_from=_works_from(key, value.start),
        differences=tuple(_differences(agreement, changed, start=value.start)),
    )


def example(sector: Sector, *, start: date) -> Case:
    """Give a starter with a full first job, on the first step, from a day on."""
    job = Period(start)
    return case(
        sector,
        job=job,
        terms=[Terms(job, Decimal(1), "LB", 1)],
        temporary=False,
        profession_started_on=start,
        taught_before=False,
    )


def _works_from(key: Key, start: date) -> date:
    year = SchoolYear.of(start).period.start
    if key not in BY_SCHOOL_YEAR or year == start:
        return start
    return SchoolYear.of(start).next.period.start


def _differences(before: Agreement, after: Agreement, *, start: date) -> Iterator[Difference]:
    year = SchoolYear.of(start)
    somebody = example(before.sector, start=year.period.start)
    for _ in range(YEARS_SHOWN):
        old = owed(somebody, year=year, agreements={before.sector: before})
        new = owed(somebody, year=year, agreements={after.sector: after})
        for was, becomes in zip(old.answers, new.answers, strict=True):
            if (was.amount, was.within) != (becomes.amount, becomes.within):
                yield Difference(was.rule, year, was, becomes)
        year = year.next
