"""Journey 8 in a real browser: a coordinator sees what will happen before it does, and undoes it; no script needed."""

from datetime import date

import pytest
from looking import problems_of

from startbaan.apps.changes.models import Absence
from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Activity

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])
def test_coordinator_lets_someone_leave_and_changes_her_mind_and_the_starter_says_her_own_words(
    page_as, committed, width
):
    hanneke = page_as("hanneke", width=width, javascript=False)
    hanneke.goto("/starters/")
    hanneke.get_by_role("link", name="Sanne de Wit").first.click()
    key = hanneke.url.rstrip("/").rsplit("/", 1)[1]
    hanneke.goto(f"/starters/{key}/veranderingen/")
    hanneke.get_by_role("link", name="Weg bij het bestuur").click()
    hanneke.get_by_label("Wat is de laatste dag?").fill("2026-12-31")
    hanneke.get_by_role("button", name="Kijk wat er gebeurt").click()
    assert "Kies een reden" in hanneke.get_by_role("alert").inner_text()
    assert hanneke.get_by_label("Wat is de laatste dag?").input_value() == "2026-12-31"
    hanneke.get_by_label("Waarom gaat de starter weg?").select_option("workload")
    hanneke.get_by_role("button", name="Kijk wat er gebeurt").click()
    foreseen = hanneke.get_by_role("main").inner_text()
    assert "Het traject loopt tot en met 31 dec 2026" in foreseen
    assert "Mehmet Yılmaz" in foreseen
    hanneke.get_by_role("button", name="Leg vast").click()

    sanne = page_as("sanne", width=width)
    sanne.goto("/mijn-vertrek/")
    assert "31 december 2026" in sanne.get_by_role("main").inner_text()
    sanne.get_by_label("Wil je er zelf iets over zeggen?").fill("Ik ga terug naar de kust.")
    sanne.get_by_role("button", name="Bewaar").click()
    assert sanne.get_by_label("Wil je er zelf iets over zeggen?").input_value() == "Ik ga terug naar de kust."
    assert sanne.evaluate("document.documentElement.scrollWidth") == width

    hanneke.goto(f"/starters/{key}/veranderingen/")
    assert "kust" not in hanneke.content()
    hanneke.get_by_role("button", name="Maak ongedaan").click()
    assert "Alles staat weer zoals het was" in hanneke.content()
    sanne.goto("/mijn-vertrek/")
    assert "niet vastgelegd dat je weggaat" in sanne.get_by_role("main").inner_text()


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])
def test_hr_notes_a_long_absence_and_a_sooner_return_and_the_track_moves_along(page_as, test_database, width):
    starter = Person.objects.get(pk=test_database.cast.sanne)
    hr = page_as("dirkjan", width=width, javascript=False)
    for back, said in (("2027-03-01", "1 mrt 2027"), ("2027-01-18", "18 jan 2027")):
        hr.goto(f"/starters/{starter.key}/veranderingen/afwezig/")
        assert hr.get_by_label("Wat is de eerste dag?").input_value() == ("" if back == "2027-03-01" else "2026-12-01")
        hr.get_by_label("Wat is de eerste dag?").fill("2026-12-01")
        hr.get_by_label("Wanneer komt de starter naar verwachting terug?").fill(back)
        hr.get_by_role("button", name="Kijk wat er gebeurt").click()
        assert f"naar verwachting terug op {said}" in hr.get_by_role("main").inner_text()
        assert hr.evaluate("document.documentElement.scrollWidth") == width
        hr.get_by_role("button", name="Leg vast").click()
    (absence,) = Absence.objects.filter(starter=starter)
    assert (absence.period.start, absence.period.end) == (date(2026, 12, 1), date(2027, 1, 18))

    sanne = page_as("sanne", width=width)
    sanne.goto("/mijn-traject/")
    assert sanne.evaluate("document.documentElement.scrollWidth") == width
    assert not Activity.objects.filter(starter=starter, window__contained_by=absence.period, state="planned").exists()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_pages_of_changes_moments_and_counts_are_for_everyone(page_as, people, width, scheme):
    key = Person.objects.using("owner").get(pk=people.sanne).key
    hanneke = page_as("hanneke", width=width, scheme=scheme)
    found = []
    for path in (f"/starters/{key}/veranderingen/", f"/starters/{key}/veranderingen/uren/", "/aantallen/"):
        hanneke.goto(path)
        found += problems_of(hanneke)
        assert hanneke.evaluate("document.documentElement.scrollWidth") == width
    sanne = page_as("sanne", width=width, scheme=scheme)
    for path in ("/maatje/", "/werkdruk/", "/delen/"):
        sanne.goto(path)
        found += problems_of(sanne)
        assert sanne.evaluate("document.documentElement.scrollWidth") == width
    assert found == []


def test_starter_and_buddy_tap_the_same_moment_each_on_their_own_phone(page_as, committed):
    sietske = page_as("sietske", width=390, javascript=False)
    sietske.goto("/maatje/")
    sietske.get_by_role("button", name="We spraken elkaar vandaag").first.click()
    sanne = page_as("sanne", width=390)
    sanne.goto("/maatje/")
    assert "Deze week spraken jullie elkaar" in sanne.get_by_role("main").inner_text()
