"""The main job in a real browser: an HR file in, and a new starter who sees what to do."""

import pytest
from browsing import PHONE
from playwright.sync_api import expect

from startbaan.apps.intake import tasks
from startbaan.apps.intake.models import Upload
from startbaan.project.cast import A_DAY, email_of
from startbaan.ui import clock

pytestmark = pytest.mark.browser
HEADERS = "Personeelsnummer;Roepnaam;Voorvoegsel;Achternaam;E-mailadres;BRIN;Functie;WTF;Datum in dienst;Leidinggevende"
MEIKE = f"2001;Meike;van der;Veen;{email_of('meike')};98AA00;leerkracht;0,8;1-11-2026;Karin Post"
WRONG = "2002;Anna;;Halfbrin;;98AA;leerkracht;1;1-11-2026;"


@pytest.fixture
def list_of_staff(tmp_path):
    made = tmp_path / "lijst.csv"
    made.write_text("\n".join((HEADERS, MEIKE, WRONG)))
    return made


def work():
    """Do what the worker does."""
    with clock.standing_on(A_DAY):
        tasks.apply(upload=str(Upload.objects.get().key))


def heading(page):
    return page.get_by_role("heading", level=1)


def test_coordinator_takes_a_file_in_and_the_new_starter_sees_what_to_do(page_as, list_of_staff):
    page = page_as("hanneke")
    page.goto("/innemen/")
    page.set_input_files("input[type=file]", list_of_staff)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(heading(page)).to_have_text("Wat er verandert")
    expect(page.locator("tbody tr")).to_have_count(1)

    page.get_by_role("link", name="Neem over").click()
    page.get_by_role("button", name="Ja, neem over").click()
    expect(heading(page)).to_have_text("Bezig met overnemen")
    work()
    expect(heading(page)).to_have_text("Overgenomen")
    expect(page.get_by_text("1 starter heeft nog een coach nodig")).to_be_visible()
    expect(page.get_by_text("bij 98AA ontbreekt de vestiging")).to_be_visible()

    page.get_by_role("link", name="Meike van der Veen").click()
    expect(heading(page)).to_have_text("Meike van der Veen")
    page.goto(f"{page.url}traject/")
    expect(page.get_by_text("Jaar 3").first).to_be_visible()

    starter = page_as("meike")
    starter.goto("/mijn-traject/")
    expect(starter.get_by_text("Startgesprek").filter(visible=True).first).to_be_visible()
    starter.goto("/inwerken/")
    expect(starter.get_by_text("Karin Post").first).to_be_visible()


def test_preview_works_on_a_phone_without_script(page_as, list_of_staff):
    page = page_as("dirkjan", width=PHONE, javascript=False)
    page.goto("/innemen/")
    page.set_input_files("input[type=file]", list_of_staff)
    page.get_by_role("button", name="Bekijk wat er verandert").press("Enter")
    page.get_by_role("link", name="Geweigerd").press("Enter")

    expect(page.get_by_text("bij 98AA ontbreekt de vestiging")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE


def test_long_list_is_read_while_one_waits(page_as, tmp_path):
    made = tmp_path / "lang.csv"
    made.write_text("\n".join((HEADERS, *(MEIKE.replace("2001", str(5000 + n)) for n in range(900)))))
    page = page_as("dirkjan", width=PHONE)
    page.goto("/innemen/")
    page.set_input_files("input[type=file]", made)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(heading(page)).to_have_text("Bezig met lezen")

    with clock.standing_on(A_DAY):
        tasks.preview(upload=str(Upload.objects.get().key))

    expect(heading(page)).to_have_text("Wat er verandert")
