"""A survey in a real browser: filled in on a phone, with script and without; read by the working group, or withheld."""

import pytest
from looking import problems_of
from surveyed import answer, put_out
from surveys_asked import STARTERS, starters_asked

from startbaan.apps.people.access import acting_as
from startbaan.apps.surveys.actions import ToAsk, close_survey
from startbaan.apps.surveys.models import AnsweredShard
from startbaan.domain.questionnaires.definition import Rater
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.browser

WORDS = "Beginnen met een vaste start.\nEn dan rustig door."
PHONE = 390


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"


@pytest.fixture
def survey(site, test_database):
    return put_out(test_database.cast, asked=starters_asked(test_database.cast))


@pytest.fixture
def read(site, test_database):
    """A survey of a whole cast, closed and counted."""
    people = test_database.cast
    found = sorted(people.persons.values())[:24]
    board = people.organisations["waterland"]
    survey = put_out(people, asked=[ToAsk(person, Rater.STARTER, "po", board) for person in found], about="wet:1")
    for number, person in enumerate(found):
        answer(people, survey, person, mark=6 + number % 3, usable=4, missing=("practising",), tomorrow=WORDS)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        close_survey(by=viewer, at=clock.now(), survey=survey.key)
    return survey


def path(survey, page=""):
    return f"/enquetes/{survey.key}/{page}"


def who_answered(survey):
    return AnsweredShard.objects.using("owner").get(survey=survey).people


def kept_in_tab(page):
    return page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('startbaan-survey'))")


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without"])
def test_starter_fills_in_on_a_phone_and_an_error_keeps_what_was_typed(page_as, survey, test_database, javascript):
    page = page_as("sanne", width=PHONE, javascript=javascript)
    page.goto("/")
    page.get_by_role("link", name="Vul in").first.click()

    page.locator("#vraag-2 label").filter(has_text="Helemaal eens").click()
    page.get_by_label("Voorbeelden uit de klas").check()
    page.get_by_label("Wat ga je in je lessen doen met wat je leerde?").fill(WORDS)
    page.get_by_role("button", name="Verstuur je antwoorden").click()
    assert page.get_by_role("alert").get_by_role("listitem").all_inner_texts() == [
        "1. Welk cijfer geef je deze middag? Vul deze vraag in."
    ]
    assert page.locator("#vraag-2").get_by_label("Helemaal eens").is_checked()
    assert page.get_by_label("Wat ga je in je lessen doen met wat je leerde?").input_value() == WORDS

    page.get_by_label("Welk cijfer geef je deze middag?").fill("8")
    page.get_by_role("button", name="Verstuur je antwoorden").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Dank je wel"
    assert who_answered(survey) == [test_database.cast.sanne]


def test_what_was_typed_stays_in_this_tab_until_it_was_sent(page_as, survey):
    page = page_as("sanne", width=PHONE)
    page.goto(path(survey))
    page.get_by_label("Welk cijfer geef je deze middag?").fill("7")
    page.locator("#vraag-2 label").filter(has_text="Oneens").last.click()
    page.get_by_label("Wat moet de volgende keer anders?").fill(WORDS)

    page.context.set_offline(True)
    page.get_by_role("button", name="Verstuur je antwoorden").click()
    page.context.set_offline(False)
    page.goto(path(survey))
    assert page.get_by_text("Wat je in dit tabblad al had ingevuld, staat er weer.").is_visible()
    assert page.get_by_label("Wat moet de volgende keer anders?").input_value() == WORDS
    assert page.get_by_label("Welk cijfer geef je deze middag?").input_value() == "7"

    page.get_by_role("button", name="Verstuur je antwoorden").click()
    page.get_by_role("heading", name="Dank je wel").wait_for()
    assert kept_in_tab(page) == []


def test_another_who_sits_at_the_same_tab_gets_nothing_back(page_as, survey):
    page = page_as("sanne")
    page.goto(path(survey))
    page.get_by_label("Wat moet de volgende keer anders?").fill(WORDS)

    page.evaluate("document.querySelector('[data-signs-out]').closest('details').open = true")
    page.get_by_role("button", name="Uitloggen").click()

    assert kept_in_tab(page) == []


def test_it_is_sent_once_only(page_as, survey, test_database):
    page = page_as("sanne", javascript=False)
    page.goto(path(survey))
    second = page.context.new_page()
    second.goto(path(survey))
    for tab in (page, second):
        tab.get_by_label("Welk cijfer geef je deze middag?").fill("8")
        tab.get_by_role("button", name="Verstuur je antwoorden").click()

    assert second.get_by_text("Je hebt deze enquête ingevuld.").count() == 1
    assert who_answered(survey) == [test_database.cast.sanne]


def test_working_group_reads_the_results_with_their_tables(page_as, read):
    page = page_as("anouk", javascript=False)
    page.goto("/enquetes/")
    page.get_by_role("link", name="Middag").click()

    first = page.locator("#vraag-1")
    assert first.get_by_role("heading").inner_text().endswith("Welk cijfer geef je deze middag?")
    assert first.locator(".sb-result-headline strong").inner_text() == "7,0"
    assert first.get_by_role("cell").all_inner_texts()[0] == "7,0"
    assert page.get_by_text("Beginnen met een vaste start.").count() == 24


def test_below_the_threshold_nothing_is_shown(page_as, survey, test_database):
    people = test_database.cast
    for handle in STARTERS[:4]:
        answer(people, survey, people.persons[handle], mark=9, tomorrow=WORDS)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        close_survey(by=viewer, at=clock.now(), survey=survey.key)
    page = page_as("anouk")

    page.goto(path(survey, "uitkomst/"))

    assert page.get_by_text("Nog te weinig antwoorden").count() == 1
    assert (page.get_by_role("figure").count(), page.get_by_text("vaste start").count()) == (0, 0)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_pages_are_readable_for_all_and_fit(page_as, survey, read, scheme, width):
    pages = {
        "sanne": ("/enquetes/", path(survey), path(survey, "hoe-anoniem/")),
        "anouk": (path(read, "uitkomst/"), "/enquetes/nieuw/", "/enquetes/nieuw/waterrijk/scan/"),
    }
    problems, widths = [], set()
    for handle, paths in pages.items():
        page = page_as(handle, scheme=scheme, width=width)
        for one in paths:
            assert page.goto(one).status == 200
            problems += problems_of(page)
            widths.add(page.evaluate("document.documentElement.scrollWidth"))

    assert (problems, widths) == ([], {width})
