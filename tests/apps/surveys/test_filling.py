"""Filling in a survey: what is wrong comes back with everything typed, and what was sent is sent once."""

import pytest
from surveyed import answer, put_out

from startbaan.apps.journal.models import Entry
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.surveys.actions import close_due
from startbaan.apps.surveys.models import AnsweredShard
from startbaan.apps.surveys.queries import surveys_to_fill
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

TYPED = {
    "mark": "elf",
    "usable": "4",
    "missing": ["practising", "theory"],
    "tomorrow": "Rustig beginnen.\nEn dan door.",
}


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"


@pytest.fixture
def survey(people):
    return put_out(people)


def path(survey, page=""):
    return f"/enquetes/{survey.key}/{page}"


def test_a_page_asks_every_question_once(client_as, survey):
    body = client_as("sanne").get(path(survey)).content.decode()

    assert [body.count(f'id="vraag-{number}"') for number in range(1, 12)] == [1] * 10 + [0]


def test_what_is_wrong_comes_back_with_all_that_was_typed(client_as, survey):
    answered = client_as("sanne").post(path(survey), TYPED)
    body = answered.content.decode()

    assert answered.status_code == 422
    assert 'value="elf"' in body
    assert "Rustig beginnen.\nEn dan door." in body
    assert body.count(" checked") == 3
    assert body.count("“elf” past hier niet. Vul een heel getal in van 1 tot en met 10.") == 2
    assert AnsweredShard.objects.get(survey=survey).people == []


def test_a_required_question_left_blank_says_so_and_nothing_is_lost(client_as, survey):
    body = client_as("sanne").post(path(survey), {"tomorrow": "Rustig beginnen."}).content.decode()

    assert body.count("Vul deze vraag in.") == 2
    assert "Rustig beginnen." in body


def test_places_given_twice_come_back_as_they_were_chosen(client_as, people):
    guidance = put_out(people, key="guidance")
    typed = {"satisfied": "4", "best-help.coach": "1", "best-help.buddy": "1"}

    body = client_as("sanne").post(path(guidance), typed).content.decode()

    assert body.count("Plaats 1 staat er twee keer. Geef elke plaats één keer.") == 2
    assert body.count('<option value="1" selected>') == 2


def test_sent_it_leads_to_a_page_that_is_the_same_for_all(client_as, survey, people):
    replies = [client_as(who).post(path(survey), {"mark": mark}) for who, mark in (("sanne", "8"), ("thijs", "3"))]

    assert [reply["Location"] for reply in replies] == [path(survey, "dank/")] * 2
    pages = [client_as(who).get(path(survey, "dank/")) for who in ("sanne", "thijs")]
    assert [page.status_code for page in pages] == [200, 200]
    assert "Je antwoorden zijn binnen." in pages[0].content.decode()


def test_sent_again_it_says_that_it_was_filled_in(client_as, survey, people):
    client = client_as("sanne")
    client.post(path(survey), {"mark": "8"})

    again = client.post(path(survey), {"mark": "1"})

    assert "Je hebt deze enquête ingevuld." in again.content.decode()
    assert AnsweredShard.objects.get(survey=survey).people == [people.sanne]


def test_sending_leaves_no_line_and_no_message(client_as, survey):
    client = client_as("sanne")
    before = Entry.objects.count(), Message.objects.count()

    client.post(path(survey), {"mark": "8"})

    assert (Entry.objects.count(), Message.objects.count()) == before


def test_what_comes_too_late_is_refused_and_stays_on_the_page(client_as, survey, settings):
    close_due(on=survey.closes_on.replace(month=12, day=30), at=clock.now())

    body = client_as("sanne").post(path(survey), {"mark": "8", "tomorrow": "Rustig beginnen."}).content.decode()

    assert "Deze enquête is gesloten. Je kunt hem niet meer versturen." in body
    assert "Rustig beginnen." in body


def test_the_list_names_what_is_to_do_and_what_was_done(client_as, survey, people):
    before = client_as("sanne").get("/enquetes/").content.decode()
    answer(people, survey, people.sanne)
    after = client_as("sanne").get("/enquetes/").content.decode()

    assert (before.count("Vul in"), after.count("Vul in")) == (1, 0)
    with acting_as(people.sanne, on=A_DAY) as viewer:
        assert [form.is_answered for form in surveys_to_fill(viewer)] == [True]


def test_how_it_stays_anonymous_is_said_in_three_sentences(client_as, survey):
    body = client_as("sanne").get(path(survey, "hoe-anoniem/")).content.decode()

    assert body.count("<li>") >= 3
    assert "Wat we niet kunnen beloven" in body


def test_a_stranger_finds_no_survey(client_as, survey):
    client = client_as("pim")

    assert [client.get(path(survey, page)).status_code for page in ("", "dank/", "hoe-anoniem/")] == [404] * 3
