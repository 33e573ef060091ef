"""Costs of a partnership: a board stands alone only over enough starters, and no small one can be worked out."""

import pytest
from costed import FIRST, YEAR, rated
from django.db import connection, connections
from django.urls import reverse
from hypothesis import HealthCheck, example, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from lists import crowded
from psycopg import sql

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Affiliation
from startbaan.apps.reports.access import BOARDS, BOARDS_COLUMNS, statement_of_boards
from startbaan.apps.reports.queries import cost_places, joint_costs
from startbaan.domain.costing.reckoning import Totals, together
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Threshold, shown_counts
from startbaan.project.cast import A_DAY

pytestmark = pytest.mark.django_db


def found_for(people, handle="jeroen"):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        (place,) = cost_places(viewer)
        return joint_costs(place, year=YEAR, on=A_DAY)


def standing_in(people):
    """What the view says of the partnership this year, by board."""
    with acting_as(people.jeroen, on=A_DAY), connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("SELECT cell, people, total FROM {} WHERE organisation = %s AND school_year = %s").format(
                sql.Identifier(BOARDS)
            ),
            [people.organisations["waterrijk"], YEAR.start_year],
        )
        return {cell: (shown, total) for cell, shown, total in cursor.fetchall()}


@given(sizes=st.lists(st.integers(0, 14), min_size=4, max_size=4))
@example(sizes=[3, 3, 20, 20])
@example(sizes=[1, 30, 30, 0])
@trying(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_view_folds_the_boards_that_the_rule_hides(people, sizes):
    place = people.organisations["waterrijk"]
    rows = [
        f"SELECT {place}::bigint AS organisation, 2026 AS school_year, {board}::bigint AS cell, "
        f"{board * 100 + number}::bigint AS starter"
        for board, size in enumerate(sizes)
        for number in range(size)
    ]
    facts = " UNION ALL ".join(rows) or (
        "SELECT 1::bigint AS organisation, 2026 AS school_year, 1::bigint AS cell, 1::bigint AS starter WHERE false"
    )
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement_of_boards(threshold=Threshold(), facts=facts))
        found = {cell: (shown, total) for _place, _year, cell, shown, total in cursor.fetchall()}

    expected = shown_counts({str(board): size for board, size in enumerate(sizes) if size}, least=10)
    assert {str(cell): shown for cell, (shown, _total) in found.items()} == expected
    assert {total for _shown, total in found.values()} <= {sum(sizes) if sum(sizes) >= 10 else None}


def test_view_can_be_read_and_not_written_at_runtime(people):
    with acting_as(people.jeroen, on=A_DAY), connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(BOARDS)))
        assert tuple(column.name for column in cursor.description) == BOARDS_COLUMNS
        cursor.execute("SELECT has_table_privilege(%s, 'INSERT, UPDATE, DELETE')", [BOARDS])
        assert cursor.fetchone() == (False,)


def test_partnership_with_few_starters_shows_nothing(people, client_as):
    assert set(standing_in(people).values()) == {(None, None)}
    assert found_for(people) is None
    page = client_as("jeroen").get(reverse("reports:costs")).content.decode()
    assert "Te weinig starters om te tonen" in page
    assert "€" not in page


def test_board_alone_that_would_give_the_others_away_goes_with_them(people):
    for number in range(3):
        crowded(people, number)

    found = found_for(people)

    # Waterland has 16, the three others one each: together with them nobody of the three can be worked out.
    assert sorted(standing_in(people).values(), key=str) == [(None, 19)] * 4
    (group,) = found.groups
    assert (len(group.names), group.starters, found.starters) == (4, 19, 19)


def test_groups_and_payers_add_up_to_the_whole(people):
    for number in range(3):
        crowded(people, number)
    rated(people, "own_coaching", "55")
    rated(people, "afternoons", "70", by="jeroen", at="waterrijk", payer="partnership")

    found = found_for(people)

    totals = [group.costs.total for group in found.groups]
    assert sum(totals[1:], totals[0]) == found.whole.total
    assert together([group.costs for group in found.groups]).total == found.whole.total
    assert found.whole.total.forecast > 0
    assert isinstance(found.whole.total, Totals)


def test_programme_leader_sees_no_board_on_its_own_page(people, client_as):
    answers = {
        handle: client_as(handle).get(reverse("reports:costs"), {"plek": "waterland"}).status_code
        for handle in ("hanneke", "dirkjan", "jeroen", "marijke", "wil", "wouter", "els", "karin", "mehmet", "sanne")
    }

    assert answers == {
        "hanneke": 200,
        "dirkjan": 200,
        "jeroen": 404,
        "marijke": 404,
        "wil": 404,
        "wouter": 404,
        "els": 404,
        "karin": 404,
        "mehmet": 404,
        "sanne": 404,
    }


def test_affiliation_that_has_ended_takes_the_board_along(people):
    for number in range(3):
        crowded(people, number)
    ended = Period(FIRST.replace(year=2020), FIRST)
    Affiliation.objects.filter(member=people.organisations["waterland"]).update(period=ended)

    assert found_for(people) is None
