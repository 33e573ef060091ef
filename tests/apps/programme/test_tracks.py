"""One starter's three years: what is planned, how it stands, who may see it."""

from collections import Counter
from datetime import date

import pytest
from django.http import Http404

from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Person
from startbaan.apps.programme import actions, queries
from startbaan.apps.programme.models import Activity, OnboardingItem, Track
from startbaan.apps.programme.queries import Standing
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

VERSION = ("ozwh", "2026")


def test_track_of_three_years_has_each_activity_once(desk):
    with desk.look("sanne") as viewer:
        view = queries.my_track(viewer)

    assert [(year.number, year.total) for year in view.years] == [(1, 20), (2, 8), (3, 8)]
    slots = [(item.row.key, item.row.year, item.row.number) for item in view.items]
    assert len(slots) == len(set(slots)) == 36


def test_track_stands_on_the_day_of_looking(desk):
    with desk.look("sanne") as viewer:
        first = queries.my_track(viewer).years[0]

    assert Counter(item.standing for item in first.items) == {
        Standing.LATE: 4,
        Standing.NOW: 7,
        Standing.LATER: 9,
    }


def test_what_goes_on_all_year_is_said_but_not_counted(desk):
    with desk.look("sanne") as viewer:
        view = queries.my_track(viewer)

    assert [card.title for card in view.all_year] == ["Moment met je maatje"]
    assert not Activity.objects.filter(key="buddy-contact").exists()


@pytest.mark.parametrize(
    ("handle", "sees"),
    [
        ("sanne", True),
        ("sietske", True),
        ("mehmet", True),
        ("karin", True),
        ("hanneke", True),
        ("dirkjan", True),
        ("petra", False),
        ("thijs", False),
        ("bert", False),
        ("wil", False),
        ("jeroen", False),
        ("wouter", False),
        ("ineke", False),
        ("bas", False),
    ],
)
def test_track_is_seen_by_who_the_table_says(desk, handle, sees):
    key = Person.objects.get(pk=desk.people.sanne).key

    with desk.look(handle) as viewer:
        assert (queries.track_of(viewer, key) is not None) is sees


def test_track_that_may_not_be_seen_does_not_exist(desk):
    key = Person.objects.get(pk=desk.people.sanne).key

    with desk.look("petra") as viewer, pytest.raises(Http404):
        queries.opened_track(viewer, key)


def test_participant_reads_that_one_activity(desk):
    activity = desk.activity("sanne", "afternoon")
    desk.plan("sanne", activity, day=date(2026, 11, 26), participants=(desk.people.olga,))

    with desk.look("olga") as viewer:
        opened = queries.opened_activity(viewer, activity.pk)
        assert [str(person) for person in opened.participants] == ["Olga Brandsma"]
        with pytest.raises(Http404):
            queries.opened_activity(viewer, desk.activity("sanne", "afternoon", number=2).pk)


def test_second_track_in_the_same_time_is_refused(desk, refused_with):
    version = queries.version_named(*VERSION)

    with desk.look("hanneke") as by, refused_with(Refusal, "Deze starter heeft in die periode al een traject."):
        actions.start_track(
            by=by, at=clock.now(), starter=desk.people.sanne, version=version, start_on=A_DAY, holiday_region="noord"
        )


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "sietske", "wil", "jeroen"])
def test_starting_is_for_who_arranges(desk, handle):
    version = queries.version_named(*VERSION)

    with desk.look(handle) as by, pytest.raises(NotYours):
        actions.start_track(
            by=by, at=clock.now(), starter=desk.people.sanne, version=version, start_on=A_DAY, holiday_region="noord"
        )


@pytest.mark.parametrize(
    ("entered_on", "first_year", "in_all", "subjects"),
    [
        (A_DAY, 20, 36, 11),
        (date(2027, 2, 1), 13, 29, 11),
        (date(2027, 10, 20), 0, 16, 0),
    ],
)
def test_starting_late_asks_of_what_is_long_past_only_the_start_talk_of_the_running_year(
    desk, entered_on, first_year, in_all, subjects
):
    Track.objects.filter(starter=desk.people.sanne).delete()

    with desk.look("dirkjan", on=entered_on) as by:
        track = actions.start_track(
            by=by,
            at=clock.now(),
            starter=desk.people.sanne,
            version=queries.version_named(*VERSION),
            start_on=date(2026, 8, 1),
            holiday_region="noord",
        )

    rows = Activity.objects.filter(track=track)
    assert (rows.filter(year=1).count(), rows.count()) == (first_year, in_all)
    assert rows.filter(key="start-talk", year=1).exists() == bool(first_year)
    assert OnboardingItem.objects.filter(track=track).count() == subjects


def test_many_tracks_start_in_as_many_statements_as_one(desk, django_assert_num_queries):
    starters = [desk.people.sanne, desk.people.thijs]
    Track.objects.filter(starter__in=starters).delete()
    version = queries.version_named(*VERSION)
    wanted = [actions.NewTrack(starter, version, date(2026, 8, 1), "noord") for starter in starters]

    with desk.look("hanneke") as by:
        queries.definition_of(version)
        for some in (wanted[:1], wanted[1:]):
            with django_assert_num_queries(7):
                actions.start_tracks(by=by, at=clock.now(), wanted=some)


def test_my_track_costs_as_many_statements_as_a_short_one(desk, django_assert_num_queries):
    with desk.look("sanne") as viewer:
        queries.my_track(viewer)
        with django_assert_num_queries(2):
            queries.my_track(viewer)
        Activity.objects.filter(starter=desk.people.sanne, year=1).delete()
        with django_assert_num_queries(2):
            queries.my_track(viewer)
