"""Counts: the threshold lies inside the view, and the view agrees with the pure rule."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, connections
from django.urls import reverse
from hypothesis import HealthCheck, example, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from psycopg import sql

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation, Person, Post
from startbaan.apps.reports.access import COLUMNS, MEASURES, counting
from startbaan.apps.reports.access.measures import Measure
from startbaan.apps.reports.queries import counts_for, may_count
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind, Threshold, shown_counts
from startbaan.project import cast

CELLS = "abcd"


@pytest.fixture
def board(people):
    """A board of its own with one school, thirty people posted there."""
    made = Organisation.objects.using("owner").create(key="tellen", of_kind="board", name="Tellen", sector="po")
    school = Organisation.objects.using("owner").create(
        key="tellen-school", of_kind="school", name="Telschool", sector="po", brin="99ZZ00", parent=made
    )
    start = cast.A_DAY - timedelta(days=100)
    for number in range(60):
        person = Person.objects.using("owner").create(given_name=f"P{number}", family_name="Tel")
        Post.objects.using("owner").create(person=person, school=school, period=Period(start))
    return made


@given(sizes=st.lists(st.integers(0, 14), min_size=4, max_size=4))
@example(sizes=[1, 1, 9, 9])
@example(sizes=[4, 5, 9, 14])
@trying(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.django_db
def test_view_hides_what_the_rule_hides(board, sizes):
    persons = iter(Post.objects.using("owner").filter(school__parent=board).values_list("person", flat=True))
    cells = [cell for cell, size in zip(CELLS, sizes, strict=True) for _ in range(size)]
    rows = [f"SELECT {next(persons)}::bigint AS starter, '{cell}' AS cell" for cell in cells]
    facts = " UNION ALL ".join(rows)
    measure = Measure("law", Kind.TRACK, "", {}, facts or "SELECT NULL::bigint AS starter, 'a' AS cell WHERE false")
    statement = counting.statement_of(measure, threshold=Threshold())
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT cell, people, total FROM ({statement}) v WHERE organisation = %s", [board.pk])
        found = {cell: (people, total) for cell, people, total in cursor.fetchall()}
    expected = shown_counts(dict(zip(CELLS, sizes, strict=True)), least=5)
    assert {cell: people for cell, (people, _total) in found.items()} == {
        cell: people for cell, people in expected.items() if people != 0
    }
    assert {total for _people, total in found.values()} <= {sum(sizes) if sum(sizes) >= 5 else None}


@pytest.mark.django_db
@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_view_can_be_read_and_not_written_at_runtime(people, measure):
    name = sql.Identifier(counting.view_of(measure))
    with acting_as(people.els, on=cast.A_DAY), connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT * FROM {}").format(name))
        assert tuple(column.name for column in cursor.description) == COLUMNS
        cursor.execute("SELECT has_table_privilege(%s, 'INSERT, UPDATE, DELETE')", [counting.view_of(measure)])
        assert cursor.fetchone() == (False,)


@pytest.mark.django_db
@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_every_starter_falls_into_a_cell_that_is_declared(people, measure):
    statement = counting.statement_of(measure, threshold=Threshold(1, 1))
    with acting_as(people.els, on=cast.A_DAY), connections["owner"].cursor() as cursor:
        cursor.execute(sql.SQL("SELECT DISTINCT cell FROM ({}) v").format(sql.SQL(statement)))
        assert {cell for (cell,) in cursor.fetchall()} <= set(measure.cells)


@pytest.mark.django_db
def test_counts_are_for_who_holds_a_role_that_counts_at_the_own_level(people):
    levels = {}
    for handle in ("hanneke", "jeroen", "wouter", "els", "mehmet", "sanne", "karin", "bas"):
        with acting_as(people.persons[handle], on=cast.A_DAY) as viewer:
            levels[handle] = (may_count(viewer), [place.name for place in counts_for(viewer)])
    assert levels == {
        "hanneke": (True, ["Waterland Onderwijs"]),
        "jeroen": (True, ["Opleidingsschool Waterrijk"]),
        "wouter": (True, ["Onderwijsregio Waterrijk"]),
        "els": (True, ["Nederland"]),
        "mehmet": (False, []),
        "sanne": (False, []),
        "karin": (False, []),
        "bas": (False, []),
    }


def test_page_of_counts_is_only_for_who_counts(client_as):
    answers = {handle: client_as(handle).get(reverse("reports:counts")).status_code for handle in ("els", "mehmet")}
    assert answers == {"els": 200, "mehmet": 404}


def test_threshold_of_the_site_is_that_of_the_policy():
    assert Threshold() == settings.THRESHOLD
