"""The pages of costs as people use them: entering a rate, seeing why, correcting an invoice, taking a sheet along."""

import io

import pytest
from costed import YEAR, billed, rated
from django.urls import reverse
from openpyxl import load_workbook

from startbaan.apps.entitlements.models import Invoice, Rate
from startbaan.apps.intake.actions.opening import open_year
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import CoachRegistration, Organisation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

COSTS, SHEET = reverse("reports:costs"), reverse("reports:costs_sheet")
RATES, INVOICES = reverse("reports:rates", args=["waterland"]), reverse("reports:invoices", args=["waterland"])
A_RATE = {
    "line": "own_coaching",
    "amount": "62,50",
    "starts_on": "2026-08-01",
    "payer": "school",
    "how_sure": "geschat",
    "origin": "=1+1 uit de begroting",
}


def opened(people, starters):
    with acting_as(people.hanneke, on=A_DAY) as by:
        board = Organisation.objects.get(key="waterland")
        open_year(by=by, at=clock.now(), board=board, year=YEAR, version=None, starters=starters, hours={})


def sheet_of(response):
    return [list(row) for row in load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)]


def test_coordinator_enters_a_rate_and_sees_what_it_comes_to(people, client_as):
    client = client_as("hanneke")
    assert "Nog geen tarief" in client.get(COSTS).content.decode()

    answer = client.post(RATES, A_RATE)

    assert (answer.status_code, answer.url) == (302, RATES)
    page = client.get(COSTS).content.decode()
    # Two starters in their first year, 11 hours of coaching each.
    assert "€\xa01.375,00" in page
    assert "22 uur × €\xa062,50 = €\xa01.375,00, betaald door: school." in page


def test_hr_reads_the_costs_and_enters_nothing(people, client_as):
    client = client_as("dirkjan")
    page = client.get(COSTS).content.decode()

    assert "Waterland Onderwijs" in page
    assert RATES not in page
    assert [client.get(address).status_code for address in (RATES, INVOICES)] == [404, 404]


def test_wrong_rate_comes_back_with_what_was_typed(people, client_as):
    answer = client_as("hanneke").post(RATES, {**A_RATE, "amount": "veel"})

    assert answer.status_code == 422
    assert "Vul een bedrag in, bijvoorbeeld 62,50." in answer.content.decode()
    assert Rate.objects.count() == 0


def test_rate_is_withdrawn_with_one_button(people, client_as):
    rate = rated(people, "own_coaching", "55")
    client = client_as("hanneke")

    client.post(reverse("reports:withdraw", args=["waterland", rate.pk]))

    assert list(Rate.objects.order_by("pk").values_list("amount", flat=True)) == [55, None]
    assert "Nog geen tarief" in client.get(COSTS).content.decode()


def test_rate_of_another_board_is_not_withdrawn(people, client_as):
    rate = rated(people, "own_coaching", "55", by="wil", at="de-vaart")

    answer = client_as("hanneke").post(reverse("reports:withdraw", args=["waterland", rate.pk]))

    assert answer.status_code == 404
    assert Rate.objects.count() == 1


def test_invoice_is_entered_and_corrected(people, client_as):
    client = client_as("hanneke")
    coach = CoachRegistration.objects.get(person=people.petra).pk
    given = {"registration": coach, "billed_on": "2026-11-02", "number": "7", "amount": "190,50", "description": ""}

    assert client.post(INVOICES, given).status_code == 302
    (first,) = Invoice.objects.all()
    correct = reverse("reports:correct_invoice", args=["waterland", first.key])
    assert client.post(correct, {**given, "amount": "180"}).status_code == 302

    page = client.get(INVOICES).content.decode()
    assert "verbeterd, was €\xa0190,50" in page
    assert client.get(correct).status_code == 404
    assert "Aan facturen: €\xa0180,00." in client.get(COSTS).content.decode()


def test_invoice_with_the_name_of_a_starter_is_refused(people, client_as):
    coach = CoachRegistration.objects.get(person=people.petra).pk
    given = {"registration": coach, "billed_on": "2026-11-02", "number": "7", "amount": "10"}

    answer = client_as("hanneke").post(INVOICES, {**given, "description": "Sanne de Wit"})

    assert answer.status_code == 422
    assert "Zet geen naam van een starter bij een factuur." in answer.content.decode()


def test_page_says_how_the_number_of_starters_differs_from_what_was_agreed(people, client_as):
    client = client_as("hanneke")
    assert "Er is nog geen aantal starters afgesproken" in client.get(COSTS).content.decode()

    opened(people, 3)

    page = client.get(COSTS).content.decode()
    assert "3 starters afgesproken" in page
    assert "4 starters nu: 1 meer" in page


def test_page_never_names_a_starter(people, client_as):
    rated(people, "own_coaching", "55")
    page = client_as("hanneke").get(COSTS).content.decode()

    assert [name for name in ("Sanne", "Thijs", "Yasmina", "Femke") if name in page] == []


def test_sheet_holds_the_numbers_of_the_page_and_no_formula(people, client_as):
    opened(people, 3)
    client = client_as("hanneke")
    client.post(RATES, A_RATE)
    billed(people, "190")

    response = client.get(SHEET)
    rows = sheet_of(response)

    assert response["Content-Disposition"] == 'attachment; filename="kosten-waterland-2026-2027.xlsx"'
    by_title = {row[0]: row for row in rows}
    own = by_title["Coaching door een coach van het bestuur"]
    assert own[:9] == [own[0], "school", "per uur", 0, 0, 22, 1375, 0, 0]
    assert own[10] == "22 uur × €\xa062,50: =1+1 uit de begroting"
    assert by_title["Totaal"][8] == 190
    workbook = load_workbook(io.BytesIO(response.content))
    assert [cell.value for row in workbook.active.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_sheet_of_a_partnership_with_few_starters_is_empty(people, client_as):
    assert sheet_of(client_as("jeroen").get(SHEET)) == [["Te weinig starters om te tonen"]]


@pytest.mark.parametrize("year", ["2030-2031", "onzin", ""])
def test_year_that_is_not_offered_is_this_year(people, client_as, year):
    assert "schooljaar 2026-2027" in client_as("hanneke").get(COSTS, {"jaar": year}).content.decode()


def test_past_year_is_shown_when_it_is_asked_for(people, client_as):
    assert "schooljaar 2025-2026" in client_as("hanneke").get(COSTS, {"jaar": "2025-2026"}).content.decode()
