"""The leader of a programme takes in an instrument and a set of parameters, and chooses it after seeing the shift."""

import pytest
from instruments_kept import OWN, calibrated, established, parameters_of
from looking import problems_of

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.browser


def file(name, content):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@pytest.mark.parametrize("javascript", [True, False])
def test_leader_takes_an_instrument_in(committed, page_as, javascript):
    page = page_as("jeroen", javascript=javascript)
    page.goto("/instrumenten/")
    page.get_by_role("link", name="Lees een eigen instrument in").click()
    page.get_by_label("Het bestand").set_input_files(
        file("lijst.yaml", OWN.format(version="1").replace("greets", "begins").encode())
    )
    page.get_by_role("button", name="Bekijk wat erin staat").click()
    assert page.get_by_text("Regel 9: “begins” staat er twee keer.").is_visible()
    page.get_by_label("Het bestand").set_input_files(file("lijst.yaml", OWN.format(version="1").encode()))
    page.get_by_role("button", name="Bekijk wat erin staat").click()
    assert page.get_by_role("heading", name="Eigen lijst").is_visible()
    page.get_by_role("button", name="Bewaar als concept").click()
    page.get_by_role("link", name="Stel vast").click()
    page.get_by_role("button", name="Stel vast").click()
    assert page.get_by_text("Het instrument is vastgesteld.").is_visible()


def test_leader_chooses_parameters(committed, test_database, page_as):
    people = test_database.cast
    version = established(people.jeroen, version="1")
    first = parameters_of(people.jeroen, version)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        actions.adopt_parameters(by=viewer, at=clock.now(), parameters=first.pk)
    page = page_as("jeroen")
    page.goto(f"/instrumenten/{version.pk}/parameters/")
    page.get_by_role("link", name="Lees een set in").click()
    content = calibrated("greets", "begins", by=0.5)
    page.get_by_label("Het bestand").set_input_files(file("set.json", content))
    page.get_by_label("Naam van de set").fill("Tweede set")
    page.get_by_label("Bron").fill("Eigen lesbezoeken van een jaar")
    page.get_by_label("Wie er bekeken zijn").fill("Starters van zes scholen")
    page.get_by_label("Sector").select_option("po")
    page.get_by_label("Hoe zeker").select_option("own")
    page.get_by_role("button", name="Lees in").click()
    assert page.get_by_text("hoogstens 0,50 logit hoger of lager").is_visible()
    page.get_by_role("button", name="Meet met deze set").click()
    assert page.get_by_text("Vanaf vandaag wordt met deze set gemeten.").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_of_instruments_are_well_made(committed, test_database, page_as, width, scheme):
    people = test_database.cast
    version = established(people.jeroen, version="1")
    first, second = (parameters_of(people.jeroen, version, by=by) for by in (0.0, 0.5))
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        actions.adopt_parameters(by=viewer, at=clock.now(), parameters=first.pk)
    big = InstrumentVersion.objects.get(key="lesson-35", owner=None)
    page = page_as("jeroen", width=width, scheme=scheme)
    for address in (
        "/instrumenten/",
        f"/instrumenten/{big.pk}/",
        "/instrumenten/inlezen/",
        f"/instrumenten/{version.pk}/parameters/",
        f"/instrumenten/{version.pk}/parameters/inlezen/",
        f"/instrumenten/parameters/{second.pk}/",
    ):
        page.goto(address)
        assert problems_of(page) == []
