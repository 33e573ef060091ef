"""Who looks: set for a block, given back after it, and for nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.http import Http404

from startbaan.apps.journal.models import Opening
from startbaan.apps.people.access import (
    acting_as,
    acting_as_nobody,
    may_make,
    open_one,
    relations_to,
    stands,
    viewers_of,
)
from startbaan.apps.people.models import Person, Post
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def set_now():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.persons', true), current_setting('app.today', true)")
        return cursor.fetchone()


def test_person_and_day_are_set_for_a_block_and_given_back(people):
    before = set_now()

    with acting_as(people.mehmet, on=A_DAY):
        outer = set_now()
        with acting_as(people.sanne, on=A_DAY + timedelta(days=1)):
            assert set_now() == (f"{{{people.sanne}}}", "2026-11-25")
        assert set_now() == outer == (f"{{{people.mehmet}}}", "2026-11-24")
        with acting_as_nobody(on=A_DAY):
            assert set_now() == ("{}", "2026-11-24")
        assert set_now() == outer

    assert [value or "" for value in set_now()] == [value or "" for value in before]


def test_person_is_given_back_when_the_block_fails(people):
    class Failed(Exception):
        pass

    with acting_as(people.mehmet, on=A_DAY):
        outer = set_now()
        with pytest.raises(Failed), transaction.atomic(), acting_as(people.sanne, on=A_DAY):
            raise Failed
        assert set_now() == outer


def test_viewers_are_read_without_becoming_them(people):
    with acting_as(people.mehmet, on=A_DAY):
        outer = set_now()
        found = viewers_of(list(Person.objects.filter(pk__in=[people.sanne, people.karin]).order_by("pk")), on=A_DAY)
        assert set_now() == outer

    assert [viewer.name for viewer in found] == ["Sanne de Wit", "Karin Post"]


def test_a_viewer_is_what_one_is_today(people):
    with acting_as(people.mehmet, on=A_DAY) as today, acting_as(people.mehmet, on=A_DAY - timedelta(days=60)) as then:
        assert today.starters(Relation.COACH) == (people.sanne,)
        assert sorted(then.starters(Relation.COACH)) == sorted([people.sanne, people.yasmina])


def test_relations_follow_from_pairs_and_from_roles_that_reach_the_school(people):
    expected = {
        "sanne": (Relation.STARTER,),
        "sietske": (Relation.BUDDY,),
        "mehmet": (Relation.COACH,),
        "karin": (Relation.MANAGER,),
        "hanneke": (Relation.COORDINATOR,),
        "dirkjan": (Relation.HR,),
        "jeroen": (Relation.PROGRAMME,),
        "wouter": (),
        "els": (),
        "wil": (),
        "bert": (),
        "ineke": (),
    }
    found = {}
    for handle in expected:
        with acting_as(people.persons[handle], on=A_DAY) as viewer:
            found[handle] = relations_to(viewer, people.sanne)

    assert found == expected


def test_line_manager_of_the_school_is_no_manager_of_a_starter_without_a_pair(people):
    with acting_as(people.bert, on=A_DAY) as viewer:
        assert viewer.holds(RoleName.LINE_MANAGER)
        assert not stands(viewer, Relation.MANAGER, people.sanne)
        assert stands(viewer, Relation.MANAGER, people.thijs)


def test_who_may_write_may_make(people):
    makers = {}
    for handle in ("sanne", "mehmet", "karin", "hanneke", "dirkjan", "thijs"):
        with acting_as(people.persons[handle], on=A_DAY) as viewer:
            makers[handle] = [
                kind
                for kind in (Kind.HELP_QUESTION, Kind.EMPLOYMENT, Kind.COACHING_REPORT, Kind.APPRAISAL)
                if may_make(viewer, kind, people.sanne)
            ]

    assert makers == {
        "sanne": [Kind.HELP_QUESTION, Kind.COACHING_REPORT],
        "mehmet": [Kind.COACHING_REPORT],
        "karin": [Kind.APPRAISAL],
        "hanneke": [Kind.EMPLOYMENT],
        "dirkjan": [Kind.EMPLOYMENT],
        "thijs": [],
    }


def test_opening_what_is_not_visible_is_opening_what_does_not_exist(people):
    with acting_as(people.thijs, on=A_DAY) as viewer:
        for key in (Person.objects.get(pk=people.sanne).key, uuid4()):
            with pytest.raises(Http404):
                open_one(viewer, Person.objects.all(), at=clock.now(), key=key)


def test_opening_what_is_not_confidential_leaves_no_trace(people):
    with acting_as(people.karin, on=A_DAY) as viewer:
        open_one(viewer, Post.objects.filter(person=people.sanne), at=clock.now())
    with acting_as(people.sanne, on=A_DAY):
        assert Opening.objects.count() == 0
