"""Every page of quality opens for who keeps the programme, and asks the database few questions."""

import pytest
from assured import assured
from django.db import connection
from django.test.utils import CaptureQueriesContext
from quality_pages import addresses
from surveyed import answer, put_out, those_asked

from startbaan.apps.people.access import acting_as
from startbaan.apps.surveys.actions import close_survey, settle
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

OF_THE_TEST = ("SAVEPOINT", "RELEASE", "SELECT coalesce(current_setting", "SELECT set_config")
FEW = 12


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"
    settings.FILES = tmp_path / "files"


def answered(people, key):
    survey = put_out(people, key=key)
    for one in those_asked(people)[:14]:
        answer(people, survey, one.person, **{"time-enough": 2} if key == "guidance" else {"freed-time": 2})
    with acting_as(people.jeroen, on=A_DAY) as by:
        close_survey(by=by, at=clock.now(), survey=survey.key)
    settle(survey=survey.pk)
    return survey


def test_every_page_opens_and_asks_few_questions(client_as, people):
    values = assured(people) | {"survey": answered(people, "guidance").key}
    answered(people, "scan")
    client = client_as("anouk")
    found = {}
    for name, address in addresses(values).items():
        status = client.get(address).status_code
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        cost = len([query for query in asked if not query["sql"].startswith(OF_THE_TEST)])
        found[name] = (status, cost)

    assert {name: (status, cost) for name, (status, cost) in found.items() if status != 200 or cost > FEW} == {}
