"""What starters said of a coach over the years: sealed until it is enough, and then for the board alone."""

from datetime import timedelta

import pytest
from surveyed import those_asked

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation, Person
from startbaan.apps.surveys import queries
from startbaan.apps.surveys.actions import Plan, close_due, open_survey, send_answers
from startbaan.apps.surveys.models import QuestionnaireVersion, Survey
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db
PAGE = "/enquetes/coaches/"


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    """Keys of surveys are files of their own."""
    settings.SURVEY_KEYS = tmp_path


def ask_about(people, coach, *, number, day):
    """Let the coordinator ask so many about a coach, all answer, and the survey end."""
    board = Organisation.objects.get(pk=people.organisations["waterland"])
    version = QuestionnaireVersion.objects.get(key="coach", owner=None)
    plan = Plan(
        version=version,
        organisation=board,
        name="Jouw coach",
        opens_on=day,
        closes_on=day + timedelta(days=7),
        about=f"coach:{Person.objects.get(pk=people.persons[coach]).key}",
        remainder=Survey.Remainder.KEPT,
    )
    asked = those_asked(people, each=number, boards=("waterland",))
    with acting_as(people.hanneke, on=day) as viewer:
        survey = open_survey(by=viewer, at=clock.now(), plan=plan, asked=asked)
    for each in asked:
        with acting_as(each.person, on=day) as viewer:
            send_answers(by=viewer, survey=survey.key, answers={"trusted": 5})
    close_due(on=day + timedelta(days=8), at=clock.now())
    return survey


def lines(people):
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        page = queries.coaches_over_years(viewer)
    return {str(line.coach): line for line in (*page.external, *page.internal)}


def test_years_together_are_enough_where_one_was_not(people):
    ask_about(people, "petra", number=3, day=A_DAY - timedelta(days=365))
    assert lines(people)["Petra Visser"].last is None
    last = ask_about(people, "petra", number=3, day=A_DAY)
    line = lines(people)["Petra Visser"]

    assert [(year.year.start_year, year.people) for year in line.years] == [(2025, 0), (2026, 6)]
    assert line.last.survey == last
    assert line.is_external


def test_coach_about_whom_nobody_was_asked_stands_there_and_says_so(people):
    line = lines(people)["Petra Visser"]

    assert (line.last, line.was_asked, len(line.years)) == (None, False, 1)


def test_board_reads_the_result_and_the_coach_does_not(people, client_as):
    survey = ask_about(people, "petra", number=6, day=A_DAY)
    result = f"/enquetes/{survey.key}/uitkomst/"

    page = client_as("hanneke").get(PAGE).content.decode()
    assert result in page
    assert client_as("hanneke").get(result).status_code == 200
    for handle in ("petra", "sanne", "karin", "wil", "dirkjan", "jeroen"):
        assert client_as(handle).get(result).status_code == 404


@pytest.mark.parametrize("handle", ["petra", "sanne", "karin", "dirkjan", "jeroen", "els"])
def test_page_exists_for_coordinators_only(client_as, handle):
    assert client_as(handle).get(PAGE).status_code == 404


def test_coordinator_sees_coaches_of_the_own_board_only(people):
    with acting_as(people.wil, on=A_DAY) as viewer:
        page = queries.coaches_over_years(viewer)

    assert [str(line.coach) for line in (*page.external, *page.internal)] == ["Carla Ruiter"]
