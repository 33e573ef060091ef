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


def afternoons(starter):
    rows = Activity.objects.filter(starter=starter, key="afternoon", year=1).order_by("number")
    return list(rows.values_list("pk", flat=True))


def test_the_first_afternoon_of_this_year_is_to_do_then_the_second_then_none(people):
    first, second = afternoons(people.sanne)
    found = [activity_to_do(people.sanne, KIND, on=A_DAY)]
    with acting_as(people.olga, on=A_DAY) as by:
        for done in (first, second):
            do_attended(by=by, at=clock.now(), activity=done, done_on=A_DAY, minutes=180)
            found.append(activity_to_do(people.sanne, KIND, on=A_DAY))

    assert found == [first, second, None]


def test_who_has_no_track_has_nothing_to_do(people):
    first, _ = afternoons(people.sanne)

    assert activities_to_do({people.sanne, people.mehmet}, KIND, on=A_DAY) == {people.sanne: first}
    assert activity_to_do(people.sanne, KIND, on=date(2020, 1, 1)) is None
