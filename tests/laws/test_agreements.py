"""Every dated value of every agreement is asked of a rule that uses it: before, on and after its first day."""

from collections import defaultdict
from datetime import timedelta

from told_cases import told

from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.owed import owed
from startbaan.domain.rules.parameters import Key, Rule
from startbaan.domain.rules.reading import shipped
from startbaan.domain.words import Sector

TOLD = told()
ONE_DAY = timedelta(days=1)
# What no single rule rests on: how a part of a year is counted and rounded, and until when the agreement runs.
OF_ALL_RULES = {Key.PART_OF_YEAR, Key.ROUNDING, Key.AGREEMENT_THROUGH}


def uses() -> dict[tuple[Sector, Key], set[Rule]]:
    """Find which rules ever rest on a value of each parameter, in all years the sentences ask about."""
    key_of = {
        id(value): (sector, key)
        for sector, agreement in shipped().items()
        for key, parameter in agreement.parameters.items()
        for value in parameter.values
    }
    found: dict[tuple[Sector, Key], set[Rule]] = defaultdict(set)
    for one in TOLD:
        for year in {*one.years, *map(SchoolYear.of, one.days)}:
            for answer in owed(one.case, year=year).answers:
                for value in answer.values:
                    found[key_of[id(value)]].add(answer.rule)
    for sector in Sector:
        for key in OF_ALL_RULES:
            found[sector, key] = {rule for rule in Rule if rule.startswith(f"{sector}_")}
    return found


USES = uses()


def test_every_parameter_is_used_by_a_rule_of_its_sector():
    parameters = {(sector, key) for sector, agreement in shipped().items() for key in agreement.parameters}

    assert {key for key, rules in USES.items() if rules} == parameters


def test_every_rule_rests_on_a_parameter():
    assert {rule for key, rules in USES.items() for rule in rules if key[1] not in OF_ALL_RULES} == set(Rule)


def test_every_date_of_every_parameter_is_asked_of_a_rule_that_uses_it_before_on_and_after():
    asked = {(one.case.sector, day, rule) for one in TOLD for day, gives in one.days.items() for rule in gives}
    missing = [
        (sector.value, key.value, day.isoformat())
        for sector, agreement in shipped().items()
        for key, parameter in agreement.parameters.items()
        for value in parameter.values
        for day in (value.start - ONE_DAY, value.start, value.start + ONE_DAY)
        if not any((sector, day, rule) in asked for rule in USES[sector, key])
    ]

    assert missing == []


def test_every_value_has_a_source():
    without = [
        (sector, key, value.start)
        for sector, agreement in shipped().items()
        for key, parameter in agreement.parameters.items()
        for value in parameter.values
        if not (value.source.place or value.source.note)
    ]

    assert without == []
