"""A list costs the same number of questions to the database for one row and for three: a literal number, and few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lists import LISTS, NO_LIST
from site_map import stops

FEW = 12  # a page asks the database no more than this, whoever looks; sign-in and session included
# Asked only because a test holds a transaction around the request.
OF_THE_TEST = ("SAVEPOINT", "RELEASE", "SELECT coalesce(current_setting", "SELECT set_config")
NOT_ASKED_SO = 405


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


def test_every_page_is_counted_or_said_to_show_no_list(client_as):
    client = client_as("sanne")
    pages = {
        stop.name
        for stop in stops()
        if not (stop.params or stop.is_public) and client.get(reverse(stop.name)).status_code != NOT_ASKED_SO
    }

    counted = {one.name for one in LISTS}
    assert counted & NO_LIST.keys() == set()
    assert sorted(pages) == sorted(counted | NO_LIST.keys())
