"""Costs in a real browser: from no rate to an amount with its why, without script, on a phone, and on paper."""

import pytest
from looking import problems_of

pytestmark = pytest.mark.browser
PAGES = ("/kosten/", "/kosten/waterland/tarieven/", "/kosten/waterland/facturen/")


def enter_a_rate(page):
    page.goto("/kosten/")
    page.get_by_role("link", name="vul het in").first.click()
    assert page.get_by_label("Kostenpost").input_value() == "own_coaching"
    page.get_by_label("Bedrag in euro").fill("62,50")
    page.get_by_label("Wie betaalt?").select_option("school")
    page.get_by_label("Waar komt dit tarief vandaan?").fill("Begroting 2026")
    page.get_by_role("button", name="Bewaar het tarief").click()


def enter_an_invoice(page):
    page.get_by_role("link", name="Naar de kosten").click()
    page.get_by_role("link", name="Facturen").click()
    page.get_by_label("Factuurnummer").fill("2026-7")
    page.get_by_label("Bedrag in euro").fill("190")
    page.get_by_role("button", name="Bewaar de factuur").click()


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])
def test_coordinator_enters_what_coaching_costs_and_reads_why(page_as, width):
    hanneke = page_as("hanneke", width=width, javascript=False)
    enter_a_rate(hanneke)
    enter_an_invoice(hanneke)
    hanneke.goto("/kosten/")

    hanneke.get_by_text("Coaching door een coach van het bestuur").last.click()
    told = hanneke.get_by_role("main").inner_text()
    assert "22 uur × €\xa062,50 = €\xa01.375,00, betaald door: school." in told
    assert "Begroting 2026" in told
    assert "€\xa0190,00" in told
    assert hanneke.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_costs_pass_the_scan_of_accessibility(page_as, scheme):
    hanneke = page_as("hanneke", width=1280, scheme=scheme)
    enter_a_rate(hanneke)
    enter_an_invoice(hanneke)

    problems = []
    for address in PAGES:
        hanneke.goto(address)
        problems += problems_of(hanneke)
    jeroen = page_as("jeroen", width=390, scheme=scheme)
    jeroen.goto("/kosten/")
    problems += problems_of(jeroen)

    assert problems == []


def test_paper_says_whose_costs_they_are_and_why(page_as):
    hanneke = page_as("hanneke", width=1280)
    enter_a_rate(hanneke)
    hanneke.goto("/kosten/")
    hanneke.emulate_media(media="print")

    assert hanneke.get_by_text("Kosten van de begeleiding").is_visible()
    assert hanneke.get_by_role("link", name="Exporteer").is_hidden()
    assert hanneke.get_by_text("22 uur × €\xa062,50 = €\xa01.375,00, betaald door: school.").last.is_visible()
