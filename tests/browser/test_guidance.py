"""Journeys 5 and 6 across people: a visit prepared, held and written up together; the final talk and its decision."""

import re

import pytest
from guiding import guide, moment_key
from looking import problems_of
from playwright.sync_api import expect

from startbaan.apps.people.models import Person

pytestmark = pytest.mark.browser
BOTH_WIDTHS = pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])


def moment_of(people, key):
    return f"/begeleiding/gesprekken/{moment_key(people, key)}/"


@BOTH_WIDTHS
def test_visit_is_prepared_held_in_two_taps_and_written_up_together(page_as, test_database, width):
    visit = moment_of(test_database.cast, "lesson-visit")

    starter = page_as("sanne", width=width)
    starter.goto(visit)
    starter.get_by_role("link", name="Stel een hulpvraag").click()
    starter.get_by_label("Onderwerp").fill("De start van de les")
    starter.get_by_label("Je vraag").fill("Wil je kijken wie er afhaakt?")
    starter.get_by_role("button", name="Stel de vraag").click()
    starter.goto(visit)
    expect(starter.get_by_role("link", name="De start van de les")).to_be_visible()

    coach = page_as("mehmet", width=width, javascript=False)
    coach.goto("/begeleiding/")
    coach.get_by_role("link", name="Leg vast Sanne de Wit").click()
    coach.get_by_role("button", name="Klassenbezoek 1").click()
    expect(coach.get_by_text("Vastgelegd: Klassenbezoek 1")).to_be_visible()
    expect(coach.get_by_role("link", name=re.compile("^Hulpvraag van"))).to_be_visible()
    coach.get_by_role("link", name="Schrijf verslag").click()
    coach.get_by_label("Tekst").fill("Rustige start, daarna haakte de achterste groep af.")
    coach.get_by_role("button", name="Bewaar", exact=True).click()
    coach.get_by_role("link", name="Schrijf een afspraak op").click()
    coach.get_by_label("Wat spreken jullie af?").fill("Halverwege een korte check")
    coach.get_by_label("de starter").check()
    coach.get_by_role("button", name="Bewaar de afspraak").click()
    expect(coach.locator("#afspraken")).to_contain_text("Halverwege een korte check")

    starter.goto(moment_of(test_database.cast, "coach-talk"))
    starter.get_by_role("button", name="Gedaan Halverwege een korte check").click()
    expect(starter.get_by_text("De afspraak is afgevinkt.")).to_be_visible()
    assert fitting(coach, starter) == [width, width]


def test_two_who_write_at_once_lose_nothing(page_as, test_database):
    write = moment_of(test_database.cast, "lesson-visit") + "schrijf/verslag/"
    coach, starter = page_as("mehmet"), page_as("sanne")
    coach.goto(write)
    starter.goto(write)
    coach.get_by_label("Tekst").fill("Wat de coach zag.")
    coach.get_by_role("button", name="Bewaar", exact=True).click()
    expect(coach.get_by_text("Wat de coach zag.")).to_be_visible()
    starter.get_by_label("Tekst").fill("Wat de starter zag.")
    starter.get_by_role("button", name="Bewaar", exact=True).click()

    expect(starter.locator("#hun-tekst")).to_contain_text("Wat de coach zag.")
    expect(starter.locator("#mijn-tekst")).to_contain_text("Wat de starter zag.")
    expect(starter.get_by_label("Tekst")).to_have_value("Wat de starter zag.")
    starter.get_by_label("Tekst").fill("Wat wij zagen.")
    starter.get_by_role("button", name="Bewaar", exact=True).click()
    coach.reload()

    expect(coach.get_by_text("Wat wij zagen.")).to_be_visible()
    coach.get_by_role("link", name="Open het hele verslag").click()
    coach.get_by_text("1 eerdere versie").click()
    expect(coach.get_by_text("Wat de coach zag.")).to_be_visible()


@BOTH_WIDTHS
def test_final_talk_decides_and_the_manager_reads_the_decision_alone(page_as, test_database, width):
    final = moment_of(test_database.cast, "final-talk")
    starter = page_as("sanne", width=width)
    starter.goto(final)
    starter.get_by_role("link", name="Schrijf eigen tekst van de starter").click()
    starter.get_by_label("Tekst").fill("Ik sta steviger, en wil nog een jaar door.")
    starter.get_by_role("button", name="Bewaar", exact=True).click()

    coach = page_as("mehmet", width=width)
    coach.goto(final)
    expect(coach.get_by_text("Ik sta steviger, en wil nog een jaar door.")).to_be_visible()
    coach.get_by_role("button", name="Ja, vandaag Eindgesprek").click()
    coach.get_by_role("link", name="Leg het besluit vast").click()
    coach.get_by_label("doorgaan").check()
    coach.get_by_label("Waarom?").fill("De basis staat; differentiëren is de volgende stap.")
    coach.get_by_role("button", name="Leg vast", exact=True).click()
    expect(coach.get_by_text("Het besluit staat vast.")).to_be_visible()

    manager = page_as("karin", width=width)
    manager.goto(final + "besluit/")
    expect(manager.get_by_text("De basis staat; differentiëren is de volgende stap.")).to_be_visible()
    assert manager.request.get(final).status == 404
    starter.goto("/begeleiding/")
    expect(starter.get_by_role("link", name="Lees het besluit")).to_be_visible()
    assert fitting(coach, starter, manager) == [width] * 3


@pytest.mark.parametrize(("handle", "scheme", "width"), [("mehmet", "light", 1280), ("sanne", "dark", 360)])
def test_pages_are_readable_for_all_and_fit(page_as, test_database, handle, scheme, width):
    people = test_database.cast
    made = guide(people)
    start = f"/begeleiding/{Person.objects.get(pk=people.sanne).key}/"
    talk, final = (f"/begeleiding/gesprekken/{key}/" for key in (made.visit, made.final))
    places = ["/begeleiding/", start, f"{start}vastleggen/", f"{start}doelen/", talk, final]
    places += [
        f"{talk}schrijf/verslag/",
        f"{talk}afspraak/",
        f"{final}besluit/",
        f"/begeleiding/verslagen/{made.report}/",
    ]
    page = page_as(handle, scheme=scheme, width=width)
    problems, widths = [], set()
    for path in places if handle == "sanne" else [*places, f"{start}aantekeningen/"]:
        assert page.goto(path).status == 200
        for more in page.locator("main details > summary").all():
            more.click()
        problems += problems_of(page)
        widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})


def fitting(*pages):
    """How wide each page is."""
    return [page.evaluate("document.documentElement.scrollWidth") for page in pages]
