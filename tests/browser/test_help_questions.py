"""Asking for help in a real browser: nothing typed is lost, with script and without; for all eyes, by keyboard."""

import pytest
from looking import problems_of

from startbaan.apps.coaching import actions
from startbaan.apps.people.access import acting_as
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.browser

WORDS = "Na de pauze krijg ik groep 5 niet rustig."


@pytest.fixture
def question(site, test_database):
    people = test_database.cast
    with acting_as(people.sanne, on=A_DAY) as viewer:
        to = f"role:care_coordinator:{people.organisations['de-sluis']}"
        made = actions.ask(by=viewer, to=to, subject="Onrust", words=WORDS, at=clock.now())
        actions.share(by=viewer, item=made.item, relation=Relation.COACH, until=None, at=clock.now())
    return made.item


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_pages_are_readable_for_all_and_fit(page_as, question, scheme, width):
    page = page_as("sanne", scheme=scheme, width=width)
    problems, widths = [], set()
    for path in ("/hulpvragen/", "/hulpvragen/stel/", f"/hulpvragen/{question}/", "/wie-ziet-wat/", "/inzagelogboek/"):
        assert page.goto(path).status == 200
        for more in page.locator("#delen summary").all():
            more.click()
        problems += problems_of(page)
        widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})


def test_what_is_typed_keeps_itself(page_as):
    page = page_as("sanne")
    page.goto("/hulpvragen/stel/")

    page.get_by_label("Je vraag").press_sequentially(WORDS)
    page.get_by_text("Concept bewaard om 08.30 uur. Alleen jij ziet het.").wait_for()
    page.goto("/hulpvragen/stel/")

    assert page.get_by_label("Je vraag").input_value() == WORDS


def test_without_script_a_question_is_kept_asked_and_answered(page_as):
    page = page_as("sanne", javascript=False)
    page.goto("/hulpvragen/")
    page.get_by_role("link", name="Stel een vraag").first.click()
    page.get_by_label("Je vraag").fill(WORDS)
    page.get_by_role("button", name="Bewaar als concept").click()
    assert page.get_by_label("Je vraag").input_value() == WORDS
    page.get_by_role("button", name="Stel de vraag").click()
    assert page.get_by_role("alert").get_by_role("link").all_inner_texts() == [
        "Aan wie vraag je het?: Kies aan wie je het vraagt.",
        "Onderwerp: Geef je vraag een onderwerp van een paar woorden.",
    ]
    assert page.get_by_label("Je vraag").input_value() == WORDS
    page.get_by_label("Aan wie vraag je het?").select_option(label="Sietske de Boer, maatje")
    page.get_by_label("Onderwerp").fill("Onrust")
    page.get_by_role("button", name="Stel de vraag").click()
    address = page.url

    buddy = page_as("sietske", javascript=False)
    buddy.goto(address)
    buddy.get_by_label("Je antwoord").fill("Begin met vijf minuten lezen.")
    buddy.get_by_role("button", name="Verstuur").click()
    page.reload()

    assert page.get_by_role("article").last.inner_text().endswith("Begin met vijf minuten lezen.")


def test_question_is_asked_by_keyboard_alone(page_as):
    page = page_as("sanne")
    page.goto("/hulpvragen/stel/")
    page.get_by_label("Aan wie vraag je het?").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Onrust")
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    while page.evaluate("document.activeElement.innerText") != "Stel de vraag":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.get_by_text("Je vraag is gesteld.").wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == "Onrust"
