"""A coach proposed by the coordinator and coupled by the manager on a phone, and the starter in the coach's list."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_coordinator_proposes_manager_couples_and_coach_sees_the_starter(page_as):
    coordinator = page_as("hanneke")
    coordinator.goto("/starters/")
    coordinator.get_by_role("link", name="Thijs van Dam").click()
    coordinator.get_by_role("link", name="Koppel een coach").click()
    coordinator.get_by_label("Mehmet Yılmaz").check()
    coordinator.get_by_role("button", name="Stel voor").click()
    expect(coordinator.get_by_text("Het voorstel ligt bij de leidinggevende.")).to_be_visible()

    manager = page_as("bert", width=390)
    manager.goto("/")
    manager.get_by_role("link", name="Bekijk het voorstel").first.click()
    expect(manager.get_by_text("Hanneke Vos stelt voor: Mehmet Yılmaz")).to_be_visible()
    expect(manager.get_by_label("Mehmet Yılmaz")).to_be_checked()
    assert manager.evaluate("document.documentElement.scrollWidth") == 390
    manager.get_by_role("button", name="Koppel", exact=True).click()
    expect(manager.get_by_text("De koppeling staat.")).to_be_visible()

    coach = page_as("mehmet")
    coach.goto("/starters/")
    expect(coach.get_by_role("link", name="Thijs van Dam")).to_be_visible()
