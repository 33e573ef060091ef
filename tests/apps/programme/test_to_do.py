"""Which activity of a track somebody does by coming to something."""

from datetime import date

import pytest

from startbaan.apps.people.access import acting_as
from startbaan.apps.programme.actions import do_attended
from startbaan.apps.programme.models import Activity
from startbaan.apps.programme.queries import activities_to_do, activity_to_do
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db
KIND = ActivityKind.AFTERNOON
LATER = date(2027, 1, 20)


def afternoons(starter):
    rows = Activity.objects.filter(starter=starter, key="afternoon", year=1).order_by("number")
    return list(rows.values_list("pk", flat=True))


def attend(people, activity, *, on=A_DAY):
    with acting_as(people.olga, on=on) as by:
        do_attended(by=by, at=clock.now(), activity=activity, done_on=on, minutes=180)


def test_the_first_afternoon_is_to_do_in_its_days_and_after_them_too(people):
    first, _ = afternoons(people.sanne)

    assert [activity_to_do(people.sanne, KIND, on=day) for day in (A_DAY, LATER)] == [first, first]


def test_once_the_afternoon_of_these_days_is_done_the_next_is_not_done_by_coming_again(people):
    first, second = afternoons(people.sanne)
    attend(people, first)

    assert [activity_to_do(people.sanne, KIND, on=day) for day in (A_DAY, LATER)] == [None, second]


def test_when_all_are_done_nothing_is_to_do(people):
    for activity in afternoons(people.sanne):
        attend(people, activity)

    assert [activity_to_do(people.sanne, KIND, on=day) for day in (A_DAY, LATER)] == [None, None]


def test_who_has_no_track_has_nothing_to_do(people):
    first, _ = afternoons(people.sanne)

    assert activities_to_do({people.sanne, people.mehmet}, KIND, on=A_DAY) == {people.sanne: first}
    assert activity_to_do(people.sanne, KIND, on=date(2020, 1, 1)) is None
