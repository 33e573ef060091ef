"""The working group changes a question, tries and establishes it."""

import pytest
from looking import problems_of

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    """Keys of surveys are files of their own."""
    settings.SURVEY_KEYS = tmp_path


def test_working_group_changes_tries_and_establishes(committed, page_as):
    page = page_as("anouk")
    page.goto("/vragenlijsten/")
    page.get_by_role("link", name="De intervisie die je begeleidde").click()
    page.get_by_role("button", name="Maak hier een concept van").click()
    page.get_by_role("link", name="Wijzig Deelnemers durfden te vertellen wat niet lukte.").click()
    page.get_by_label("De vraag of stelling").fill("")
    page.get_by_role("button", name="Bewaar").click()
    assert page.get_by_role("alert").get_by_text("Schrijf de vraag op.").is_visible()
    page.get_by_label("De vraag of stelling").fill("Deelnemers vertelden wat niet lukte.")
    page.get_by_role("button", name="Bewaar").click()
    changed = page.get_by_role("listitem").filter(has_text="Deelnemers vertelden wat niet lukte.")
    assert changed.get_by_text("anders gezegd", exact=True).is_visible()
    page.get_by_role("button", name="Laat weg De werkwijze hielp de groep verder dan een gewoon gesprek.").click()
    page.get_by_role("link", name="Voeg een vraag toe").first.click()
    page.get_by_role("link", name="Eén antwoord kiezen").click()
    page.get_by_label("De vraag of stelling").fill("Wat was het leukst?")
    page.get_by_label("Mogelijkheid 1 (niet verplicht)", exact=True).fill("De uitleg")
    page.get_by_label("Mogelijkheid 2 (niet verplicht)", exact=True).fill("Het werken")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_role("button", name="Omhoog Wat was het leukst?").click()

    page.get_by_role("link", name="Probeer het").click()
    page.get_by_role("button", name="Probeer te versturen").click()
    assert page.get_by_text("Je hebt nog niets ingevuld.").is_visible()
    page.get_by_role("radio", name="Het werken").check()
    page.get_by_role("button", name="Probeer te versturen").click()
    assert page.get_by_text("Zo kan het verstuurd worden. Er is niets bewaard.").is_visible()

    page.get_by_role("link", name="Stel vast").click()
    assert page.get_by_text("anders gezegd", exact=True).is_visible()
    assert page.get_by_text("vervalt", exact=True).is_visible()
    page.get_by_role("button", name="Stel vast").click()
    assert page.get_by_role("heading", name="Wat is er anders dan versie 2026?").is_visible()
    assert page.get_by_text("Versie 2026-2 Opleidingsschool Waterrijk").is_visible()


def test_pages_of_questionnaires_have_no_fault_of_access(committed, page_as):
    found = {}
    group = page_as("anouk")
    group.goto("/vragenlijsten/guidance/")
    group.get_by_role("button", name="Maak hier een concept van").click()
    draft = "/vragenlijsten/guidance/wijzigen/"
    for path in (
        "/vragenlijsten/",
        "/vragenlijsten/guidance/",
        "/vragenlijsten/nieuw/",
        draft,
        f"{draft}vraag/",
        f"{draft}vraag/best-help/",
        f"{draft}schaal/agree/",
        f"{draft}onderwerp/time/",
        "/vragenlijsten/guidance/proberen/",
        "/vragenlijsten/guidance/vaststellen/",
    ):
        group.goto(path)
        found[path] = problems_of(group)
    board = page_as("hanneke")
    board.goto("/enquetes/coaches/")
    found["coaches"] = problems_of(board)

    assert {path: wrong for path, wrong in found.items() if wrong} == {}
