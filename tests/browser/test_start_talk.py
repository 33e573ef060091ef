"""Journey 4 across three people, one of them on a phone; then the plan it opens, with a file as evidence."""

import pytest
from looking import problems_of
from planned import PDF, put_plan, put_start_talk

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.project.cast import A_DAY

pytestmark = pytest.mark.browser

GROWTH = "Vaker nagaan wie het al snapt."


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path):
    settings.FILES = tmp_path


@pytest.fixture
def talk(site, test_database):
    return put_start_talk(test_database.cast)


@pytest.fixture
def starter(site, test_database):
    people = test_database.cast
    with acting_as(people.sanne, on=A_DAY):
        return Person.objects.get(pk=people.sanne).key


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])
def test_three_write_sign_and_plan_the_year(page_as, talk, starter, width):
    coach, sanne = page_as("mehmet", width=width), page_as("sanne", width=width)
    manager = page_as("karin", width=width, javascript=False)

    coach.goto(f"/startgesprekken/{talk}/vraag/vakdidactisch-groei/")
    coach.get_by_label("Wat wil je in je lessen beter of anders doen?").fill(GROWTH)
    coach.get_by_role("button", name="Verder").click()
    coach.get_by_text("Bewaard. Jullie zien dit alle drie.").wait_for()

    sanne.goto("/startgesprekken/")
    sanne.get_by_role("link", name="Schrijf verder").click()
    sanne.get_by_text(GROWTH).wait_for()
    sanne.get_by_role("button", name="Zet mijn naam eronder").click()
    sanne.get_by_text("Je hebt getekend.").wait_for()

    manager.goto(f"/startgesprekken/{talk}/vraag/uren/")
    manager.get_by_text("dan vervallen ze").wait_for()
    manager.get_by_label("Coaching en intervisie").fill("18")
    manager.get_by_role("button", name="Verder").click()
    manager.goto(f"/startgesprekken/{talk}/")
    manager.get_by_text("daarna is er iets veranderd").wait_for()
    for page in (manager, sanne, coach):
        page.goto(f"/startgesprekken/{talk}/")
        page.get_by_role("button", name="Zet mijn naam eronder").click()
        page.get_by_text("Je hebt getekend.").wait_for()
    coach.get_by_text("het startgesprek is vastgesteld").wait_for()
    for page in (manager, sanne, coach):
        assert page.evaluate("document.documentElement.scrollWidth") == width

    coach.get_by_role("link", name="Kies de dagen").click()
    coach.get_by_role("button", name="Spreek deze dagen af").click()
    coach.get_by_text("Afgesproken dagen:").wait_for()
    assert coach.locator("form [type=date]").evaluate_all("fields => fields.filter(field => field.value).length") == 0


def test_two_devices_lose_nothing(page_as, talk):
    address = f"/startgesprekken/{talk}/vraag/pedagogisch-sterk/"
    laptop, tablet = page_as("sanne"), page_as("sanne", width=390)
    for page in (laptop, tablet):
        page.goto(address)
    laptop.get_by_role("textbox").fill("Van de laptop.")
    laptop.get_by_role("button", name="Verder").click()
    laptop.get_by_text("Bewaard.").wait_for()

    tablet.get_by_role("textbox").fill("Van de tablet.")
    tablet.get_by_role("button", name="Verder").click()
    tablet.get_by_text("Er ging niets verloren").wait_for()

    assert tablet.get_by_role("textbox").input_value() == "Van de tablet."
    assert tablet.get_by_text("Van de laptop.").is_visible()
    tablet.get_by_role("textbox").fill("Van allebei.")
    tablet.get_by_role("button", name="Verder").click()
    tablet.get_by_text("Bewaard.").wait_for()
    laptop.go_back()
    laptop.reload()
    assert laptop.get_by_role("textbox").input_value() == "Van allebei."


def test_plan_is_written_shown_and_read_with_its_evidence(page_as, talk, tmp_path):
    file = tmp_path / "Lesplan.pdf"
    file.write_bytes(PDF)
    sanne = page_as("sanne", width=390)
    sanne.goto("/ontwikkelplannen/")
    sanne.get_by_role("button", name="Begin je plan").click()
    sanne.get_by_role("link", name="Nieuw doel").click()
    sanne.get_by_label("Pedagogisch").check()
    sanne.get_by_label("Wat wil je bereiken?").fill("Rust na de pauze.")
    sanne.get_by_label("ben ik mee bezig").check()
    sanne.get_by_role("button", name="Bewaar in mijn plan").click()
    sanne.get_by_role("link", name="Voeg een bestand toe").click()
    sanne.get_by_label("Kies het bestand").set_input_files(file)
    sanne.get_by_label("Wat laat het zien?").fill("Een les in drie niveaus.")
    sanne.get_by_role("button", name="Bewaar in mijn plan").click()
    sanne.get_by_role("button", name="Laat mijn plan zien").click()
    sanne.get_by_role("button", name="Leg deze versie vast").click()
    sanne.get_by_text("Deze versie is vastgelegd").wait_for()

    coach = page_as("mehmet")
    coach.goto("/ontwikkelplannen/")
    coach.locator("main").get_by_role("link", name="Sanne").click()
    coach.get_by_text("Rust na de pauze.").first.wait_for()
    with coach.expect_download() as started:
        coach.get_by_role("link", name="Lesplan.pdf").click()
    assert started.value.suggested_filename == "Lesplan.pdf"
    coach.get_by_role("button", name="Zet mijn naam eronder").click()
    coach.get_by_text("Je naam staat eronder.").wait_for()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_pages_are_readable_for_all_and_fit(page_as, test_database, talk, starter, scheme, width):
    plan = put_plan(test_database.cast)
    page = page_as("sanne", scheme=scheme, width=width)
    paths = ["/startgesprekken/", f"/startgesprekken/{talk}/", f"/startgesprekken/{talk}/vraag/uren/"]
    paths += [f"/startgesprekken/jaar/{starter}/", "/ontwikkelplannen/", f"/ontwikkelplannen/{plan}/"]
    paths += [f"/ontwikkelplannen/{plan}/{rest}" for rest in ("tekst/talenten/", "doel/", "scholing/", "bewijs/")]
    paths += [f"/ontwikkelplannen/{plan}/versie/1/"]
    problems, widths = [], set()
    for path in paths:
        assert page.goto(path).status == 200
        problems += problems_of(page)
        widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})
