"""Checking in on a phone in a real browser, with script and without, and the list of who came."""

import pytest
from attending import put_gathering, put_place, put_session
from looking import problems_of

from startbaan.domain.gathering.codes import SIGNS

pytestmark = pytest.mark.browser

PHONE = 390


@pytest.fixture
def afternoon(site, test_database):
    """An afternoon of today, with Sanne and Thijs in the session of Olga."""
    people = test_database.cast
    gathering = put_gathering(people)
    session = put_session(people, gathering)
    for handle in ("sanne", "thijs"):
        put_place(people, gathering, handle, session=session)
    return gathering


def code_on_screen(page_as, gathering):
    page = page_as("anouk", width=1280)
    page.goto(f"/bijeenkomsten/{gathering.key}/code/")
    return page.locator(".sb-room-code").inner_text()


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_starter_checks_in_on_a_phone_and_sees_the_hours(page_as, afternoon, javascript):
    code = code_on_screen(page_as, afternoon)
    wrong = "".join(SIGNS[(SIGNS.index(sign) + 1) % len(SIGNS)] for sign in code.replace("-", ""))
    page = page_as("sanne", width=PHONE, javascript=javascript)
    page.goto("/inchecken/")

    page.get_by_label("Code op het scherm").fill(wrong)
    page.get_by_role("button", name="Check in").click()
    assert "Deze code klopt niet. Kijk nog eens op het scherm in de zaal." in page.get_by_role("alert").inner_text()
    page.get_by_label("Code op het scherm").fill(f" {code.lower().replace('-', ' ')} ")
    page.get_by_role("button", name="Check in").click()

    page.get_by_text("Je bent er. Voor deze bijeenkomst staat 3 uur.").wait_for()
    page.goto("/bijeenkomsten/deelname/")
    assert page.get_by_text("Bij elkaar 3 uur.").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE


def test_trainer_corrects_the_list_on_a_phone_without_script(page_as, afternoon):
    page = page_as("olga", width=PHONE, javascript=False)
    page.goto(f"/bijeenkomsten/{afternoon.key}/lijst/")

    page.get_by_role("radiogroup", name="Wit, Sanne de").get_by_label("was er", exact=True).check()
    page.get_by_label("Minuten van Wit, Sanne de").fill("90")
    page.get_by_role("radiogroup", name="Dam, Thijs van").get_by_label("was er niet").check()
    page.get_by_role("button", name="Bewaar de lijst").click()

    page.get_by_text("Bewaard. 2 regels veranderd.").wait_for()
    assert page.get_by_label("Minuten van Wit, Sanne de").input_value() == "90"
    assert page.get_by_role("radiogroup", name="Dam, Thijs van").get_by_label("was er niet").is_checked()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_pages_of_checking_in_are_readable_for_all_and_fit(page_as, afternoon, scheme, width):
    problems, widths = [], set()
    page = page_as("anouk", scheme=scheme, width=width)
    for path in ("code", "lijst", "materiaal"):
        assert page.goto(f"/bijeenkomsten/{afternoon.key}/{path}/").status == 200
        problems += problems_of(page)
        widths.add(page.evaluate("document.documentElement.scrollWidth"))
    page.goto("/inchecken/")
    problems += problems_of(page)
    widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})
