"""The working group changes a question, tries and establishes it; a class of pupils answers, with script or without."""

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
    page.get_by_role("link", name="De les van vandaag").click()
    page.get_by_role("button", name="Maak hier een concept van").click()
    page.get_by_role("link", name="Wijzig Ik snap de uitleg.").click()
    page.get_by_label("De vraag of stelling").fill("")
    page.get_by_role("button", name="Bewaar").click()
    assert page.get_by_role("alert").get_by_text("Schrijf de vraag op.").is_visible()
    page.get_by_label("De vraag of stelling").fill("Ik begrijp de uitleg.")
    page.get_by_role("button", name="Bewaar").click()
    changed = page.get_by_role("listitem").filter(has_text="Ik begrijp de uitleg.")
    assert changed.get_by_text("anders gezegd", exact=True).is_visible()
    page.get_by_role("button", name="Laat weg Ik moet goed nadenken.").click()
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


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_class_of_pupils_answers_on_their_phones(committed, page_as, javascript):
    starter = page_as("sanne", javascript=javascript)
    starter.goto("/les-vragen/")
    starter.get_by_label("Welke les of klas?").fill("Groep 6, rekenen")
    starter.get_by_label("Hoeveel leerlingen vullen het in?").fill("5")
    starter.get_by_role("button", name="Geef me een code").click()
    code = starter.locator(".sb-lesson-code").inner_text()

    for number in range(5):
        pupil = page_as(width=390, javascript=javascript)
        pupil.goto("/les/")
        pupil.get_by_label("De code op het bord").fill(code.lower())
        pupil.get_by_role("button", name="Verder").click()
        pupil.get_by_role("group", name="Ik snap de uitleg.").get_by_text("Vaak" if number else "Altijd").click()
        pupil.get_by_label("Wat moet je leraar vaker doen?").fill(f"Zingen {number}")
        pupil.get_by_role("button", name="Verstuur").click()
        assert pupil.get_by_role("heading", name="Dank je wel").is_visible()
        pupil.context.close()

    starter.reload()
    assert starter.get_by_text("5 van 5").is_visible()
    starter.get_by_role("link", name="Sluit en tel de antwoorden").click()
    starter.get_by_role("button", name="Sluit").click()
    starter.get_by_role("link", name="Bekijk de uitkomst").click()
    assert starter.get_by_text("Zingen 3").is_visible()
    late = page_as(width=390, javascript=javascript)
    late.goto(f"/les/{code}/")
    assert late.get_by_role("heading", name="Deze vragenlijst is dicht").is_visible()


def test_pages_of_questionnaires_and_lessons_have_no_fault_of_access(committed, page_as):
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
    starter = page_as("sanne", width=390)
    starter.goto("/les-vragen/")
    found["lessons"] = problems_of(starter)
    starter.get_by_label("Welke les of klas?").fill("Groep 6")
    starter.get_by_label("Hoeveel leerlingen vullen het in?").fill("24")
    starter.get_by_role("button", name="Geef me een code").click()
    found["lesson"] = problems_of(starter)
    code = starter.locator(".sb-lesson-code").inner_text()
    pupil = page_as(width=390, scheme="dark")
    for path in ("/les/", f"/les/{code}/", "/les/dank/"):
        pupil.goto(path)
        found[path] = problems_of(pupil)
    board = page_as("hanneke")
    board.goto("/enquetes/coaches/")
    found["coaches"] = problems_of(board)

    assert {path: wrong for path, wrong in found.items() if wrong} == {}
