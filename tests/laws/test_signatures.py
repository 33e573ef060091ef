"""A signature is set by who reads, in their own name, and by nobody else; nobody changes or removes it."""

import pytest
from django.db import DatabaseError, transaction
from planned import put_plan

from startbaan.apps.coaching.models import PlanSignature
from startbaan.apps.people.access import acting_as, editable_by, policies_of
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


@pytest.fixture
def plan(people, settings, tmp_path):
    settings.FILES = tmp_path
    return put_plan(people)


def put(people, plan, *, viewer, author, relation="coach"):
    with acting_as(people.persons[viewer], on=A_DAY), transaction.atomic():
        PlanSignature(
            plan_id=plan, author_id=people.persons[author], relation=relation, version=1, signed_at=clock.now()
        ).save(force_insert=True)


@pytest.mark.parametrize("handle", ["mehmet", "karin"])
def test_who_reads_signs_in_their_own_name(people, plan, handle):
    put(people, plan, viewer=handle, author=handle)

    with acting_as(people.sanne, on=A_DAY):
        assert PlanSignature.objects.filter(author=people.persons[handle]).count() == 1


@pytest.mark.parametrize(("viewer", "author"), [("mehmet", "karin"), ("sietske", "sietske"), ("hanneke", "hanneke")])
def test_nobody_signs_for_another_nor_what_they_may_not_read(people, plan, viewer, author):
    with pytest.raises(DatabaseError, match="row-level security"):
        put(people, plan, viewer=viewer, author=author)


def test_the_database_has_no_way_to_change_or_remove_a_name():
    assert [policy.command for policy in policies_of(PlanSignature)] == ["SELECT", "INSERT"]


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "karin"])
def test_no_name_is_editable(people, plan, handle):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        assert editable_by(viewer, PlanSignature.objects.all()).count() == 0
