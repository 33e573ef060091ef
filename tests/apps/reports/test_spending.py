"""What a board spends follows from what was done and is planned there, and from what was agreed."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from costed import YEAR, billed, rated

from startbaan.apps.intake.actions.opening import open_year
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation, Pair, Post
from startbaan.apps.programme.actions import do_activity
from startbaan.apps.programme.models import Activity, Contact
from startbaan.apps.reports.queries import board_years
from startbaan.domain.costing.lines import Payer
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db


def found_of(people, board="waterland"):
    (found,) = board_years([people.organisations[board]], year=YEAR, on=A_DAY)
    return found, {line.line.key: line for line in found.costs.lines}


def opened(people, starters):
    with acting_as(people.hanneke, on=A_DAY) as by:
        board = Organisation.objects.get(key="waterland")
        open_year(by=by, at=clock.now(), board=board, year=YEAR, version=None, starters=starters, hours={})


def did(people, key, *, minutes, number=1):
    activity = Activity.objects.get(starter=people.sanne, key=key, year=1, number=number)
    with acting_as(people.sanne, on=A_DAY) as by:
        do_activity(by=by, at=clock.now(), activity=activity.pk, done_on=A_DAY, minutes=minutes, participants=())


def test_forecast_counts_what_is_planned_of_everyone_who_works_there(people):
    found, lines = found_of(people)

    assert found.board.starters == 4
    # Sanne and Thijs are in their first year: 11 hours of coaching each; coaching is on request for the others.
    assert {key: line.forecast.number for key, line in lines.items()} == {
        "afternoons": 8,
        "own_coaching": 22,
        "external_coaching": 0,
        "peer_consultation": 3,
        "starter_time": 90,
    }
    assert {line.actual.number for line in lines.values()} == {0}


def test_without_rates_there_are_hours_and_no_money(people):
    _found, lines = found_of(people)

    assert {line.forecast.amount for line in lines.values()} == {0}
    assert all(line.forecast.unpriced == line.forecast.number for line in lines.values())


def test_without_an_opened_year_there_is_no_budget(people):
    found, lines = found_of(people)

    assert (found.board.agreed, found.difference, found.costs.total.budget) == (None, None, None)
    assert {line.budget for line in lines.values()} == {None}


def test_budget_is_the_agreed_number_times_the_programme(people):
    opened(people, 10)
    rated(people, "own_coaching", "50")
    rated(people, "external_coaching", "100", payer="school")

    found, lines = found_of(people)

    # In the register 33 hours are reserved with Petra, who is from outside.
    assert {key: line.budget.number for key, line in lines.items()} == {
        "afternoons": 20,
        "own_coaching": 77,
        "external_coaching": 33,
        "peer_consultation": Fraction(15, 2),
        "starter_time": 280,
    }
    assert found.costs.paid_by(Payer.BOARD).budget == 77 * 50
    assert found.costs.paid_by(Payer.SCHOOL).budget == 33 * 100
    assert found.difference == -6


def test_what_was_done_counts_as_long_as_it_took(people):
    rated(people, "own_coaching", "60")
    did(people, "start-talk", minutes=90)

    _found, lines = found_of(people)

    coaching = lines["own_coaching"]
    assert (coaching.actual.number, coaching.forecast.number) == (Fraction(3, 2), Fraction(45, 2))
    assert (coaching.actual.amount, coaching.forecast.amount) == (90, 1350)
    assert lines["starter_time"].actual.number == Fraction(3, 2)


def test_place_of_the_partnership_costs_what_the_partnership_entered(people):
    rated(people, "afternoons", "70", by="jeroen", at="waterrijk", payer="partnership")

    found, lines = found_of(people)

    assert lines["afternoons"].forecast.amount == 8 * 70
    assert found.costs.paid_by(Payer.PARTNERSHIP).forecast == 8 * 70


def test_hours_of_a_coach_from_outside_stand_apart_and_cost_what_was_billed(people):
    Pair.objects.filter(starter=people.sanne, relation="coach").update(holder=people.petra)
    rated(people, "external_coaching", "100")
    did(people, "start-talk", minutes=60)
    billed(people, "90")

    _found, lines = found_of(people)

    outside = lines["external_coaching"]
    assert (outside.actual.number, outside.forecast.number) == (1, 11)
    # The hour that was done is expected to cost more than was billed so far.
    assert (outside.actual.amount, outside.forecast.amount) == (90, 1100)
    assert lines["own_coaching"].forecast.number == 11


def test_change_of_coach_splits_the_hours_at_its_day(people):
    half = date(2027, 2, 1)
    Pair.objects.filter(starter=people.sanne, relation="coach").update(period=Period(YEAR.period.start, half))
    Pair.objects.create(starter_id=people.sanne, holder_id=people.petra, relation="coach", period=Period(half))

    _found, lines = found_of(people)

    assert lines["own_coaching"].forecast.number + lines["external_coaching"].forecast.number == 22
    assert lines["external_coaching"].forecast.number > 0


def test_contact_outside_the_plan_counts_as_coaching(people):
    Contact.objects.create(starter_id=people.sanne, day=A_DAY, minutes=45, way="gesprek")

    _found, lines = found_of(people)

    assert (lines["own_coaching"].actual.number, lines["starter_time"].actual.number) == (
        Fraction(3, 4),
        Fraction(3, 4),
    )


def test_what_was_done_still_counts_when_a_starter_has_left(people):
    did(people, "start-talk", minutes=60)
    before = found_of(people)[1]["own_coaching"].actual.number
    until_today = Period(date(2026, 8, 1), A_DAY + timedelta(days=1))
    Pair.objects.filter(starter=people.sanne).update(period=until_today)
    Post.objects.filter(person=people.sanne).update(period=until_today)

    (later,) = board_years([people.organisations["waterland"]], year=YEAR, on=A_DAY + timedelta(days=30))

    line = next(line for line in later.costs.lines if line.line.key == "own_coaching")
    assert (line.actual.number, later.board.starters) == (before, 3)


def test_rates_of_one_board_are_not_those_of_another(people):
    rated(people, "own_coaching", "55")

    _found, lines = found_of(people, "de-vaart")

    assert (lines["own_coaching"].forecast.amount, lines["own_coaching"].forecast.number) == (0, Decimal(11))
