"""Hours in a real browser: divided by two and corrected without script, readable for all, on a phone, in the dark."""

import pytest
from looking import problems_within

pytestmark = pytest.mark.browser


def propose(page) -> None:
    page.goto("/starters/")
    page.get_by_role("link", name="Sanne de Wit").first.click()
    page.get_by_role("link", name="Uren: recht, gepland en ontvangen").click()
    page.get_by_role("link", name="Stel een verdeling voor").click()
    page.get_by_label("Inwerklijst").check()
    page.get_by_label("Hoeveel uur in dit schooljaar?").fill("2,5")
    page.get_by_role("button", name="Stuur het voorstel").click()


def corrections(page) -> str:
    return page.locator("main a[href*='/corrigeren/']").first.get_attribute("href")


def test_two_divide_hours_and_one_corrects_them_without_script(page_as):
    propose(page_as("karin", javascript=False))
    sanne = page_as("sanne", width=390, javascript=False)
    sanne.goto("/mijn-uren/")
    sanne.get_by_role("link", name="Antwoord").click()
    sanne.get_by_role("button", name="Akkoord", exact=True).click()
    agreed = sanne.get_by_role("main").inner_text()
    sanne.goto(corrections(sanne))
    sanne.get_by_label("Intervisiebijeenkomst").check()
    sanne.get_by_label("Er is meer ontvangen").check()
    sanne.get_by_label("Hoeveel uur?").fill("0,5")
    sanne.get_by_label("Waarom?").fill("De bijeenkomst duurde langer.")
    sanne.get_by_role("button", name="Bewaar de correctie").click()

    assert "Afgesproken. De ander krijgt bericht." in agreed
    assert "Intervisiebijeenkomst: 6 uur gepland, 0,5 uur ontvangen" in sanne.get_by_role("main").inner_text()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_pages_of_hours_are_readable_for_all_and_fit(page_as, scheme, width):
    propose(page_as("karin"))
    sanne = page_as("sanne", scheme=scheme, width=width)

    problems, widths = [], set()
    sanne.goto("/mijn-uren/")
    offer = sanne.get_by_role("link", name="Antwoord").get_attribute("href")
    divide = sanne.get_by_role("link", name="Stel een verdeling voor").get_attribute("href")
    for path in ("/mijn-uren/", offer, divide, corrections(sanne)):
        sanne.goto(path)
        problems += problems_within(sanne)
        widths.add(sanne.evaluate("document.documentElement.scrollWidth"))
    assert (problems, widths) == ([], {width})
