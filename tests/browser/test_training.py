"""Somebody learns to observe: reads a lesson, scores it, and sees where and why the example is otherwise."""

import pytest
from looking import problems_of
from observed_by import INSTRUMENT, LESSONS, begun, certify, scored
from observed_many import looking_guide, observe_many

from startbaan.apps.coaching import actions, tasks
from startbaan.apps.people.access import acting_as
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.browser
NARROW = 390


def recalibrated(people):
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        run = actions.ask_recalibration(by=viewer, at=clock.now(), version=looking_guide().pk, model="rsm")
    tasks.recalibrate(run=str(run.key))


@pytest.mark.parametrize("javascript", [True, False])
def test_trainee_scores_a_lesson_and_reads_the_reasons(committed, page_as, javascript):
    page = page_as("mehmet", width=NARROW, javascript=javascript)
    page.goto("/observatoren/mijn/")
    page.get_by_role("link", name="Naar de training").click()
    page.get_by_role("button", name="Begin").click()
    first = page.locator("fieldset[data-item=respect]")
    first.get_by_label("4 Vooral sterk").check()
    first.get_by_label("Wat zag je?").fill("Hij begroet iedereen.")
    page.get_by_role("button", name="Lever je scores in").click()

    assert page.get_by_text(LESSONS[0].examples[0].why.nl).is_visible()
    assert page.get_by_text("Hij begroet iedereen.").is_visible()
    page.get_by_role("link", name="Naar de volgende les").click()
    assert page.get_by_role("heading", name=LESSONS[1].title.nl, level=1).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_observers_can_be_read_by_everyone(committed, test_database, page_as, scheme):
    people = test_database.cast
    certify(people, person=people.petra, period=Period(A_DAY, A_DAY.replace(year=2028)))
    begun(people, people.mehmet)
    scored(people, people.mehmet, lesson=LESSONS[0].key, apart=-1)
    observe_many(people, starters=12)
    recalibrated(people)
    found = {}
    for handle, address in (
        ("hanneke", "/observatoren/"),
        ("petra", "/observatoren/mijn/"),
        ("mehmet", f"/instrumenten/training/{INSTRUMENT}/"),
        ("mehmet", f"/instrumenten/training/{INSTRUMENT}/les/{LESSONS[0].key}/"),
        ("mehmet", f"/instrumenten/training/{INSTRUMENT}/les/{LESSONS[1].key}/"),
        ("jeroen", f"/instrumenten/{looking_guide().pk}/herberekenen/"),
    ):
        page = page_as(handle, width=NARROW if scheme == "light" else 1280, scheme=scheme)
        page.goto(address)
        found[address] = problems_of(page)

    assert {address: problems for address, problems in found.items() if problems} == {}
