"""Rates and invoices: who enters them, that they stay, and that a correction takes the place of what it corrects."""

from datetime import date
from decimal import Decimal

import pytest
from costed import FIRST, YEAR, billed, rated

from startbaan.apps.entitlements.actions.rates import enter_invoice, withdraw_rate
from startbaan.apps.entitlements.models import Invoice, Rate
from startbaan.apps.entitlements.queries.rates import bills_of, coaches_from_outside, rates_of
from startbaan.apps.journal.models import Entry
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import CoachRegistration, Organisation
from startbaan.domain.costing.reckoning import Bill
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db


def test_coordinator_enters_a_rate_of_the_own_board_and_it_is_journaled(people):
    rate = rated(people, "own_coaching", "55")

    (entry,) = Entry.objects.filter(verb="enter_rate")
    assert (rate.owner.key, rate.amount, entry.actor) == ("waterland", 55, people.hanneke)


@pytest.mark.parametrize("who", ["dirkjan", "wil", "jeroen", "karin", "mehmet", "sanne", "bas"])
def test_nobody_else_enters_a_rate_of_a_board(people, who):
    with pytest.raises(NotYours):
        rated(people, "own_coaching", "55", by=who)


@pytest.mark.parametrize("who", ["hanneke", "anouk", "marijke", "fatima", "wouter"])
def test_only_the_programme_leader_enters_a_rate_of_the_partnership(people, who):
    with pytest.raises(NotYours):
        rated(people, "afternoons", "70", by=who, at="waterrijk", payer="partnership")

    assert rated(people, "afternoons", "70", by="jeroen", at="waterrijk", payer="partnership").amount == 70


def test_each_enters_what_they_pay_themselves(people):
    with pytest.raises(Refusal, match="kostenpost die jullie zelf betalen"):
        rated(people, "afternoons", "70", payer="partnership")
    with pytest.raises(Refusal, match="kostenpost die jullie zelf betalen"):
        rated(people, "own_coaching", "70", by="jeroen", at="waterrijk")
    with pytest.raises(Refusal, match="Kies wie er wel betaalt"):
        rated(people, "own_coaching", "70", payer="partnership")


def test_rate_has_an_origin_and_is_not_negative(people):
    with pytest.raises(Refusal, match="0 euro of meer"):
        rated(people, "own_coaching", "-1")


def test_correction_and_withdrawal_are_rows_of_their_own(people):
    rated(people, "own_coaching", "550")
    second = rated(people, "own_coaching", "55")
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        withdraw_rate(by=viewer, at=clock.now(), rate=second)

    board = people.organisations["waterland"]
    assert list(Rate.objects.order_by("pk").values_list("amount", flat=True)) == [550, 55, None]
    assert [(rate.start, rate.amount) for rate in rates_of([board])[board]] == [
        (FIRST, 550),
        (FIRST, 55),
        (FIRST, None),
    ]


def test_what_was_withdrawn_is_not_withdrawn_again(people):
    rate = rated(people, "own_coaching", "55")
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        withdraw_rate(by=viewer, at=clock.now(), rate=rate)
        with pytest.raises(Refusal, match="al ingetrokken"):
            withdraw_rate(by=viewer, at=clock.now(), rate=Rate.objects.get(amount=None))


def test_invoice_counts_until_another_takes_its_place(people):
    board = people.organisations["waterland"]
    first = billed(people, "190")
    corrected = billed(people, "180", replaces=first)

    assert bills_of([board], year=YEAR)[board] == [Bill("external_coaching", A_DAY, Decimal("180.00"))]
    assert Invoice.objects.count() == 2
    with pytest.raises(Refusal, match="al verbeterd"):
        billed(people, "170", replaces=first)
    billed(people, "0", replaces=corrected)
    assert bills_of([board], year=YEAR)[board] == [Bill("external_coaching", A_DAY, Decimal("0.00"))]


def test_same_invoice_is_entered_once(people):
    billed(people, "190", "2026-7")

    with pytest.raises(Refusal, match="staat er al"):
        billed(people, "190", "2026-7")


def test_invoice_never_names_a_starter(people):
    with pytest.raises(Refusal, match="geen naam van een starter"):
        billed(people, "190", description="gesprekken met sanne de wit")

    assert billed(people, "190", description="gesprekken op De Sluis").description == "gesprekken op De Sluis"


def test_coach_of_the_board_sends_no_invoice(people):
    with acting_as(people.hanneke, on=A_DAY) as viewer, pytest.raises(Refusal, match="stuurt geen factuur"):
        enter_invoice(
            by=viewer,
            at=clock.now(),
            registration=CoachRegistration.objects.get(person=people.mehmet),
            year=YEAR,
            billed_on=date(2026, 11, 2),
            amount=Decimal(10),
            number="1",
        )


@pytest.mark.parametrize("who", ["dirkjan", "wil", "jeroen", "petra"])
def test_nobody_else_enters_an_invoice(people, who):
    board = Organisation.objects.get(key="waterland")
    (coach,) = coaches_from_outside(board, year=YEAR)
    with acting_as(people.persons[who], on=A_DAY) as viewer, pytest.raises(NotYours):
        enter_invoice(
            by=viewer,
            at=clock.now(),
            registration=coach,
            year=YEAR,
            billed_on=date(2026, 11, 2),
            amount=Decimal(10),
            number="1",
        )
