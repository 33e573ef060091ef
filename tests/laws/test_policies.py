"""The second lock in the database is the one the table says, and the log can only grow."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from startbaan.apps.journal import actions as journal
from startbaan.apps.journal.models import Entry, Opening
from startbaan.apps.people.access import acting_as, policies, remake_policies
from startbaan.apps.people.models import Share
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

IN_FORCE = "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies ORDER BY tablename, policyname"


def in_force():
    with connections["owner"].cursor() as cursor:
        cursor.execute(IN_FORCE)
        return cursor.fetchall()


def test_policies_in_force_are_those_of_the_table(db):
    wanted = sorted((policy.table, policy.name, policy.command) for policy in policies())

    assert [row[:3] for row in in_force()] == wanted


def test_making_the_policies_anew_changes_nothing(db):
    before = in_force()

    remake_policies(runtime=settings.RUNTIME_ROLE)

    assert in_force() == before


def test_every_table_with_policies_is_locked_and_every_locked_table_has_them(db):
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT relname, relforcerowsecurity FROM pg_class WHERE relrowsecurity ORDER BY relname")
        locked = cursor.fetchall()

    assert locked == [(table, False) for table in sorted({policy.table for policy in policies()})]


def test_policies_read_each_list_once_for_a_statement():
    """A list inside an array is made once; one that names a column of the row is made for each row."""
    for policy in policies():
        text = f"{policy.using} {policy.check}"
        assert "EXISTS" not in text
        assert text.count("current_setting") == text.count("(SELECT nullif(current_setting")


@pytest.mark.parametrize("model", [Entry, Opening])
@pytest.mark.parametrize("verb", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {}"])
def test_runtime_changes_and_removes_nothing_in_the_log(db, model, verb):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(model._meta.db_table))


def opened(people, *, viewer, starter):
    journal.record_opening(
        at=clock.now(),
        viewer=viewer,
        viewer_name="iemand",
        relation=Relation.COACH,
        starter=starter,
        kind=Kind.HELP_QUESTION,
        item=uuid4(),
    )


def test_an_opening_is_read_by_its_starter_alone_whatever_is_asked(people):
    with acting_as(people.mehmet, on=A_DAY):
        opened(people, viewer=people.mehmet, starter=people.sanne)
        assert Opening.objects.count() == 0
    with acting_as(people.sanne, on=A_DAY):
        assert list(Opening.objects.values_list("viewer", flat=True)) == [people.mehmet]
    for handle in ("thijs", "karin", "bas", "hanneke"):
        with acting_as(people.persons[handle], on=A_DAY):
            assert Opening.objects.count() == 0


def test_nobody_writes_an_opening_in_the_name_of_another(people):
    with acting_as(people.mehmet, on=A_DAY), pytest.raises(DatabaseError, match="row-level security"):
        opened(people, viewer=people.karin, starter=people.sanne)


def test_a_share_is_seen_by_who_gave_it_and_who_got_it(people):
    with acting_as(people.sanne, on=A_DAY):
        pair = people_pair(people, "mehmet")
        Share(
            starter_id=people.sanne,
            item=uuid4(),
            kind_shared="help_question",
            relation="coach",
            pair_id=pair,
            shared_at=timezone.now() - timedelta(days=1),
        ).save(force_insert=True)
        assert Share.objects.count() == 1
    for handle, count in {"mehmet": 1, "sietske": 0, "thijs": 0, "hanneke": 0}.items():
        with acting_as(people.persons[handle], on=A_DAY):
            assert Share.objects.count() == count


def people_pair(people, holder):
    with acting_as(people.persons[holder], on=A_DAY) as viewer:
        return next(held.pair for held in viewer.pairs if held.starter == people.sanne)
