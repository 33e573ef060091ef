"""An activity done by being there: once, with its minutes, and open again when that turns out wrong."""

import pytest

from startbaan.apps.journal.models import Entry
from startbaan.apps.people.access import acting_as
from startbaan.apps.programme.actions import do_attended, drop_activity, undo_attended
from startbaan.apps.programme.models import Activity
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def afternoon(people):
    return Activity.objects.get(starter=people.sanne, key="afternoon", year=1, number=1)


def standing(row):
    row.refresh_from_db()
    return row.state, row.done_on, row.minutes


def test_attending_does_the_activity_and_a_correction_changes_only_the_minutes(people, afternoon):
    with acting_as(people.olga, on=A_DAY) as by:
        first = do_attended(by=by, at=clock.now(), activity=afternoon.pk, done_on=A_DAY, minutes=180)
        second = do_attended(by=by, at=clock.now(), activity=afternoon.pk, done_on=A_DAY, minutes=90)
        same = do_attended(by=by, at=clock.now(), activity=afternoon.pk, done_on=A_DAY, minutes=90)

    assert (first, second, same) == (True, True, True)
    assert standing(afternoon) == ("done", A_DAY, 90)
    verbs = Entry.objects.filter(actor=people.olga, starter=people.sanne).values_list("verb", flat=True)
    assert sorted(verbs) == ["correct_activity", "do_activity"]


def test_not_attending_after_all_opens_the_activity_again_once(people, afternoon):
    with acting_as(people.olga, on=A_DAY) as by:
        do_attended(by=by, at=clock.now(), activity=afternoon.pk, done_on=A_DAY, minutes=180)
        undo_attended(by=by, at=clock.now(), activity=afternoon.pk)
        undo_attended(by=by, at=clock.now(), activity=afternoon.pk)

    assert standing(afternoon) == ("planned", None, None)


def test_attending_does_nothing_that_was_dropped(people, afternoon):
    with acting_as(people.hanneke, on=A_DAY) as by:
        drop_activity(by=by, at=clock.now(), activity=afternoon.pk)
    with acting_as(people.olga, on=A_DAY) as by:
        done = do_attended(by=by, at=clock.now(), activity=afternoon.pk, done_on=A_DAY, minutes=180)

    assert (done, standing(afternoon)) == (False, ("dropped", None, None))
