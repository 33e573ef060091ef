"""Ending a track early and letting it go on: what happened stays, what was still to come goes."""

from datetime import date, timedelta

import pytest

from startbaan.apps.agenda.models import Appointment
from startbaan.apps.home.queries import starters
from startbaan.apps.home.queries.standing import Standing
from startbaan.apps.home.queries.starters import Asked
from startbaan.apps.journal.models import Entry
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Pair, Post
from startbaan.apps.programme import actions, queries
from startbaan.apps.programme.models import Activity, OnboardingItem
from startbaan.domain.periods import Period
from startbaan.ui import clock

LAST = date(2026, 12, 31)
END = date(2027, 1, 1)


def end(desk, handle="hanneke", *, starter="sanne", on=LAST):
    with desk.look(handle) as by:
        return actions.end_track(by=by, at=clock.now(), track=desk.track(starter).pk, on=on)


def reopen(desk, handle="hanneke", *, starter="sanne"):
    with desk.look(handle) as by:
        return actions.reopen_track(by=by, at=clock.now(), track=desk.track(starter).pk)


def rows(desk, starter="sanne"):
    found = Activity.objects.filter(starter=desk.people.persons[starter]).order_by("year", "key", "number")
    return [(row.key, row.year, row.number, row.window, row.state) for row in found]


@pytest.mark.parametrize("handle", ["hanneke", "karin", "dirkjan"])
def test_ended_track_keeps_what_happened_and_asks_nothing_after_its_last_day(desk, handle):
    talk = desk.activity("sanne", "start-talk")
    desk.do("mehmet", talk)

    track = end(desk, handle)

    assert track.period == Period(track.start_on, END)
    kept = Activity.objects.filter(track=track)
    assert kept.get(key="start-talk").state == Activity.State.DONE
    assert [row.key for row in kept if row.window.end > END or row.window.start >= END] == []
    assert not OnboardingItem.objects.filter(track=track, window__endswith__gt=END).exists()
    entry = Entry.objects.get(verb="end_track")
    assert (entry.starter, entry.changes["last_day"][1]) == (desk.people.sanne, "2026-12-31")


def test_what_was_agreed_for_later_is_dropped_and_stays_to_be_read(desk):
    activity = Activity.objects.filter(starter=desk.people.sanne, window__startswith__gte=END, year=1).first()
    desk.plan("mehmet", activity, day=date(2027, 3, 1))

    end(desk)

    activity.refresh_from_db()
    assert (activity.state, activity.planned_on) == (Activity.State.DROPPED, None)


def test_track_keeps_at_least_its_first_day(desk):
    track = end(desk, on=date(2020, 1, 1))

    assert track.period.days == 1


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "sietske", "petra", "wil"])
def test_nobody_else_ends_a_track(desk, handle):
    with pytest.raises(NotYours):
        end(desk, handle)
    with pytest.raises(NotYours):
        reopen(desk, handle)


def test_track_that_is_over_by_then_is_not_ended_again(desk, refused_with):
    end(desk)

    with refused_with(Refusal, r"Dit traject is dan al afgelopen: op 31 dec 2026\."):
        end(desk)


def test_track_that_goes_on_is_as_it_was(desk):
    before = rows(desk)
    end(desk)

    reopen(desk)

    assert rows(desk) == before
    assert desk.track("sanne").period.end == date(2029, 8, 1)


def test_track_that_was_not_ended_is_not_reopened(desk, refused_with):
    with refused_with(Refusal, "Dit traject is niet eerder gestopt: het duurt zo lang als het programma."):
        reopen(desk)


def test_ended_track_cannot_be_changed(desk, refused_with):
    end(desk)

    for change in (actions.extend_track, actions.replan_track):
        with desk.look("hanneke") as by, refused_with(Refusal, r"Dit traject stopt op 31 dec 2026\. .*"):
            change(by=by, at=clock.now(), track=desk.track("sanne").pk)
    with desk.look("sanne") as by, refused_with(Refusal, r"Dit traject stopt op 31 dec 2026\. .*"):
        actions.ask_for_coaching(by=by, at=clock.now(), track=desk.track("sanne").pk, year=2)


