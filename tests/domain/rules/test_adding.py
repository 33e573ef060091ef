"""A later value of an agreement: nothing before its day changes, to the cent."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules.adding import NotLater, change, example
from startbaan.domain.rules.cases import Case, Terms, case
from startbaan.domain.rules.choosing import by_base
from startbaan.domain.rules.owed import Owed, owed
from startbaan.domain.rules.parameters import Agreement, Base, Key, Reckoning, Rule, Unit, Value
from startbaan.domain.rules.reading import shipped
from startbaan.domain.rules.reckoning import share_of
from startbaan.domain.sources import Source, Status
from startbaan.domain.words import Sector

SOURCE = Source(Status.CONFIRMED, "cao 2027, art. 1")
WORTHS = {
    Unit.HOURS: Decimal("37.5"),
    Unit.EUROS: Decimal("612.5"),
    Unit.SHARE: Decimal("0.15"),
    Unit.FTE: Decimal("0.9"),
    Unit.MONTHS: Decimal(30),
    Unit.YEARS: Decimal(5),
    Unit.ROUNDING: Decimal("0.5"),
    Unit.DAY: date(2031, 7, 31),
    Unit.STEPS: (1, 2),
    Unit.NAMES: ("LD",),
    Unit.RENAMED: {"LB": "LX"},
    Unit.TEXTS: (),
    Unit.RECKONING: Reckoning.MONTHS,
    Unit.BASE: Base.WHOLE,
    Unit.RIGHT: True,
}
PLACES = [(sector, key) for sector, agreement in shipped().items() for key in agreement.parameters]
DAYS = st.dates(date(2025, 11, 1), date(2029, 12, 31))


def before(found: Owed, day: date) -> list[tuple[Rule, Fraction]]:
    """What each rule gives in the days before this one, not rounded."""
    until = Period(date(2000, 1, 1), day)
    word = found.agreement.on(Key.PART_OF_YEAR, found.year.period.start)
    assert word is not None
    sums = []
    for answer in found.answers:
        amount = Fraction(0)
        for part in answer.parts:
            days = part.period.intersection(until)
            if days is not None:
                whole = part.exact / part.share
                amount += whole * share_of(days, year=found.year.period, reckoning=Reckoning(word.word))
        sums.append((answer.rule, amount))
    return sums


def somebody(sector: Sector, start: date, fte: Decimal) -> Case:
    job = Period(start)
    return case(sector, job=job, terms=[Terms(job, fte, "LB", 2)], temporary=False, taught_before=False)


@given(
    place=st.sampled_from(PLACES),
    day=DAYS,
    start=st.dates(date(2024, 8, 1), date(2027, 8, 1)),
    fte=st.sampled_from([Decimal("0.4"), Decimal("0.8"), Decimal(1)]),
)
def test_days_before_a_later_value_give_the_same_to_the_cent(place, day, start, fte):
    sector, key = place
    agreement = shipped()[sector]
    value = Value(day, WORTHS[agreement.parameters[key].unit], SOURCE)
    changed = agreement.with_values([(key, value)])
    job = somebody(sector, start, fte)

    for year in map(SchoolYear, range(2024, 2030)):
        was = owed(job, year=year, agreements={sector: agreement})
        becomes = owed(job, year=year, agreements={sector: changed})

        assert before(becomes, day) == before(was, day)
        if year.next.period.start <= day:
            assert [answer.amount for answer in becomes.answers] == [answer.amount for answer in was.answers]


def added(agreement: Agreement, key: Key, day: date, worth: object):
    value = Value(day, worth, SOURCE)
    return change(agreement, key=key, value=value, came_with=shipped()[agreement.sector].parameters[key])


@pytest.mark.parametrize(("sector", "key"), PLACES)
def test_a_value_is_later_than_the_last_that_comes_with_the_program(sector, key):
    agreement = shipped()[sector]
    last = agreement.parameters[key].values[-1].start
    worth = WORTHS[agreement.parameters[key].unit]

    with pytest.raises(NotLater):
        added(agreement, key, last, worth)
    assert (
        added(agreement, key, last + timedelta(days=1), worth).held_until_then is agreement.parameters[key].values[-1]
    )


def test_a_change_knows_what_stands_around_it():
    agreement = shipped()[Sector.PO]
    first = added(agreement, Key.STARTER_HOURS, date(2026, 8, 1), Decimal(41)).agreement
    both = added(first, Key.STARTER_HOURS, date(2028, 8, 1), Decimal(43)).agreement

    between = added(both, Key.STARTER_HOURS, date(2027, 8, 1), Decimal(42))
    corrected = added(both, Key.STARTER_HOURS, date(2026, 8, 1), Decimal("41.5"))

    assert (between.held_until_then.worth, between.replaces, between.ends_on) == (41, None, date(2028, 8, 1))
    assert (corrected.held_until_then.worth, corrected.replaces.worth) == (40, 41)


@pytest.mark.parametrize(
    ("key", "day", "works_from"),
    [
        (Key.ROUNDING, date(2027, 1, 1), date(2027, 8, 1)),
        (Key.ROUNDING, date(2027, 8, 1), date(2027, 8, 1)),
        (Key.BASE_HOURS, date(2027, 1, 1), date(2027, 1, 1)),
    ],
)
def test_how_to_count_works_from_the_next_school_year(key, day, works_from):
    agreement = shipped()[Sector.PO]

    assert added(agreement, key, day, WORTHS[agreement.parameters[key].unit]).works_from == works_from


def test_the_example_shows_the_rules_that_change():
    found = added(shipped()[Sector.VO], Key.FIRST_YEAR_SHARE, date(2026, 8, 1), Decimal("0.25"))

    assert [(line.rule, str(line.year), line.before.amount, line.after.amount) for line in found.differences] == [
        (Rule.VO_FEWER_LESSONS, "2026-2027", Decimal(150), Decimal("187.5"))
    ]


def test_the_example_is_a_full_first_job_on_the_first_step():
    found = owed(example(Sector.PO, start=date(2026, 8, 1)), year=SchoolYear(2026))

    assert found.answer(Rule.PO_STARTER_HOURS).amount == 40


def test_hours_to_settle_in_by_each_base():
    found = by_base(shipped()[Sector.MBO], year=SchoolYear(2026))

    assert {base: answer.amount for base, answer in found.items()} == {
        Base.WITHOUT_TRAINING: Decimal(100),
        Base.WHOLE: Decimal("103.69"),
    }
