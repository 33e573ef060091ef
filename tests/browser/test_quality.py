"""Journey 11 in a real browser: a finding is decided upon and brought out, and a starter reads it on a phone."""

import pytest
from assured import TITLE, assured
from looking import problems_within
from quality_pages import addresses
from surveyed import answer, put_out, those_asked

from startbaan.apps.people.access import acting_as
from startbaan.apps.surveys.actions import close_survey
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.browser
A_FILE = "quality:review_document"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"
    settings.FILES = tmp_path / "files"


@pytest.fixture
def answered(site, test_database):
    """A survey that enough people answered."""
    people = test_database.cast
    survey = put_out(people, key="guidance")
    for one in those_asked(people)[:14]:
        answer(people, survey, one.person, **{"time-enough": 2})
    with acting_as(people.jeroen, on=A_DAY) as by:
        close_survey(by=by, at=clock.now(), survey=survey.key)
    return survey


def test_working_group_goes_from_a_survey_to_a_version_and_a_starter_reads_it(answered, page_as):
    page = page_as("anouk")

    page.goto("/kwaliteit/waterrijk/enquetes/")
    page.get_by_role("link", name="Middag").click()
    question = page.get_by_role("listitem").filter(has_text="Ik had genoeg tijd om mijn lessen voor te bereiden.")
    question.get_by_role("link").click(timeout=8000)
    page.get_by_label("Wat vonden jullie?").fill(TITLE)
    page.get_by_role("button", name="Noteer").click()
    page.get_by_role("link", name="Spreek een actie af").click()
    page.get_by_label("Wat gaat er gebeuren?").fill("Vraag scholen naar de tijd")
    page.get_by_label("Wie doet het?").select_option(label="Anouk Wiersma")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_role("button", name="Gedaan").click()
    page.get_by_role("link", name="Leg het besluit vast").click()
    page.get_by_label("Het programma verandert.").check()
    page.get_by_label("Waarom?").fill("Het kwam vaak terug.")
    page.get_by_role("button", name="Leg vast").click()

    page.get_by_role("link", name="Naar de volgende versie").click()
    page.get_by_label("Startende leerkrachten").check()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Startbijeenkomst", exact=True).click()
    page.get_by_label("Naam", exact=True).fill("Welkomstmiddag")
    page.get_by_role("button", name="Zet in de volgende versie").click()
    page.get_by_role("link", name="Bekijk en breng uit").click()
    assert page.get_by_label(TITLE).is_checked()
    page.get_by_role("button", name="Breng uit").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Wat er veranderd is in versie 2027"

    phone = page_as("sanne", width=390, javascript=False)
    phone.goto("/")
    phone.get_by_role("link", name="Wat er veranderd is").click()
    phone.get_by_role("heading", level=1, name="Wat er veranderd is").wait_for()
    words = phone.locator("main").inner_text()

    assert [said in words for said in (TITLE, "Veranderd: Welkomstmiddag")] == [True, True]
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_pages_of_quality_are_readable_for_all_and_fit(answered, test_database, page_as, scheme, width):
    values = assured(test_database.cast) | {"survey": answered.key}
    page = page_as("anouk", scheme=scheme, width=width)
    problems, widths = [], {}
    for name, address in addresses(values).items():
        if name != A_FILE:
            page.goto(address)
            problems += problems_within(page)
            widths[name] = page.evaluate("document.documentElement.scrollWidth")

    assert problems == []
    assert {name: found for name, found in widths.items() if found != width} == {}
