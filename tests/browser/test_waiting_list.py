"""Signing up for a gathering, waiting, cancelling and moving up: two people on phones, with and without script."""

import pytest
from gathered_people import open_gathering
from looking import problems_of
from playwright.sync_api import expect

from startbaan.apps.gatherings.actions import sign_up
from startbaan.apps.gatherings.models import Session
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.project import cast
from startbaan.ui import clock

pytestmark = pytest.mark.browser


def numbered(handle):
    return Person.objects.get(addresses__email=cast.email_of(handle)).pk


def offered(*handles, places):
    """An afternoon with a session, to which these people are invited."""
    people = [numbered(handle) for handle in handles]
    gathering = open_gathering(by=numbered("jeroen"), places=places, people=people, place="Pabo Waterrijk, Merendam")
    Session.objects.create(gathering=gathering, title="Groepsdynamiek", room="Lokaal 1", places=9, years=[1])
    return f"/bijeenkomsten/{gathering.key}/"


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without"])
def test_who_waits_gets_the_place_that_another_gives_up(page_as, javascript):
    path = offered("sanne", "thijs", places=1)
    sanne, thijs = (page_as(handle, width=390, javascript=javascript) for handle in ("sanne", "thijs"))

    sanne.goto("/")
    sanne.get_by_role("link", name="Geef antwoord").click()
    sanne.get_by_role("button", name="Ik kom", exact=True).click()
    expect(sanne.get_by_text("je hebt een plaats").first).to_be_visible()

    thijs.goto(path)
    thijs.get_by_role("button", name="Zet me op de wachtlijst").click()
    expect(thijs.get_by_text("Je bent nummer 1.")).to_be_visible()

    sanne.get_by_text("Ik kan niet meer").click()
    sanne.get_by_label("Waarom niet?").fill("Ik heb een ouderavond.")
    sanne.get_by_role("button", name="Meld me af").click()
    expect(sanne.get_by_text("Je schreef: “Ik heb een ouderavond.”")).to_be_visible()

    thijs.goto(path)
    expect(thijs.get_by_text("Het staat in je agenda.")).to_be_visible()
    thijs.goto("/bijeenkomsten/")
    expect(thijs.get_by_text("je hebt een plaats")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_gatherings_are_readable_for_everybody_who_opens_them(page_as, scheme):
    path = offered("sanne", "thijs", "mehmet", places=2)
    for person in (numbered("thijs"), numbered("mehmet")):
        with acting_as(person, on=cast.A_DAY) as by:
            sign_up(by=by, at=clock.now(), gathering=path.split("/")[2])

    found = []
    for handle in ("sanne", "thijs", "jeroen", "hanneke"):
        for width in (390, 1280):
            page = page_as(handle, width=width, scheme=scheme)
            for address in (path, "/bijeenkomsten/"):
                page.goto(address)
                found += problems_of(page)

    assert found == []
