"""Changing a track: coaching asked, a year more, planned anew, another version; what is done stays."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme import actions, queries
from startbaan.apps.programme.models import Activity, OnboardingItem, ProgrammeVersion
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

WITHOUT_AFTERNOONS = """
key: ozwh-waterland
version: "1"
of: ozwh-2026
title: {nl: Startende leerkrachten bij Waterland, en: Starting teachers at Waterland}
activities:
  drop: [afternoon]
budget:
  drop: [professionalisation-hours, starter-budget]
"""


@pytest.fixture
def variant(desk):
    base = queries.version_named("ozwh", "2026")
    board = Organisation.objects.get(pk=desk.people.organisations["waterland"])
    with desk.look("hanneke") as by:
        return actions.publish_variant(by=by, at=clock.now(), base=base, owner=board, changes=WITHOUT_AFTERNOONS)


def ask(desk, handle, year, *, starter="sanne"):
    with desk.look(handle) as by:
        return actions.ask_for_coaching(by=by, at=clock.now(), track=desk.track(starter).pk, year=year)


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "karin", "hanneke"])
def test_coaching_asked_brings_its_activities(desk, handle):
    made = ask(desk, handle, 2)

    assert len(made.activities.added) == 11
    assert Activity.objects.filter(starter=desk.people.sanne, year=2).count() == 19
    assert desk.track("sanne").coaching_from == [date(2027, 8, 1)]


def test_coaching_asked_halfway_is_planned_from_that_day(desk):
    ask(desk, "yasmina", 2, starter="yasmina")

    talk = desk.activity("yasmina", "start-talk", year=2)
    assert talk.window.start >= A_DAY
    assert desk.track("yasmina").coaching_from == [A_DAY]


@pytest.mark.parametrize("handle", ["sietske", "dirkjan", "petra", "thijs"])
def test_coaching_is_not_asked_by_who_may_not_write(desk, handle):
    with pytest.raises(NotYours):
        ask(desk, handle, 2)


def test_coaching_asked_twice_is_refused(desk, refused_with):
    ask(desk, "sanne", 2)

    with refused_with(Refusal, r"Voor dit jaar is al coaching aangevraagd\."):
        ask(desk, "mehmet", 2)


@pytest.mark.parametrize("year", [0, 1, 4])
def test_coaching_is_asked_only_where_it_is_on_request(desk, refused_with, year):
    words = "In dit jaar vraag je geen coaching aan: kijk in je traject voor welk jaar het kan."
    with refused_with(Refusal, words):
        ask(desk, "sanne", year)


def test_coaching_asked_too_late_in_the_year_changes_nothing(desk, refused_with):
    on = date(2027, 7, 20)
    words = r"Dit jaar zijn er te weinig schoolweken over voor coaching\. Vraag het aan voor volgend jaar\."

    with desk.look("yasmina", on=on) as by, refused_with(Refusal, words):
        actions.ask_for_coaching(by=by, at=clock.now(), track=desk.track("yasmina").pk, year=2)

    assert desk.track("yasmina").coaching_from == []


def test_extension_adds_a_year_like_the_last(desk):
    with desk.look("karin") as by:
        actions.extend_track(by=by, at=clock.now(), track=desk.track("yasmina").pk)

    track = desk.track("yasmina")
    assert (track.period.end, track.extension_years) == (date(2029, 8, 1), 1)
    assert Activity.objects.filter(track=track, year=4).count() == 8


def test_extension_beyond_the_programme_is_refused(desk, refused_with):
    with desk.look("hanneke") as by:
        actions.extend_track(by=by, at=clock.now(), track=desk.track("sanne").pk)
        words = "Dit programma kan met hoogstens 1 jaar verlengd worden, niet met 2."
        with refused_with(Refusal, words):
            actions.extend_track(by=by, at=clock.now(), track=desk.track("sanne").pk)


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "sietske", "wil"])
def test_extension_is_for_who_arranges(desk, handle):
    with desk.look(handle) as by, pytest.raises(NotYours):
        actions.extend_track(by=by, at=clock.now(), track=desk.track("sanne").pk)


def test_planning_anew_shows_first_and_then_does_the_same(desk):
    desk.do("mehmet", desk.activity("sanne", "start-talk"), day=date(2026, 10, 6))
    desk.plan("mehmet", desk.activity("sanne", "lesson-visit", number=2), day=date(2026, 12, 1))
    with desk.look("hanneke") as by:
        view = queries.track_of(by, desk.track("sanne").starter.key)
        shown = queries.preview(
            view, wanted=queries.with_start(view, start_on=date(2026, 10, 1), holiday_region="zuid")
        )
        made = actions.replan_track(
            by=by, at=clock.now(), track=view.track.pk, start_on=date(2026, 10, 1), holiday_region="zuid"
        )

    assert made.activities == shown.made.activities
    assert len(made.activities.kept) == 2
    for moved in made.activities.moved:
        key, year, number = moved.before.slot
        assert desk.activity("sanne", key, year=year, number=number).window == moved.after.window
    assert desk.activity("sanne", "start-talk").done_on == date(2026, 10, 6)


def test_planning_anew_without_change_changes_nothing(desk):
    with desk.look("hanneke") as by:
        made = actions.replan_track(by=by, at=clock.now(), track=desk.track("sanne").pk)

    assert made.changes == 0


def test_other_version_takes_away_what_it_does_not_have_but_not_what_was_done(desk, variant):
    desk.do("sanne", desk.activity("sanne", "afternoon"), day=date(2026, 11, 20))
    with desk.look("hanneke") as by:
        actions.move_track_to_version(by=by, at=clock.now(), track=desk.track("sanne").pk, version=variant)
        titles = [item.title for item in queries.track_of(by, desk.track("sanne").starter.key).items]

    assert desk.track("sanne").version == variant
    assert [title for title in titles if title.startswith("Professionaliseringsmiddag")] == [
        "Professionaliseringsmiddag 1"
    ]


def test_version_of_another_sector_is_refused(desk, refused_with):
    other = ProgrammeVersion.objects.exclude(sector="po").first()

    words = "Kies een vastgestelde versie van een programma voor deze sector."
    with desk.look("hanneke") as by, refused_with(Refusal, words):
        actions.move_track_to_version(by=by, at=clock.now(), track=desk.track("sanne").pk, version=other)


VERBS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["plan", "do", "undo", "drop"]), st.integers(0, 60)),
        st.tuples(st.just("coaching"), st.integers(1, 3)),
        st.tuples(st.just("start"), st.integers(0, 200)),
        st.tuples(st.sampled_from(["extend", "replan", "version", "tick"]), st.integers(0, 10)),
    ),
    max_size=14,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verbs=VERBS)
def test_whatever_happens_what_is_done_stays_done(desk, variant, verbs):
    point = transaction.savepoint()
    try:
        with desk.look("karin") as by:
            play(by, desk.track("sanne"), verbs, versions=[variant, desk.track("sanne").version])
    finally:
        transaction.savepoint_rollback(point)


def play(by, track, verbs, *, versions):
    """Do these one after another, and hold after each that what was done and ticked is there as it was."""
    done: dict[int, tuple] = {}
    ticked: set[int] = set()
    for verb, number in verbs:
        rows = list(Activity.objects.filter(track=track).order_by("pk"))
        row = rows[number % len(rows)]
        try:
            step(by, track, verb, number, row=row, versions=versions)
        except Refusal:
            continue
        if verb == "do":
            row.refresh_from_db()
            done[row.pk] = (row.key, row.year, row.number, row.done_on, row.minutes)
        elif verb == "undo":
            done.pop(row.pk, None)
        elif verb == "tick":
            ticked = set(
                OnboardingItem.objects.filter(track=track, helper_ticked_at__isnull=False).values_list("pk", flat=True)
            )
        found = Activity.objects.filter(track=track, state="done")
        assert {r.pk: (r.key, r.year, r.number, r.done_on, r.minutes) for r in found} == done
        assert ticked <= set(OnboardingItem.objects.filter(track=track).values_list("pk", flat=True))
        view = queries.track_of(by, track.starter.key)
        assert {item.pk for year in view.years for item in year.items} >= set(done)


def step(by, track, verb, number, *, row, versions):
    at, days = clock.now(), [date(2026, 11, 3), date(2026, 11, 24), date(2026, 12, 8)]
    if verb == "plan":
        actions.plan_activity(by=by, at=at, activity=row.pk, day=days[number % 3], moment=None, participants=())
    elif verb == "do":
        actions.do_activity(by=by, at=at, activity=row.pk, done_on=days[number % 2], minutes=45, participants=())
    elif verb == "undo":
        actions.undo_activity(by=by, at=at, activity=row.pk)
    elif verb == "drop":
        actions.drop_activity(by=by, at=at, activity=row.pk)
    elif verb == "coaching":
        actions.ask_for_coaching(by=by, at=at, track=track.pk, year=number)
    elif verb == "extend":
        actions.extend_track(by=by, at=at, track=track.pk)
    elif verb == "version":
        actions.move_track_to_version(by=by, at=at, track=track.pk, version=versions[number % 2])
    elif verb == "tick":
        items = OnboardingItem.objects.filter(track=track, named__contains=["line_manager"]).order_by("pk")
        actions.tick_subject(by=by, at=at, item=items[number % len(items)].pk)
    else:
        start = date.fromordinal(date(2026, 8, 1).toordinal() + (number if verb == "start" else 0))
        actions.replan_track(by=by, at=at, track=track.pk, start_on=start)
