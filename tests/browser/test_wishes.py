"""Learning wishes and the handbook in a real browser: asked, chosen on a phone without script, closed, read by all."""

import pytest
from looking import problems_within

pytestmark = pytest.mark.browser


def ask(page) -> None:
    page.goto("/leerwensen/uitvraag/")
    page.get_by_role("link", name="Nieuwe uitvraag").click()
    page.get_by_label("Thema’s voor iedereen").fill("Rust in de klas | A calm class\nSpelend leren")
    page.get_by_role("button", name="Zet klaar").click()


def test_working_group_asks_and_starter_chooses_on_a_phone_without_script(page_as):
    anouk, sanne = page_as("anouk", javascript=False), page_as("sanne", width=390, javascript=False)
    ask(anouk)
    sanne.goto("/leerwensen/")
    for theme in ("Rust in de klas", "Spelend leren", "Groepsdynamiek", "Communicatie met ouders"):
        sanne.get_by_label(theme).check()
    sanne.get_by_role("button", name="Bewaar mijn keuze").click()
    refused = sanne.get_by_role("main").inner_text()
    sanne.get_by_label("Groepsdynamiek").uncheck()
    sanne.get_by_role("button", name="Bewaar mijn keuze").click()
    anouk.get_by_role("button", name="Sluit nu").click()
    anouk.get_by_role("link", name="Bekijk de uitkomst").click()

    assert "Je koos er 4. Haal er 1 weg." in refused
    assert "Je koos: Rust in de klas, Spelend leren, Communicatie met ouders." in sanne.get_by_role("main").inner_text()
    assert "Hier zijn te weinig mensen om dit te laten zien." in anouk.get_by_role("main").inner_text()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_pages_of_wishes_and_the_handbook_are_readable_for_all_and_fit(page_as, scheme, width):
    anouk, sanne = page_as("anouk", scheme=scheme, width=width), page_as("sanne", scheme=scheme, width=width)
    ask(anouk)

    problems, widths = problems_within(anouk), set()
    anouk.goto("/leerwensen/uitkomst/")
    problems += problems_within(anouk)
    sanne.goto("/handboek/")
    handbook = sanne.locator("main a.sb-button").first.get_attribute("href")
    for path in ("/leerwensen/", f"{handbook}?zoek=coach"):
        sanne.goto(path)
        problems += problems_within(sanne)
        widths.add(sanne.evaluate("document.documentElement.scrollWidth"))

    assert problems == []
    assert widths == {width}
