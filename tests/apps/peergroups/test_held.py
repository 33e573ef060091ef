"""Who guided a group whose meetings are over: what the survey of coaches asks about."""

from meeting_peers import YEAR, put_group, put_meeting

from startbaan.apps.peergroups.queries.held import guided_in, meets_still
from startbaan.project.cast import A_DAY


def seen(people):
    places = [people.organisations["waterrijk"]]
    found = guided_in(places, year=YEAR, on=A_DAY)
    return [one.facilitator for one in found], meets_still(places, year=YEAR, on=A_DAY)


def test_group_was_guided_once_its_last_meeting_is_over(people):
    group = put_group(people)
    without_days = seen(people)
    put_meeting(people, group, days=-7)
    after_one = seen(people)
    put_meeting(people, group, days=7)

    assert (without_days, after_one, seen(people)) == (([], True), ([people.carla], False), ([], True))


def test_groups_of_another_place_or_year_are_not_asked_about(people):
    put_meeting(people, put_group(people), days=-7)
    elsewhere = [people.organisations["waterland"]]

    assert guided_in(elsewhere, year=YEAR, on=A_DAY) == []
    assert guided_in([people.organisations["waterrijk"]], year=YEAR.next, on=A_DAY) == []
