"""Random histories in the database: what the page says adds up to what was agreed, day by day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import prod

from django.utils import translation
from employed import employed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from startbaan.apps.entitlements.queries import cases_of, my_rights
from startbaan.apps.people.access import acting_as
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.owed import owed
from startbaan.domain.rules.parameters import Rule
from startbaan.project.cast import A_DAY

YEARS = st.sampled_from([SchoolYear(2023), SchoolYear(2025), SchoolYear(2026), SchoolYear(2027)])
SCHOOLS = ("de-sluis", "het-kompas", "meren-lyceum", "techniek-polderland")
PRIMARY = SCHOOLS[:2]
FTES = st.integers(1, 12).map(lambda tenths: Decimal(tenths) / 10)
BY_DAY = {Rule.PO_BASE_HOURS: 40, Rule.PO_TRAINING_HOURS: 83, Rule.PO_TRAINING_MONEY: 500}
STARTERS = {"LB", "LC", "LD"}


@dataclass(frozen=True)
class History:
    """Posts as `employed` takes them, and since when someone is in the profession."""

    posts: list[dict]
    profession: date | None


@st.composite
def histories(draw) -> History:
    """At each school at most one run of posts, with terms that change in between."""
    posts = []
    for school in draw(st.lists(st.sampled_from(SCHOOLS), min_size=1, max_size=3, unique=True)):
        start = draw(st.dates(date(2022, 8, 1), date(2027, 6, 1)))
        for length in draw(st.lists(st.integers(20, 900), min_size=1, max_size=2)):
            end = start + timedelta(days=length)
            cuts = sorted(set(draw(st.lists(st.integers(1, length - 1), max_size=2))))
            terms = [
                {
                    "from": start + timedelta(days=days),
                    "fte": draw(FTES),
                    "scale": draw(st.sampled_from(["LB", "LC", "LE", ""])),
                    "step": draw(st.none() | st.integers(1, 5)),
                }
                for days in (0, *cuts)
            ]
            contract = draw(st.sampled_from(["vast", "tijdelijk", "vervanging", ""]))
            posts.append({"school": school, "from": start, "to": end, "contract": contract, "terms": terms})
            start = end
    return History(posts, draw(st.none() | st.dates(date(2020, 1, 1), date(2027, 1, 1))))


def days_worked(history: History, year: SchoolYear):
    """Every day of the year with every agreement that holds on it, at a school for primary education."""
    for post in history.posts:
        ends = [*(each["from"] for each in post["terms"][1:]), post["to"]]
        for terms, end in zip(post["terms"], ends, strict=True):
            day = max(terms["from"], year.period.start)
            while day < min(end, year.next.period.start):
                if post["school"] in PRIMARY:
                    yield terms
                day += timedelta(days=1)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories(), year=YEARS)
def test_what_is_given_adds_up_day_by_day(people, history, year):
    person, found = employed(history.posts, profession=history.profession), dict.fromkeys(Rule, Fraction(0))
    for job in cases_of([person.pk], year=year)[person.pk]:
        for answer in owed(job.case, year=year).answers:
            found[answer.rule] += answer.exact or 0

    length = (year.next.period.start - year.period.start).days
    worked = list(days_worked(history, year))
    starting = [each for each in worked if each["scale"] in STARTERS and each["step"] in {1, 2, 3}]
    by_hand = {rule: shared(rate, worked, length=length) for rule, rate in BY_DAY.items()}
    by_hand[Rule.PO_STARTER_HOURS] = shared(40, starting, length=length)
    assert {rule: found[rule] for rule in by_hand} == by_hand


def shared(rate: int, days: list[dict], *, length: int) -> Fraction:
    return sum((Fraction(rate) * Fraction(each["fte"]) / length for each in days), Fraction(0))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories(), year=YEARS)
def test_what_the_page_multiplies_gives_the_amount_it_says(people, history, year):
    person = employed(history.posts, profession=history.profession)

    with translation.override("nl"), acting_as(person, on=A_DAY) as viewer:
        page = my_rights(viewer, year=year)
    for answer in (answer for job in page.jobs for answer in job.owed.amounts):
        products = [prod(read(each.words) for each in line.factors) for line in answer.lines]
        assert [cut(product) for product in products] == [read(line.result) for line in answer.lines]
        assert rounded(sum(products, Fraction(0))) == read(answer.amount)


def read(words: str) -> Fraction:
    """Read back a number as the page writes it: 40 uur, WTF 0,8, 20%, (1.659 − 59) uur, € 500, 184/365 van het jaar."""
    if "−" in words:
        whole, less = words.split("−")
        return read(whole) - read(less)
    number, _, of = re.sub(r"[^0-9,/]", "", words).replace(",", ".").partition("/")
    return Fraction(number) / Fraction(of or 1) / (100 if "%" in words else 1)


def cut(found: Fraction) -> Fraction:
    """Keep four decimals, as the page shows them."""
    return Fraction(int(found * 10_000), 10_000)


def rounded(found: Fraction) -> Fraction:
    return Fraction(int(found * 100 + Fraction(1, 2)), 100)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories(), year=YEARS)
def test_every_job_has_its_own_days_and_no_appointment_begins_later_than_its_job(people, history, year):
    person = employed(history.posts, profession=history.profession)

    jobs = cases_of([person.pk], year=year)[person.pk]
    for job in jobs:
        assert job.case.begun <= job.case.job.start
        assert job.case.job.overlaps(year.period)
        assert all(job.case.job.covers(terms.period) for terms in job.case.terms)
    same = [(one, other) for one, other in combinations(jobs, 2) if one.school == other.school]
    assert [pair for pair in same if pair[0].case.job.overlaps(pair[1].case.job)] == []
