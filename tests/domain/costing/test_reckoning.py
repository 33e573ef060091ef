"""A year of costs adds up over lines and payers, follows its rates by the day, and never spends before it expects."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.costing.lines import Payer
from startbaan.domain.costing.reading import shipped
from startbaan.domain.costing.reckoning import Bill, Rate, Totals, Work, together, year_costs
from startbaan.domain.periods import SchoolYear

YEAR = SchoolYear(2026)
FIRST = YEAR.period.start
LINES = shipped()
EARLIER = date(2020, 8, 1)
KEYS = [line.key for line in LINES]

days = st.integers(0, 364).map(lambda number: FIRST + timedelta(days=number))
numbers = st.fractions(0, 40, max_denominator=12)
amounts = st.decimals(0, 200, places=2)
works = st.lists(st.builds(Work, st.sampled_from(KEYS), days, numbers, st.booleans()), max_size=20)
rates = st.lists(
    st.builds(
        Rate, st.sampled_from(KEYS), days | st.just(date(2020, 8, 1)), st.none() | amounts, st.sampled_from(Payer)
    ),
    max_size=12,
)
bills = st.lists(st.builds(Bill, st.just("external_coaching"), days, amounts), max_size=5)
agreements = st.none() | st.fixed_dictionaries(dict.fromkeys(KEYS, numbers))


def costs(*, agreed=None, work=(), rates=(), bills=()):
    return year_costs(LINES, year=YEAR, agreed=agreed, work=work, rates=rates, bills=bills)


def of(found, key):
    (line,) = (one for one in found.lines if one.line.key == key)
    return line


@given(agreements, works, rates, bills)
def test_year_adds_up_over_lines_and_over_payers(agreed, work, rates, bills):
    found = costs(agreed=agreed, work=work, rates=rates, bills=bills)

    by_payer = [found.paid_by(payer) for payer in Payer]
    assert sum(by_payer[1:], by_payer[0]) == found.total
    assert found.total.forecast == sum(line.forecast.amount for line in found.lines)
    assert found.total.actual == sum(line.actual.amount for line in found.lines)
    assert (found.total.budget is None) is (agreed is None)


@given(works, rates, bills)
def test_what_was_done_is_never_more_than_what_is_expected(work, rates, bills):
    found = costs(work=work, rates=rates, bills=bills)

    for line in found.lines:
        assert line.actual.amount <= line.forecast.amount
        assert line.actual.number <= line.forecast.number


@given(agreements, works, rates)
def test_every_hour_has_a_rate_or_is_said_to_have_none(agreed, work, rates):
    found = costs(agreed=agreed, work=work, rates=rates)

    for line in found.lines:
        for cost in (line.budget, line.forecast, line.actual):
            if cost is not None and not (line.line.is_billed and cost is line.actual):
                assert sum(part.number for part in cost.parts) + cost.unpriced == cost.number
                assert cost.amount == sum(part.number * Fraction(part.rate.amount) for part in cost.parts)


@given(agreements, works, rates, st.sampled_from(KEYS), amounts, days)
def test_saying_a_rate_again_changes_nothing(agreed, work, rates, key, amount, later):
    once = [*(rate for rate in rates if rate.line != key), Rate(key, FIRST, amount, Payer.BOARD)]
    again = [*once, Rate(key, later, amount, Payer.BOARD)]

    assert costs(agreed=agreed, work=work, rates=once).total == costs(agreed=agreed, work=work, rates=again).total


@given(numbers, amounts, amounts, st.integers(1, 364))
def test_budget_follows_a_rate_that_changes_by_the_day(number, before, after, day):
    agreed = dict.fromkeys(KEYS, Fraction(0)) | {"own_coaching": number}
    changing = [
        Rate("own_coaching", FIRST, before, Payer.BOARD),
        Rate("own_coaching", FIRST + timedelta(days=day), after, Payer.SCHOOL),
    ]

    found = costs(agreed=agreed, rates=changing)

    assert found.paid_by(Payer.BOARD).budget == number * Fraction(day, 365) * Fraction(before)
    assert found.paid_by(Payer.SCHOOL).budget == number * Fraction(365 - day, 365) * Fraction(after)


@given(works, rates, bills)
def test_doing_what_was_planned_on_its_day_leaves_the_expected_numbers_as_they_were(work, rates, bills):
    done = [Work(one.line, one.day, one.number, is_done=True) for one in work]

    before, after = costs(work=work, rates=rates), costs(work=done, rates=rates)

    assert [line.forecast.number for line in before.lines] == [line.forecast.number for line in after.lines]
    assert before.total.forecast == after.total.forecast


def test_work_is_paid_at_the_rate_of_its_day():
    rates = [
        Rate("own_coaching", date(2026, 8, 1), Decimal(50), Payer.BOARD),
        Rate("own_coaching", date(2027, 1, 1), Decimal(60), Payer.SCHOOL),
    ]
    work = [
        Work("own_coaching", date(2026, 12, 31), Fraction(3, 2), is_done=True),
        Work("own_coaching", date(2027, 1, 1), Fraction(1), is_done=False),
    ]

    line = of(costs(work=work, rates=rates), "own_coaching")

    assert (line.actual.amount, line.forecast.amount) == (75, 135)
    assert (line.forecast.paid_by(Payer.BOARD), line.forecast.paid_by(Payer.SCHOOL)) == (75, 60)


def test_correction_of_a_rate_takes_the_place_of_the_earlier_one():
    rates = [
        Rate("own_coaching", FIRST, Decimal(500), Payer.BOARD),
        Rate("own_coaching", FIRST, Decimal(50), Payer.BOARD),
    ]
    work = [Work("own_coaching", FIRST, Fraction(2), is_done=True)]

    assert of(costs(work=work, rates=rates), "own_coaching").actual.amount == 100


def test_rate_that_was_withdrawn_leaves_hours_without_a_rate():
    rates = [
        Rate("own_coaching", FIRST, Decimal(50), Payer.BOARD),
        Rate("own_coaching", FIRST, None, Payer.BOARD),
    ]
    work = [Work("own_coaching", FIRST, Fraction(2), is_done=True)]

    found = of(costs(work=work, rates=rates), "own_coaching").actual

    assert (found.amount, found.unpriced) == (0, 2)


def test_invoices_are_what_a_coach_from_outside_did_cost():
    rates = [Rate("external_coaching", FIRST, Decimal(100), Payer.BOARD)]
    work = [
        Work("external_coaching", date(2026, 10, 1), Fraction(4), is_done=True),
        Work("external_coaching", date(2027, 3, 1), Fraction(7), is_done=False),
    ]

    none = of(costs(work=work, rates=rates), "external_coaching")
    part = of(
        costs(work=work, rates=rates, bills=[Bill("external_coaching", FIRST, Decimal(300))]), "external_coaching"
    )
    over = of(
        costs(work=work, rates=rates, bills=[Bill("external_coaching", FIRST, Decimal(450))]), "external_coaching"
    )

    assert (none.actual.amount, none.forecast.amount) == (0, 1100)
    assert (part.actual.amount, part.forecast.amount) == (300, 1100)
    assert (over.actual.amount, over.forecast.amount) == (450, 1150)


def test_without_an_agreed_number_there_is_no_budget():
    assert costs().total == Totals(None, Fraction(0), Fraction(0))


@given(st.lists(st.tuples(agreements, works, rates), min_size=1, max_size=3))
def test_boards_together_cost_what_each_costs(boards):
    each = [costs(agreed=agreed, work=work, rates=rates) for agreed, work, rates in boards]
    found = together(each)

    totals = [one.total for one in each]
    assert found.total == sum(totals[1:], totals[0])
    for payer in Payer:
        paid = [one.paid_by(payer) for one in each]
        assert found.paid_by(payer) == sum(paid[1:], paid[0])
