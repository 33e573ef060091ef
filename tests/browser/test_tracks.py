"""A track, an activity and the onboarding list in a real browser: readable, fitting, with and without script."""

import pytest
from looking import problems_of

from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Activity
from startbaan.project import cast

pytestmark = pytest.mark.browser


def number_of(handle, key):
    starter = Person.objects.get(addresses__email=cast.email_of(handle))
    return Activity.objects.get(starter=starter, key=key, year=1, number=1).pk


def key_of(handle):
    return Person.objects.get(addresses__email=cast.email_of(handle)).key


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_pages_of_a_track_are_readable_for_all_and_fit(page_as, scheme, width):
    own = ("/mijn-traject/", "/inwerken/", f"/activiteiten/{number_of('sanne', 'start-talk')}/")
    arranged = (f"/starters/{key_of('sanne')}/traject/plan-opnieuw/?start_on=2026-10-01&holiday_region=zuid",)
    problems, widths = [], set()
    for handle, paths in (("sanne", own), ("hanneke", arranged)):
        page = page_as(handle, width=width, scheme=scheme)
        for path in paths:
            assert page.goto(path).status == 200
            problems += problems_of(page)
            widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})


def test_ticking_with_script_changes_one_subject_in_place(page_as):
    page = page_as("sanne")
    page.goto("/inwerken/")
    page.get_by_role("button", name="Dit weet ik nu ICT").click()

    page.get_by_role("button", name="Toch nog niet ICT").wait_for()
    assert page.get_by_role("button", name="Dit weet ik nu").count() == 10
    page.reload()
    assert page.get_by_role("button", name="Toch nog niet").count() == 1


def test_ticking_and_planning_without_script(page_as):
    page = page_as("sanne", javascript=False)
    page.goto("/inwerken/")
    page.get_by_role("button", name="Dit weet ik nu ICT").click()
    assert page.get_by_role("button", name="Toch nog niet").count() == 1

    page.goto(f"/activiteiten/{number_of('sanne', 'start-talk')}/")
    page.get_by_label("Op welke dag?").fill("2026-11-26")
    page.get_by_role("button", name="Leg de dag vast").click()
    assert page.get_by_text("do 26 november 2026").count() >= 1
