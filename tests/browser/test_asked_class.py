"""A starter asks a class, pupils answer on their phones with or without script, and the starter reads it."""

import pytest
from asked_classes import let_answer, put_round
from looking import problems_of

from startbaan.domain.gathering.codes import spelled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_class_answers_on_phones_and_the_starter_reads_it(committed, test_database, page_as, javascript):
    made = put_round(test_database.cast, pupils=10)
    let_answer(made, pupils=9)
    pupil = page_as(width=390, javascript=javascript)
    pupil.goto("/klas/")
    pupil.get_by_label("De code op het bord").fill(spelled(made.code).lower())
    pupil.get_by_role("button", name="Verder").click()
    assert pupil.get_by_text("Vragen over de lessen van juf Sanne.").is_visible()
    pupil.get_by_role("button", name="Verstuur").click()
    assert pupil.get_by_role("alert").is_visible()
    for group in pupil.get_by_role("group").all():
        group.get_by_text("Vaak", exact=True).click()
    pupil.get_by_role("button", name="Verstuur").click()
    assert pupil.get_by_role("heading", name="Dank je wel").is_visible()
    pupil.goto(f"/klas/{spelled(made.code)}/")
    assert pupil.get_by_role("heading", name="Alle antwoorden zijn binnen").is_visible()

    starter = page_as("sanne", javascript=javascript)
    starter.goto("/leerlingen/")
    starter.get_by_role("link", name="Groep 6, rekenen").click()
    assert starter.get_by_text("Alle 10 antwoorden zijn binnen").is_visible()
    starter.get_by_role("link", name="Sluit de vragen").click()
    starter.get_by_role("button", name="Sluit").click()
    assert starter.get_by_text("10 leerlingen antwoordden.").is_visible()
    for summary in starter.get_by_text("Toon als tabel").all():
        summary.click()
    assert starter.get_by_role("rowheader", name="Ik snap de uitleg van de leraar.").is_visible()


def test_pages_of_an_asked_class_have_no_fault_of_access(committed, test_database, page_as):
    made = put_round(test_database.cast)
    found = {}
    pupil = page_as(width=390, scheme="dark")
    for path in ("/klas/", f"/klas/{spelled(made.code)}/", "/klas/dank/"):
        pupil.goto(path)
        found[path] = problems_of(pupil)
    pupil.goto("/klas/")
    pupil.get_by_label("De code op het bord").fill("CCC-CCC")
    pupil.get_by_role("button", name="Verder").click()
    assert pupil.get_by_role("alert").is_visible()
    found["a code that is none"] = problems_of(pupil)
    starter = page_as("sanne", width=390)
    for path in ("/leerlingen/", f"/leerlingen/{made.pk}/", f"/leerlingen/{made.pk}/sluit/"):
        starter.goto(path)
        found[path] = problems_of(starter)
    let_answer(made, pupils=12)
    starter.get_by_role("button", name="Sluit").click()
    found["results"] = problems_of(starter)

    assert {path: wrong for path, wrong in found.items() if wrong} == {}