def test_page_of_a_track_that_stops_says_so(desk, client_as):
    end(desk)

    for handle, url in (("sanne", "/mijn-traject/"), ("hanneke", f"/starters/{desk.track('sanne').starter.key}/")):
        assert "Dit traject stopt op do 31 december 2026." in client_as(handle).get(url).content.decode()


def test_list_of_starters_says_who_stops(desk):
    end(desk)

    with desk.look("hanneke") as viewer:
        known = [known for known in starters(viewer, Asked()).circle if known.pk == desk.people.sanne]

    assert [found.standing for found in known] == [Standing.STOPS]


def test_nothing_is_due_once_a_track_is_over(desk):
    end(desk, on=date(2026, 11, 20))

    with desk.look("sanne") as viewer:
        view = queries.my_track(viewer)
        assert (view.ended, view.next_steps, len(view.periods)) == (True, (), 1)
        assert queries.due_for(viewer) == []
        assert queries.onboarding_due_for(viewer) == []


RAN_OUT = date(2026, 12, 2)


def run_out(desk, starter="sanne"):
    """Let the contract of a starter end before this day."""
    person = desk.people.persons[starter]
    post = Post.objects.get(person=person)
    for pair in Pair.objects.filter(starter=person):
        Pair.objects.filter(pk=pair.pk).update(period=Period(pair.period.start, RAN_OUT))
    Post.objects.filter(pk=post.pk).update(period=Period(post.period.start, RAN_OUT))


def night(on):
    with clock.standing_on(on):
        return actions.end_where_work_ended(on=on, at=clock.now())


def test_track_ends_the_night_after_the_last_day_of_work_and_once(desk):
    run_out(desk)

    assert [night(RAN_OUT - timedelta(days=1)), night(RAN_OUT), night(RAN_OUT), night(LAST)] == [0, 1, 0, 0]

    assert desk.track("sanne").period.end == RAN_OUT
    assert desk.track("femke").period.end is None or desk.track("femke").period.end > LAST
    entry = Entry.objects.get(verb="end_track")
    assert (entry.actor, entry.starter, entry.changes["last_day"][1]) == (None, desk.people.sanne, "2026-12-01")


def test_nobody_is_reminded_or_expected_once_the_work_is_over_and_the_starter_is_told(desk):
    run_out(desk)
    visit = desk.activity("sanne", "lesson-visit")
    desk.plan("mehmet", visit, day=date(2026, 12, 10), participants=(desk.people.mehmet,))
    Message.objects.all().delete()

    night(RAN_OUT)
    with clock.standing_on(RAN_OUT):
        for ahead in range(30):
            actions.remind(on=RAN_OUT + timedelta(days=ahead), at=clock.now())

    assert not Appointment.objects.filter(key=f"activity:{visit.pk}", cancelled_at=None).exists()
    about = Message.objects.filter(starter=desk.people.sanne)
    assert [(row.to_id, row.subject) for row in about] == [
        (desk.people.sanne, "Je traject is gestopt op di 1 december 2026")
    ]
    off = Message.objects.filter(method=Message.Method.CANCEL).values_list("to", flat=True)
    assert sorted(off) == sorted([desk.people.sanne, desk.people.mehmet])


def test_track_of_who_works_on_later_or_elsewhere_goes_on(desk):
    run_out(desk)
    Post.objects.create(
        person_id=desk.people.sanne,
        school_id=desk.people.organisations["het-kompas"],
        period=Period(RAN_OUT + timedelta(days=30)),
    )

    assert night(RAN_OUT) == 0


def test_track_that_stopped_with_the_work_stands_on_no_list_until_it_goes_on(desk):
    run_out(desk)
    with desk.look("hanneke", on=RAN_OUT - timedelta(days=1)) as viewer:
        assert desk.people.sanne in {known.pk for known in starters(viewer, Asked()).circle}

    night(RAN_OUT)
    with desk.look("hanneke", on=RAN_OUT) as viewer:
        assert desk.people.sanne not in {known.pk for known in starters(viewer, Asked()).circle}

    Post.objects.filter(person=desk.people.sanne).update(period=Period(date(2026, 8, 1)))
    with desk.look("hanneke", on=RAN_OUT) as by:
        actions.reopen_track(by=by, at=clock.now(), track=desk.track("sanne").pk)
        found = [known for known in starters(by, Asked()).circle if known.pk == desk.people.sanne]
    assert [known.standing is Standing.STOPS for known in found] == [False]
