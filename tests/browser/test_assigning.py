"""Journey 3 across people, wide and on a phone: a coach proposed and coupled, another coach, and a buddy."""

import pytest
from django.urls import reverse
from guiding import guide
from playwright.sync_api import expect

from startbaan.apps.people.models import Person

pytestmark = pytest.mark.browser
WORD = "koolmeesnest"


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])
def test_coordinator_proposes_manager_couples_and_coach_sees_the_starter(page_as, width):
    coordinator = page_as("hanneke", width=width)
    coordinator.goto("/starters/")
    coordinator.get_by_role("link", name="Thijs van Dam").click()
    coordinator.get_by_role("link", name="Koppel een coach").click()
    coordinator.get_by_label("Mehmet Yılmaz").check()
    coordinator.get_by_role("button", name="Stel voor").click()
    expect(coordinator.get_by_text("Het voorstel ligt bij de leidinggevende.")).to_be_visible()

    manager = page_as("bert", width=width)
    manager.goto("/")
    manager.get_by_role("link", name="Bekijk het voorstel").first.click()
    expect(manager.get_by_text("Hanneke Vos stelt voor: Mehmet Yılmaz")).to_be_visible()
    expect(manager.get_by_label("Mehmet Yılmaz")).to_be_checked()
    assert manager.evaluate("document.documentElement.scrollWidth") == width
    manager.get_by_role("button", name="Koppel", exact=True).click()
    expect(manager.get_by_text("De koppeling staat.")).to_be_visible()

    coach = page_as("mehmet", width=width)
    coach.goto("/starters/")
    expect(coach.get_by_role("link", name="Thijs van Dam")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])
def test_manager_couples_another_coach_who_reads_nothing_of_before_and_a_buddy(page_as, test_database, width):
    made = guide(test_database.cast, words=f"Over een {WORD}.")
    sanne = Person.objects.get(pk=test_database.cast.sanne).key
    manager = page_as("karin", width=width)
    for relation, name in (("coach", "Petra Visser"), ("buddy", "Loes Faber")):
        manager.goto(reverse("home:couple", args=[sanne, relation]))
        manager.get_by_label(name).check()
        manager.locator("[name=start]").fill("2026-11-24")
        assert manager.evaluate("document.documentElement.scrollWidth") == width
        manager.get_by_role("button", name="Koppel", exact=True).click()
        expect(manager.get_by_text("De koppeling staat.")).to_be_visible()

    guidance = reverse("coaching:guided", args=[sanne])
    new = page_as("petra", width=width)
    new.goto(guidance)
    expect(new.get_by_role("heading", level=1)).to_contain_text("Sanne")
    assert WORD not in new.content()
    assert new.request.get(reverse("coaching:report", args=[made.report])).status == 404
    assert WORD not in new.request.get(reverse("coaching:notes", args=[sanne])).text()
    assert page_as("mehmet", width=width).request.get(guidance).status == 404
    starter = page_as("sanne", width=width)
    starter.goto("/")
    for name in ("Petra Visser", "Loes Faber"):
        expect(starter.get_by_role("main").get_by_text(name).first).to_be_visible()
