"""The ledger of a starter: hours of the three programmes, the shortage of small jobs, and that it always adds up."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.ledgers import (
    ELSEWHERE,
    Agreed,
    Allowance,
    Corrected,
    Happening,
    Place,
    StarterLedger,
    allowance,
    starter_ledger,
)
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules.cases import Terms, case
from startbaan.domain.rules.owed import owed
from startbaan.domain.schedule.definition import ActivityKind, Definition, PartTime
from startbaan.domain.schedule.dividing import divided_in
from startbaan.domain.schedule.reading import shipped
from startbaan.domain.words import Sector

YEAR = SchoolYear(2026)
FIRST, MIDDLE, LAST = date(2026, 8, 1), date(2027, 2, 1), date(2027, 7, 31)
WHOLE = ((1, Fraction(1)),)
OZWH = shipped()["ozwh-2026"]
PRO_RATA = replace(OZWH, version="naar-rato", part_time=PartTime.PRO_RATA)
SCALES = {Sector.PO: "LB", Sector.VO: "", Sector.MBO: ""}


def hours(*numbers: int | str) -> tuple[Fraction, ...]:
    return tuple(Fraction(number) for number in numbers)


def given_by_rule(sector: Sector, *terms: tuple[date, str]) -> Allowance:
    """What a first job from the first day of the year gives, at these working-time factors from these days."""
    starts = [start for start, _ in terms]
    ends = [*starts[1:], None]
    found = [
        Terms(Period(start, end), Decimal(fte), SCALES[sector], 1)
        for (start, fte), end in zip(terms, ends, strict=True)
    ]
    return allowance([owed(case(sector, job=Period(FIRST), terms=found, taught_before=False), year=YEAR)])


def amounts(ledger: StarterLedger, place: Place) -> dict[str, Fraction]:
    return {line.key: line.owed for line in ledger.of(place)}


def ledger_at(fte: str, definition: Definition = OZWH) -> StarterLedger:
    return starter_ledger(YEAR, allowance=given_by_rule(Sector.PO, (FIRST, fte)), definition=definition, years=WHOLE)


def test_a_full_job_has_eight_eleven_six_and_fifteen_hours() -> None:
    ledger = ledger_at("1")

    assert amounts(ledger, Place.PROGRAMME) == {
        "professionalisation-hours": 8,
        "individual-coaching": 11,
        "peer-meeting": 6,
    }
    assert (ledger.owed, ledger.divided, ledger.remaining, ledger.shortfall) == hours(40, 25, 15, 0)
    assert amounts(ledger, Place.AGREED) == dict.fromkeys(
        ["rest:onboarding", "rest:class-visit", "rest:appraisal-talk"], Fraction(0)
    )


@pytest.mark.parametrize(
    ("fte", "remaining", "shortfall", "training_left"),
    [
        ("0.8", "7", "0", None),
        ("0.626", "0.04", "0", None),
        ("0.625", "0", "0", None),
        ("0.6", "0", "1", "48.8"),
        ("0.5", "0", "5", "36.5"),
        ("0.2", "0", "17", "-0.4"),
    ],
)
def test_a_small_job_falls_short_of_the_programme(
    fte: str, remaining: str, shortfall: str, training_left: str | None
) -> None:
    ledger = ledger_at(fte)

    assert (ledger.remaining, ledger.shortfall) == hours(remaining, shortfall)
    assert ledger.training_left == (None if training_left is None else Fraction(training_left))


@pytest.mark.parametrize("fte", ["1", "0.625", "0.5", "0.2"])
def test_a_programme_by_working_time_never_falls_short(fte: str) -> None:
    ledger = ledger_at(fte, PRO_RATA)

    assert (ledger.divided, ledger.remaining, ledger.shortfall) == (25 * Fraction(fte), 15 * Fraction(fte), hours(0)[0])


def test_a_change_of_working_time_counts_for_its_part_of_the_year() -> None:
    found = given_by_rule(Sector.PO, (FIRST, "1"), (MIDDLE, "0.5"))

    assert found.hours == Fraction("30.08")  # 40 × (184 + 181 × 0.5) / 365, to the hundredth
    assert found.fte == Fraction(184, 365) + Fraction(181, 365) / 2


def test_two_jobs_are_added_up() -> None:
    one = owed(case(Sector.PO, job=Period(FIRST), terms=[Terms(Period(FIRST), Decimal("0.4"), "LB", 1)]), year=YEAR)

    assert (allowance([one, one]).hours, allowance([one, one]).fte) == hours(32, "0.8")


@pytest.mark.parametrize(
    ("sector", "name", "owed_hours", "divided", "remaining"),
    [(Sector.VO, "voorbeeld-vo-2026", 150, 28, 122), (Sector.MBO, "voorbeeld-mbo-2026", 100, 53, 47)],
)
def test_each_sector_has_its_own_budget(
    sector: Sector, name: str, owed_hours: int, divided: int, remaining: int
) -> None:
    found = given_by_rule(sector, (FIRST, "1"))
    ledger = starter_ledger(YEAR, allowance=found, definition=shipped()[name], years=WHOLE)

    assert (ledger.owed, ledger.divided, ledger.remaining) == hours(owed_hours, divided, remaining)


def test_a_year_that_began_halfway_is_divided_by_its_part() -> None:
    both = ((1, Fraction(1, 4)), (2, Fraction(3, 4)))
    ledger = starter_ledger(YEAR, allowance=given_by_rule(Sector.PO, (FIRST, "1")), definition=OZWH, years=both)

    assert (ledger.divided, ledger.remaining) == hours(25, 15)


def test_without_a_programme_what_is_owed_is_still_said() -> None:
    ledger = starter_ledger(YEAR, allowance=given_by_rule(Sector.PO, (FIRST, "1")))

    assert (ledger.owed, ledger.divided, ledger.remaining) == hours(40, 0, 40)
    assert ledger.lines == ()


def test_each_hour_stands_on_its_own_line() -> None:
    talk, visit = ActivityKind.COACH_TALK, ActivityKind.CLASS_VISIT
    happened = [
        Happening("coach-talk", talk, date(2026, 11, 5), planned=60, received=75),
        Happening("coach-talk", talk, date(2027, 3, 5), planned=60, received=0),
        Happening("", talk, date(2026, 10, 5), planned=0, received=30),
        Happening("class-visit", visit, date(2026, 12, 5), planned=30, received=30),
        Happening("own-activity", ActivityKind.GATHERING, date(2026, 12, 5), planned=90, received=0),
    ]
    ledger = starter_ledger(
        YEAR,
        allowance=given_by_rule(Sector.PO, (FIRST, "1")),
        definition=OZWH,
        years=WHOLE,
        happened=happened,
        agreements=[Agreed("class-visit", Fraction(3)), Agreed("Methode leren kennen", Fraction(4))],
        corrections=[Corrected("individual-coaching", -15), Corrected("rest:gone", 60)],
    )

    assert {line.key: (line.owed, line.planned, line.received) for line in ledger.lines} == {
        "professionalisation-hours": hours(8, 0, 0),
        "individual-coaching": hours(11, 2, "3/2"),
        "peer-meeting": hours(6, 0, 0),
        "rest:onboarding": hours(0, 0, 0),
        "rest:class-visit": hours(3, "1/2", "1/2"),
        "rest:appraisal-talk": hours(0, 0, 0),
        "rest:Methode leren kennen": hours(4, 0, 0),
        ELSEWHERE: hours(0, "3/2", 1),
    }
    assert (ledger.agreed, ledger.undivided) == hours(7, 8)


@dataclass
class History:
    """What was written down about one starter, from which the ledger follows."""

    happened: list[Happening] = field(default_factory=list)
    agreements: dict[str, Fraction] = field(default_factory=dict)
    corrections: list[Corrected] = field(default_factory=list)
    terms: list[tuple[date, str]] = field(default_factory=lambda: [(FIRST, "1")])


DEFINITIONS = st.sampled_from([*shipped().values(), PRO_RATA])
MINUTES = st.integers(0, 720)
DAYS = st.integers(0, 364).map(lambda days: FIRST + timedelta(days=days))
PURPOSES = st.sampled_from(["onboarding", "class-visit", "learning-group", "Lezen", "Rooster"])
LINES = st.sampled_from(["individual-coaching", "peer-meeting", "rest:onboarding", "rest:Lezen", ELSEWHERE, "weg"])


@st.composite
def histories(draw: st.DrawFn, definition: Definition) -> History:
    history = History()
    for step in draw(st.lists(st.sampled_from(STEPS), max_size=25)):
        step(draw, history, definition)
    return history


def plan(draw: st.DrawFn, history: History, definition: Definition) -> None:
    words = draw(st.sampled_from(definition.activities))
    history.happened.append(Happening(words.key, words.kind, draw(DAYS), planned=draw(MINUTES), received=0))


def meet(draw: st.DrawFn, history: History, _: Definition) -> None:
    history.happened.append(Happening("", ActivityKind.COACH_TALK, draw(DAYS), planned=0, received=draw(MINUTES)))


def do(draw: st.DrawFn, history: History, _: Definition) -> None:
    if history.happened:
        place = draw(st.integers(0, len(history.happened) - 1))
        history.happened[place] = replace(history.happened[place], received=draw(MINUTES))


def undo(draw: st.DrawFn, history: History, _: Definition) -> None:
    if history.happened:
        place = draw(st.integers(0, len(history.happened) - 1))
        history.happened[place] = replace(history.happened[place], received=0)


def drop(draw: st.DrawFn, history: History, _: Definition) -> None:
    if history.happened:
        history.happened.pop(draw(st.integers(0, len(history.happened) - 1)))


def agree(draw: st.DrawFn, history: History, _: Definition) -> None:
    history.agreements[draw(PURPOSES)] = Fraction(draw(MINUTES), 60)


def end_agreement(draw: st.DrawFn, history: History, _: Definition) -> None:
    history.agreements.pop(draw(PURPOSES), None)


def correct(draw: st.DrawFn, history: History, _: Definition) -> None:
    history.corrections.append(Corrected(draw(LINES), draw(st.integers(-720, 720))))


def change_fte(draw: st.DrawFn, history: History, _: Definition) -> None:
    if (day := draw(DAYS)) > history.terms[-1][0]:
        history.terms.append((day, str(Decimal(draw(st.integers(1, 12000))) / 10000)))


STEPS = [plan, meet, do, undo, drop, agree, end_agreement, correct, change_fte]


@given(st.data())
def test_the_ledger_always_adds_up(data: st.DataObject) -> None:
    definition = data.draw(DEFINITIONS)
    history = data.draw(histories(definition))
    found = given_by_rule(definition.sector, *history.terms)
    share = Fraction(data.draw(st.integers(0, 12)), 12)
    ledger = starter_ledger(
        YEAR,
        allowance=found,
        definition=definition,
        years=((1, share), (2, 1 - share)),
        happened=history.happened,
        agreements=[Agreed(purpose, hours) for purpose, hours in history.agreements.items()],
        corrections=history.corrections,
    )

    assert ledger.owed == found.hours == ledger.divided + ledger.remaining - ledger.shortfall
    assert ledger.remaining == ledger.agreed + ledger.undivided - ledger.agreed_too_much
    assert min(ledger.remaining, ledger.shortfall) == min(ledger.undivided, ledger.agreed_too_much) == 0
    assert ledger.agreed == sum(history.agreements.values())
    assert sum(line.owed for line in ledger.lines) == ledger.divided + ledger.agreed
    assert ledger.planned == Fraction(sum(each.planned for each in history.happened), 60)
    done = sum(each.received for each in history.happened) + sum(each.minutes for each in history.corrections)
    assert ledger.received == sum(line.received for line in ledger.lines) == Fraction(done, 60)
    assert [line.key for line in ledger.lines if line.owed - line.left + line.over != line.received] == []
    assert len({line.key for line in ledger.lines}) == len(ledger.lines)


@pytest.mark.parametrize("definition", shipped().values(), ids=str)
def test_no_activity_stands_on_two_lines_of_a_programme(definition: Definition) -> None:
    for year in range(1, definition.length_years + 1):
        activities = [key for share in divided_in(definition, year=year) for key in share.activities]
        assert len(set(activities)) == len(activities)
