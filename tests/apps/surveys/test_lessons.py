"""Pupils on a lesson: a code for the class, a form without signing in, and a result for one reader."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from startbaan.apps.journal.models import Entry
from startbaan.apps.outbox.models import Mail
from startbaan.apps.people.access import acting_as
from startbaan.apps.surveys import queries
from startbaan.apps.surveys.actions import close_due
from startbaan.apps.surveys.models import QuestionnaireVersion, Survey
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db
HOME = "/les-vragen/"
FILLED = {"feel-safe": "4", "clear": "3", "tip": "Meer spelletjes."}


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    """Keys of surveys are files of their own; codes may be tried anew."""
    settings.SURVEY_KEYS = tmp_path
    cache.clear()


@pytest.fixture
def asked(client_as):
    """Sanne, with a code for a class of eight."""
    client = client_as("sanne")
    answer = client.post(HOME, form_of(8))
    assert answer.status_code == 302
    return client


def form_of(pupils):
    return {
        "name": "Groep 6, rekenen",
        "pupils": pupils,
        "version": QuestionnaireVersion.objects.get(key="lesson", owner=None).pk,
    }


def the_lesson(people, handle="sanne"):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        return queries.lesson(viewer, Survey.objects.get().key)


def pupils_answer(code, number):
    return [Client().post(f"/les/{code}/", FILLED).status_code for _ in range(number)]


def test_starter_gets_a_code_that_stands_on_the_screen_each_time(people, asked):
    lesson = the_lesson(people)
    page = asked.get(f"{HOME}{lesson.survey.key}/").content.decode()

    assert lesson.code in page
    assert page.count(lesson.code) == asked.get(f"{HOME}{lesson.survey.key}/").content.decode().count(lesson.code)
    assert lesson.code.replace("-", "") not in str(Survey.objects.values().get())


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"pupils": "4"}, "Bij minder dan 5 leerlingen zie je geen uitkomst."),
        ({"pupils": "61"}, "Vul hoogstens 60 leerlingen in."),
        ({"pupils": "veel"}, "Vul een heel getal in, bijvoorbeeld 24."),
        ({"name": ""}, "Schrijf op welke les of klas het is."),
    ],
)
def test_class_that_cannot_be_asked_gets_a_sentence(client_as, typed, sentence):
    answer = client_as("sanne").post(HOME, form_of(8) | typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Survey.objects.exists()


@pytest.mark.parametrize("handle", ["mehmet", "karin", "hanneke", "jeroen", "bas"])
def test_nobody_but_a_starter_asks_a_class(client_as, handle):
    assert client_as(handle).get(HOME).status_code == 404


@pytest.mark.parametrize("handle", ["thijs", "mehmet", "karin", "hanneke", "jeroen", "anouk"])
def test_nobody_but_the_starter_opens_a_lesson_or_its_result(people, asked, client_as, handle):
    lesson = the_lesson(people)
    client = client_as(handle)

    assert client.get(f"{HOME}{lesson.survey.key}/").status_code == 404
    assert client.post(f"{HOME}{lesson.survey.key}/sluit/").status_code == 404
    assert client.get(f"/enquetes/{lesson.survey.key}/uitkomst/").status_code == 404
    assert client.get(f"/enquetes/{lesson.survey.key}/uitkomst/uitkomst.xlsx").status_code == 404


def test_pupil_types_the_code_and_answers_without_being_known(people, asked):
    code = the_lesson(people).code
    before = Entry.objects.count(), Mail.objects.count()
    pupil = Client()
    door = pupil.post("/les/", {"code": code.lower().replace("-", " ")})
    assert door.headers["Location"] == f"/les/{code}/"
    assert pupil.get(f"/les/{code}/").status_code == 200
    answer = pupil.post(f"/les/{code}/", FILLED)

    assert answer.headers["Location"] == "/les/dank/"
    assert pupil.get("/les/dank/").status_code == 200
    assert the_lesson(people).answered == 1
    assert (Entry.objects.count(), Mail.objects.count()) == before
    assert "sessionid" not in pupil.cookies


def test_empty_form_is_not_sent_and_what_is_typed_stays(people, asked):
    code = the_lesson(people).code

    assert Client().post(f"/les/{code}/", {}).status_code == 422
    answer = Client().post(f"/les/{code}/", {"tip": "x" * 501})
    assert answer.status_code == 422
    assert "x" * 501 in answer.content.decode()
    assert the_lesson(people).answered == 0


def test_no_more_answers_come_in_than_there_are_pupils(people, asked):
    code = the_lesson(people).code
    statuses = pupils_answer(code, 9)

    assert statuses == [302] * 8 + [422]
    assert the_lesson(people).answered == 8


def test_result_is_there_from_enough_answers_on(people, asked):
    lesson = the_lesson(people)
    pupils_answer(lesson.code, 6)
    asked.post(f"{HOME}{lesson.survey.key}/sluit/")
    page = asked.get(f"/enquetes/{lesson.survey.key}/uitkomst/").content.decode()

    assert the_lesson(people).is_enough
    assert "Meer spelletjes." in page
    assert Client().get(f"/les/{lesson.code}/").content.decode().count("Deze vragenlijst is dicht") == 2
    assert pupils_answer(lesson.code, 1) == [422]


def test_too_few_answers_are_gone(people, asked):
    lesson = the_lesson(people)
    pupils_answer(lesson.code, 4)
    asked.post(f"{HOME}{lesson.survey.key}/sluit/")

    assert "Te weinig antwoorden" in asked.get(f"{HOME}{lesson.survey.key}/").content.decode()
    assert "spelletjes" not in asked.get(f"/enquetes/{lesson.survey.key}/uitkomst/").content.decode()


def test_traces_are_swept_up_after_closing_by_hand(people, asked):
    asked.post(f"{HOME}{the_lesson(people).survey.key}/sluit/")

    jobs = ProcrastinateJob.objects.filter(task_name="startbaan.apps.surveys.tasks.sweep")
    assert list(jobs.values_list("status", flat=True)) == ["todo"]


@pytest.mark.parametrize(("answered", "words"), [(4, "ze gaan weg"), (5, "kun jij de uitkomst lezen")])
def test_before_closing_it_is_said_what_happens(people, asked, answered, words):
    lesson = the_lesson(people)
    pupils_answer(lesson.code, answered)

    assert words in asked.get(f"{HOME}{lesson.survey.key}/sluit/").content.decode()
    assert the_lesson(people).is_open


def test_lesson_closes_by_itself_after_its_day(people, asked):
    lesson = the_lesson(people)
    pupils_answer(lesson.code, 5)
    tomorrow = A_DAY + timedelta(days=1)
    with acting_as(people.sanne, on=tomorrow) as viewer:
        assert queries.lesson(viewer, lesson.survey.key).is_over_but_not_counted
    close_due(on=tomorrow, at=clock.now())

    assert Survey.objects.get().state == Survey.State.SETTLED
    assert the_lesson(people).is_enough


@pytest.mark.parametrize("code", ["CDF-HJK", "1", "dankje", "AAAAAA"])
def test_code_of_no_lesson_opens_nothing(asked, code):
    assert Client().get(f"/les/{code}/").status_code == 404
    answer = Client().post("/les/", {"code": code})
    assert answer.status_code in {404, 422}
    assert "Kijk nog eens op het" in answer.content.decode()


def test_who_tries_many_codes_has_to_wait(people, asked):
    client = Client()
    statuses = [client.get("/les/CDF-HJK/").status_code for _ in range(62)]

    assert statuses[:60] == [404] * 60
    assert statuses[-1] == 429
    assert client.get(f"/les/{the_lesson(people).code}/").status_code == 200


def test_list_shows_ones_own_lessons(people, asked, client_as):
    assert "Groep 6, rekenen" in asked.get(HOME).content.decode()
    assert "Groep 6, rekenen" not in client_as("thijs").get(HOME).content.decode()
