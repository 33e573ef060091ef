"""Reads the cases: sentences in YAML, each with what must come out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import prod
from pathlib import Path

from startbaan.domain.loading import Node, load_yaml
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules.cases import Case, Choices, Terms, case
from startbaan.domain.rules.owed import Owed, owed, running_on
from startbaan.domain.rules.parameters import Base, Rule
from startbaan.domain.words import Sector

FOLDER = Path(__file__).parents[1] / "domain" / "rules" / "cases"
NO_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Told:
    """A sentence, its case, and what it must give by year and by day."""

    say: str
    case: Case
    years: dict[SchoolYear, dict[Rule, object]]
    days: dict[date, dict[Rule, object]]
    ended: dict[SchoolYear, date | None]


def told() -> list[Told]:
    return [_told(node) for path in sorted(FOLDER.glob("*.yaml")) for node in load_yaml(path).items()]


def in_year(found: Owed) -> dict[Rule, object]:
    """Give the amount by rule, true for a right without one, nothing where it does not hold."""
    return {answer.rule: (answer.amount or True) if answer.holds else None for answer in found.answers}


def on_day(one: Case, day: date, **how) -> dict[Rule, object]:
    """Give what holds on a day, as an amount for a whole year."""
    found = owed(one, year=SchoolYear.of(day), **how)
    given: dict[Rule, object] = dict.fromkeys((answer.rule for answer in found.answers), None)
    for answer in running_on(found, day):
        part = next(part for part in answer.parts if day in part.period)
        exact = prod((measure.exact for measure in part.measures), start=Fraction(1))
        given[answer.rule] = True if answer.unit is None else exact
    return given


def _told(node: Node) -> Told:
    fields = node.fields(
        required=["say", "sector", "job", "terms"],
        optional=[
            *("appointed", "temporary", "profession", "taught_before", "teaching_hours", "base"),
            *("years", "days", "ended"),
        ],
    )
    start, end = (item.value for item in fields["job"].items())
    terms = [_terms(item) for item in fields["terms"].items()]
    ends = [*(found[0] for found in terms[1:]), None]
    made = case(
        Sector(fields["sector"].text()),
        job=Period(start, end),
        terms=[Terms(Period(since, until), *rest) for (since, *rest), until in zip(terms, ends, strict=True)],
        temporary=fields["temporary"].value,
        profession_started_on=fields["profession"].value,
        taught_before=fields["taught_before"].value,
        choices=Choices(
            Decimal(str(fields["teaching_hours"].value)) if fields["teaching_hours"].given else None,
            Base(fields["base"].text()) if fields["base"].given else None,
        ),
        appointed_on=fields["appointed"].value,
    )
    node.settle()
    return Told(
        say=fields["say"].text(),
        case=made,
        years={
            SchoolYear.parse(each["year"].text()): _given(each["gives"]) for each in _asked(fields["years"], "year")
        },
        days={each["day"].day(default=NO_DAY): _given(each["gives"]) for each in _asked(fields["days"], "day")},
        ended={SchoolYear.parse(each["year"].text()): each["day"].value for each in _ended(fields["ended"])},
    )


def _asked(node: Node, when: str):
    return [item.fields(required=[when, "gives"]) for item in node.items()] if node.given else []


def _ended(node: Node):
    return [item.fields(required=["year", "day"]) for item in node.items()] if node.given else []


def _terms(node: Node):
    fields = node.fields(required=["from", "fte"], optional=["scale", "step"])
    scale = fields["scale"].text() if fields["scale"].given else ""
    return (fields["from"].day(default=NO_DAY), Decimal(str(fields["fte"].value)), scale, fields["step"].value)


def _given(node: Node) -> dict[Rule, object]:
    return {Rule(key): _amount(item.value) for key, item in node.entries().items()}


def _amount(value):
    return value if value is None or isinstance(value, bool) else Decimal(str(value))
