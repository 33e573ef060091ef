"""A message that names a starter reaches only who may read that kind of that starter: every kind, every relation."""

import pytest
from django.apps import apps
from scene import AT, DAYS, END, MID, STATES, VIEWERS, make

from startbaan.apps.outbox.actions import Notice, tell_each
from startbaan.apps.outbox.actions.telling import thing_of
from startbaan.apps.outbox.models import Message
from startbaan.apps.outbox.queries.readers import Concern, who_may_be_told
from startbaan.domain.privacy.policy import Access, Kind, access

READS = {Access.READ, Access.WRITE}


@pytest.fixture(scope="module")
def scene(test_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield make()
        test_database.restore()


def reads(scene, viewer, starter, kind, on):
    """What the table says."""
    return any(access(relation, kind) in READS for relation in scene.relations(viewer, starter, on))


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_who_may_be_told_of_a_kind_is_who_reads_it(scene, on):
    starters = ("starter", "other starter")
    asked = {
        (viewer, starter, kind): Concern(scene.persons[viewer].pk, kind, scene.persons[starter].pk)
        for viewer in VIEWERS
        for starter in starters
        for kind in Kind
    }

    allowed = who_may_be_told(set(asked.values()), on=on)

    wanted = {case for case in asked if reads(scene, *case, on)}
    assert {case for case, concern in asked.items() if concern in allowed} == wanted
    assert (on == MID) <= bool(wanted)


@pytest.mark.parametrize("on", [MID, END], ids=str)
def test_who_may_be_told_of_an_item_is_who_may_open_it(scene, on):
    listed = set(apps.get_models())
    items = {row: found for row, found in scene.items.items() if found[0] in listed}
    asked = {
        (viewer, row): Concern(scene.persons[viewer].pk, model.kind, None, thing_of(model(pk=row)))
        for viewer in VIEWERS
        for row, (model, _name) in items.items()
    }

    allowed = who_may_be_told(set(asked.values()), on=on)

    wanted = {(viewer, row) for viewer, row in asked if scene.may(viewer, items[row][0], STATES[items[row][1]], on=on)}
    assert {case for case, concern in asked.items() if concern in allowed} == wanted
    assert wanted


def test_what_is_written_down_is_what_may_be_told(scene):
    about = scene.persons["starter"].pk
    notices = [
        Notice(scene.persons[viewer].pk, "Er is iets", [], "/", kind, about, f"wet:{kind}")
        for viewer in VIEWERS
        for kind in Kind
    ]

    tell_each(notices, on=MID, at=AT)

    names = {person.pk: viewer for viewer, person in scene.persons.items()}
    told = {(names[to], kind) for to, kind in Message.objects.values_list("to", "kind_told")}
    assert told == {
        (viewer, kind.value) for viewer in VIEWERS for kind in Kind if reads(scene, viewer, "starter", kind, MID)
    }
