"""A list costs the same number of questions to the database for one row and for three: a literal number, and few."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from site_map import stops

from startbaan.apps.coaching import actions, queries
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

FEW = 12  # a page asks the database no more than this, whoever looks; sign-in and session included
# Asked only because a test holds a transaction around the request.
OF_THE_TEST = ("SAVEPOINT", "RELEASE", "SELECT coalesce(current_setting", "SELECT set_config")


@dataclass(frozen=True)
class List:
    """One list: whose, how it grows by one row, and what it costs."""

    name: str
    handle: str
    grow: Callable
    cost: int


def asked(people, number, *, role="care_coordinator"):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        to = f"role:{role}:{people.organisations['de-sluis']}"
        words = f"Vraag {number}"
        return actions.ask(by=viewer, to=to, subject=words, words=words, at=clock.now()).item


def answered(people, number):
    item = asked(people, number)
    with acting_as(people.ineke, on=A_DAY) as viewer:
        queries.open_question(viewer, item, at=clock.now())
        actions.answer(by=viewer, item=item, words="Kom langs", at=clock.now())


LISTS = (
    List("coaching:help_question_list", "sanne", asked, 9),
    List("coaching:help_question_list", "ineke", answered, 10),
    List("library:reading_log", "sanne", answered, 5),
)
ENDING_ON_LIST = ("list", "log")


@pytest.mark.parametrize("one", LISTS, ids=lambda one: f"{one.name}, {one.handle}")
def test_list_costs_the_same_for_one_row_and_for_three(client_as, people, one):
    client = client_as(one.handle)
    costs = []
    for number in range(3):
        one.grow(people, number)
        client.get(reverse(one.name))
        with CaptureQueriesContext(connection) as asked_now:
            assert client.get(reverse(one.name)).status_code == 200
        costs.append(len([query for query in asked_now if not query["sql"].startswith(OF_THE_TEST)]))

    assert costs == [one.cost] * 3
    assert one.cost <= FEW


def test_every_list_is_counted():
    named = {stop.name for stop in stops() if stop.name.endswith(ENDING_ON_LIST) and not stop.params}

    assert named == {one.name for one in LISTS if one.name.endswith(ENDING_ON_LIST)}
