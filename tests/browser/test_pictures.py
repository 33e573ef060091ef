"""Journey 5, its end: starter and coach see one picture after a visit, and leave with one goal and a date."""

from datetime import timedelta

import pytest
from looking import problems_within
from pictured import measured_by
from playwright.sync_api import expect
from visiting import opened

from startbaan.project.cast import A_DAY

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (390, False)], ids=["wide", "phone-without-script"])
def test_two_people_leave_with_one_goal_and_a_date(page_as, test_database, width, javascript):
    visit = opened(test_database.cast, points=2)
    coach = page_as("mehmet", width=width, javascript=javascript)
    starter = page_as("sanne", width=width, javascript=javascript)

    starter.goto(f"/lesbezoeken/{visit}/")
    starter.get_by_role("link", name="Bekijk het beeld").click()
    expect(starter.get_by_role("heading", name="Wat je les liet zien")).to_be_visible()
    coach.goto(f"/lesbezoeken/{visit}/")
    coach.get_by_role("link", name="Bekijk het beeld").click()
    expect(coach.get_by_role("heading", name="Volgende stappen")).to_be_visible()
    step = coach.locator(".sb-picture-step h3").first.inner_text()

    coach.get_by_role("button", name="Dit wordt ons doel").click()
    expect(coach.get_by_text("Kies één stap, of zeg het in eigen woorden.").first).to_be_visible()
    coach.get_by_label(step, exact=True).check()
    coach.get_by_role("button", name="Dit wordt ons doel").click()
    expect(coach.locator("#afspraak .sb-due-title")).to_contain_text(step)

    coach.get_by_role("link", name="Plan het volgende bezoek").click()
    assert step in coach.get_by_label("Waar kijken jullie naar?").input_value()
    coach.get_by_label("Op welke dag?").fill((A_DAY + timedelta(days=14)).isoformat())
    coach.get_by_label("Welke les?").fill("Taal in groep 5")
    coach.get_by_label("Het is een gewone les").check()
    coach.get_by_role("button", name="Plan en kondig aan").click()

    starter.reload()
    expect(starter.locator("#afspraak .sb-due-title")).to_contain_text(step)
    expect(starter.get_by_role("link", name="8 dec 2026: Taal in groep 5")).to_be_visible()
    assert [page.evaluate("document.documentElement.scrollWidth") for page in (coach, starter)] == [width, width]


@pytest.mark.parametrize(("handle", "scheme", "width"), [("sanne", "light", 1280), ("mehmet", "dark", 360)])
@pytest.mark.parametrize("is_measured", [True, False], ids=["measured", "by-order"])
def test_picture_is_readable_for_all_and_fits(page_as, test_database, handle, scheme, width, is_measured):
    people = test_database.cast
    if is_measured:
        measured_by(people)
    opened(people, day=A_DAY - timedelta(days=30), points=2)
    visit = opened(people)

    page = page_as(handle, scheme=scheme, width=width)
    page.goto(f"/lesbezoeken/{visit}/beeld/")

    assert page.locator(".sb-lanes").count() == (3 if is_measured else 1)
    assert problems_within(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
