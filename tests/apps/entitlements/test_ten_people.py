"""Ten different people of the database, whose rights were worked out by hand: the sums stand in ten_people.yaml."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import prod
from pathlib import Path

import pytest
import yaml
from django.utils import translation
from employed import employed

from startbaan.apps.entitlements.queries import agreements_on_record, cases_of, my_rights
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation, Person
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.owed import owed
from startbaan.domain.rules.parameters import Rule
from startbaan.project.cast import A_DAY
from startbaan.ui.wording import number

PEOPLE = yaml.safe_load((Path(__file__).parent / "ten_people.yaml").read_text())


def by_hand(said: dict) -> Decimal | None:
    """Work out the sum of the table, rounded to hundredths, a half upwards."""
    if "sum" not in said:
        return None
    exact = sum((prod(Fraction(str(each)) for each in product) for product in said["sum"]), Fraction(0))
    return (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@pytest.fixture(params=PEOPLE, ids=lambda one: one["say"])
def one(request, people) -> dict:
    return request.param


@pytest.fixture
def person(one) -> Person:
    return employed(one["posts"], profession=one["profession"])


def test_there_are_ten():
    assert len({one["say"] for one in PEOPLE}) == 10


@pytest.mark.parametrize("one", PEOPLE, ids=lambda one: one["say"])
def test_the_table_adds_up(one):
    sums = [(said["rule"], by_hand(said)) for said in one["gives"] if "sum" in said]

    assert sums == [(said["rule"], Decimal(str(said["amount"]))) for said in one["gives"] if "sum" in said]


def test_every_rule_gives_what_was_worked_out_by_hand(one, person):
    year, agreements = SchoolYear.parse(one["year"]), agreements_on_record()
    keys = dict(Organisation.objects.values_list("pk", "key"))
    found = []
    for job in cases_of([person.pk], year=year)[person.pk]:
        gives = owed(job.case, year=year, agreements=agreements)
        for answer in gives.answers:
            stop = gives.stops(answer.rule)
            if answer.holds:
                found.append((keys[job.school], answer.rule, answer.amount, stop and stop.on))

    assert found == [(said["school"], Rule(said["rule"]), by_hand(said), said.get("stops")) for said in one["gives"]]


def test_the_page_says_the_same_amounts(one, person):
    with translation.override("nl"), acting_as(person, on=A_DAY) as viewer:
        page = my_rights(viewer, year=SchoolYear.parse(one["year"]))
    amounts = [answer.amount for job in page.jobs for answer in job.owed.answers]

    words = [(said["rule"], by_hand(said)) for said in one["gives"]]
    assert amounts == [
        "" if amount is None else f"€ {number(amount)}" if rule.endswith("money") else f"{number(amount)} uur"
        for rule, amount in words
    ]
