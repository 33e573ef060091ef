"""What must hold for any job: more never gives less, splitting changes nothing, and reasons give the amount back."""

import itertools
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules.cases import Case, Choices, Terms, case
from startbaan.domain.rules.explaining import exactly, in_dutch, steps
from startbaan.domain.rules.owed import owed
from startbaan.domain.rules.parameters import Base, Key, Reckoning, Rule, Value
from startbaan.domain.rules.positions import position, sight_of
from startbaan.domain.rules.reading import shipped
from startbaan.domain.rules.reckoning import months_after, share_of
from startbaan.domain.words import Sector

DAYS = st.dates(date(2012, 1, 1), date(2029, 12, 31))
FTES = st.integers(1, 12000).map(lambda number: Decimal(number) / 10000)
SCALES = st.sampled_from(["LA", "LB", "LC", "LD", "LE", "L10", "L11", "L12", "l10", ""])
YEARS = st.integers(2012, 2029).map(SchoolYear)


@st.composite
def cases(draw):
    start = draw(DAYS)
    end = draw(st.none() | st.integers(1, 2000).map(lambda days: start + timedelta(days=days)))
    cuts = sorted(set(draw(st.lists(st.integers(1, 1500), max_size=4))))
    starts = [start, *(start + timedelta(days=days) for days in cuts)]
    ends = [*starts[1:], None]
    terms = [
        Terms(Period(since, until), draw(FTES), draw(SCALES), draw(st.none() | st.integers(1, 6)))
        for since, until in zip(starts, ends, strict=True)
    ]
    return case(
        draw(st.sampled_from(Sector)),
        job=Period(start, end),
        terms=terms,
        temporary=draw(st.none() | st.booleans()),
        profession_started_on=draw(st.none() | DAYS),
        taught_before=draw(st.none() | st.booleans()),
        choices=Choices(draw(st.none() | st.integers(400, 900).map(Decimal)), draw(st.none() | st.sampled_from(Base))),
        appointed_on=draw(st.none() | st.integers(0, 900).map(lambda days: start - timedelta(days=days))),
    )


def exact(one: Case, year: SchoolYear) -> dict[Rule, Fraction | None]:
    return {answer.rule: answer.exact for answer in owed(one, year=year).answers}


@given(cases(), YEARS, FTES)
def test_more_fte_never_gives_less(one, year, more):
    fuller = replace(one, terms=tuple(replace(terms, fte=max(terms.fte, more)) for terms in one.terms))

    less, most = exact(one, year), exact(fuller, year)
    assert [rule for rule in less if (most[rule] or 0) < (less[rule] or 0)] == []


@given(cases(), YEARS, DAYS)
def test_terms_that_are_split_give_the_same(one, year, cut):
    split = []
    for terms in one.terms:
        if cut in terms.period and cut != terms.period.start:
            before, after = Period(terms.period.start, cut), Period(cut, terms.period.end)
            split += [replace(terms, period=before), replace(terms, period=after)]
        else:
            split.append(terms)

    assert exact(replace(one, terms=tuple(split)), year) == exact(one, year)


@given(YEARS, st.lists(st.integers(1, 364), unique=True, max_size=6), st.sampled_from(Reckoning))
def test_the_parts_of_a_year_add_up_to_one(year, cuts, reckoning):
    whole = year.period
    days = [whole.start, *sorted(whole.start + timedelta(days=cut) for cut in cuts), whole.end]
    parts = [Period(start, end) for start, end in itertools.pairwise(days)]

    assert sum(share_of(part, year=whole, reckoning=reckoning) for part in parts) == 1


def number_in(text: str) -> Fraction:
    return Fraction(text.replace(".", "").replace(",", "."))


