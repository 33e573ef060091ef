"""The rules, held against sentences a lawyer can read; every rule, value and date has its sentence."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from told_cases import in_year, on_day, told

from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.owed import owed
from startbaan.domain.rules.parameters import Base, Key, Reckoning, Rule, Unit
from startbaan.domain.rules.reading import shipped

TOLD = told()


@pytest.mark.parametrize("one", TOLD, ids=lambda one: one.say)
def test_a_year_gives_what_the_sentence_says(one):
    found = {year: in_year(owed(one.case, year=year)) for year in one.years}

    assert {year: {rule: found[year][rule] for rule in said} for year, said in one.years.items()} == one.years


@pytest.mark.parametrize("one", TOLD, ids=lambda one: one.say)
def test_a_day_gives_what_the_sentence_says(one):
    found = {day: on_day(one.case, day) for day in one.days}

    assert {day: {rule: found[day][rule] for rule in said} for day, said in one.days.items()} == one.days


def test_the_end_of_an_agreement_is_said():
    found = [
        (one.say, year, value and value.day)
        for one in TOLD
        for year in one.ended
        for value in [owed(one.case, year=year).ended]
    ]

    assert found == [(one.say, year, day) for one in TOLD for year, day in one.ended.items()]


def test_every_sentence_asks_something():
    assert [one.say for one in TOLD if not (one.years or one.days)] == []


def test_every_rule_has_a_case_that_gives_and_one_that_refuses():
    given, refused = set(), set()
    for one in TOLD:
        for said in (*one.years.values(), *one.days.values()):
            given |= {rule for rule, amount in said.items() if amount is not None}
            refused |= {rule for rule, amount in said.items() if amount is None}

    assert (given, refused) == (set(Rule), set(Rule))


def test_every_date_of_every_parameter_is_asked_before_on_and_after():
    asked = {(one.case.sector, day) for one in TOLD for day in one.days}
    missing = [
        (sector, day)
        for sector, agreement in shipped().items()
        for start in agreement.changes
        for day in (start - timedelta(days=1), start, start + timedelta(days=1))
        if (sector, day) not in asked
    ]

    assert missing == []


def another(unit, worth):
    """Give a value of the same unit that means something else."""
    match unit:
        case Unit.DAY:
            return date(2030, 1, 1)
        case Unit.STEPS:
            return (9,)
        case Unit.NAMES:
            return ("XX",)
        case Unit.RENAMED:
            return {}
        case Unit.RECKONING:
            return Reckoning.MONTHS
        case Unit.BASE:
            return Base.WHOLE
        case Unit.FTE:
            return Decimal("1.1")
        case Unit.MONTHS | Unit.YEARS:
            return worth + 12
        case Unit.RIGHT | Unit.TEXTS:
            return worth
        case _:
            return worth * 3


def answers_of(one, agreements):
    years = {*one.years, *one.ended}
    days = {day: on_day(one.case, day, agreements=agreements) for day in one.days}
    found = {year: owed(one.case, year=year, agreements=agreements) for year in years}
    said = {year: (in_year(each), each.ended and each.ended.day) for year, each in found.items()}
    rests_on = [
        id(value)
        for day in one.days
        for answer in owed(one.case, year=SchoolYear.of(day), agreements=agreements).answers
        for value in answer.values
    ]
    rests_on += [id(value) for each in found.values() for answer in each.answers for value in answer.values]
    return days, said, rests_on


def test_every_value_of_every_parameter_is_used():
    before = {one.say: answers_of(one, shipped()) for one in TOLD}
    unused = []
    for sector, agreement in shipped().items():
        mine = [one for one in TOLD if one.case.sector is sector]
        for key, parameter in agreement.parameters.items():
            for value in parameter.values:
                changed = replace(value, worth=another(parameter.unit, value.worth))
                agreements = {**shipped(), sector: agreement.with_values([(key, changed)])}
                if all(answers_of(one, agreements)[:2] == before[one.say][:2] for one in mine) and not any(
                    id(value) in before[one.say][2] for one in mine
                ):
                    unused.append((sector, key, value.start))

    assert unused == []


def test_a_value_without_a_day_before_it_gives_nothing():
    po = shipped()[next(iter(shipped()))]

    assert po.on(Key.ROUNDING, date(1990, 1, 1)) is None