def calculated(line: str) -> Fraction:
    """Do the sum that a line writes out, left of its equals sign."""
    product = Fraction(1)
    for factor in line.split(" = ", maxsplit=1)[0].split(" × "):
        if found := re.fullmatch(r"\(([\d.,]+) − ([\d.,]+)\) uur", factor):
            product *= number_in(found[1]) - number_in(found[2])
        elif found := re.fullmatch(r"([\d.,]+)%", factor):
            product *= number_in(found[1]) / 100
        elif found := re.fullmatch(r"(\d+)/(\d+) van het jaar", factor):
            product *= Fraction(int(found[1]), int(found[2]))
        else:
            found = re.fullmatch(r"(?:€ |WTF )?([\d.,]+)(?: uur)?", factor)
            product *= number_in(found[1])
    return product


@given(cases(), YEARS)
def test_what_is_said_gives_the_amount_back(one, year):
    for answer in owed(one, year=year).answers:
        if answer.unit and answer.parts:
            assert sum(calculated(str(step.sentence)) for step in steps(answer)) == answer.exact


@given(cases(), YEARS)
def test_every_answer_says_why_and_rests_on_dated_values_with_a_source(one, year):
    found = owed(one, year=year)
    for answer in found.answers:
        assert answer.grounds
        if answer.holds:
            assert answer.values
            assert answer.within is not None
            assert found.runs(answer.rule).covers(Period(answer.parts[0].period.start, answer.parts[0].period.end))
        for value in answer.values:
            assert value.source.place or value.source.note
        for part in answer.parts:
            assert all(measure.value is None or measure.value.start <= part.period.start for measure in part.measures)


@given(cases(), YEARS)
def test_parts_lie_in_the_job_and_the_year_and_do_not_overlap(one, year):
    for answer in owed(one, year=year).answers:
        periods = [part.period for part in answer.parts]
        assert all(one.job.covers(period) and year.period.covers(period) for period in periods)
        assert all(earlier.end <= later.start for earlier, later in itertools.pairwise(periods))


@given(cases(), YEARS, st.dates(date(2030, 8, 1), date(2035, 1, 1)))
def test_a_later_value_changes_nothing_before_its_day(one, year, start):
    agreement = shipped()[one.sector]
    key = {Sector.PO: Key.STARTER_HOURS, Sector.VO: Key.FIRST_YEAR_SHARE, Sector.MBO: Key.ONBOARDING_SHARE}[one.sector]
    last = agreement.parameters[key].values[-1]
    later = agreement.with_values([(key, Value(start, last.number * 2, last.source))])

    found = {answer.rule: answer.exact for answer in owed(one, year=year, agreements={one.sector: later}).answers}
    assert found == exact(one, year)


@given(DAYS, st.integers(0, 60))
def test_months_after_stay_in_their_month(day, months):
    after = months_after(day, months=months)

    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after.day < day.day and (after + timedelta(days=1)).day == 1)


def test_numbers_are_written_as_dutch_people_do():
    written = [in_dutch(Decimal(text)) for text in ("1659", "0.8", "0.0625", "103.690", "1234567.5", "40.00")]

    assert written == ["1.659", "0,8", "0,0625", "103,69", "1.234.567,5", "40"]


@given(cases(), YEARS)
def test_who_is_in_the_same_position_gets_the_same_answers(one, year):
    sight = sight_of(shipped()[one.sector], year=year)
    found, same = owed(one, year=year).answers, owed(position(one, sight), year=year).answers

    assert [(each.rule, each.parts, each.cautions) for each in same] == [
        (each.rule, each.parts, each.cautions) for each in found
    ]
    assert [each.grounds for each in same] == [each.grounds for each in found]


@given(cases(), YEARS)
def test_a_right_stops_on_the_day_after_its_run(one, year):
    found = owed(one, year=year)

    for answer in found.answers:
        run, stop = found.runs(answer.rule), found.stops(answer.rule)
        assert (stop and stop.on) == (run and run.end)
        if stop is not None:
            assert (stop.grounds == ()) == (stop.on == one.job.end)


@given(st.fractions(0, 2000))
def test_an_amount_is_written_without_rounding(found):
    written = exactly(found)

    shown = Fraction(written.rstrip("…").replace(".", "").replace(",", "."))
    assert shown <= found < shown + Fraction(1, 10_000)
    assert written.endswith("…") == (shown != found)
