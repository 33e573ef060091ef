"""Agreeing a day, doing, undoing and dropping an activity; the visit before the talk."""

from datetime import date, time

import pytest

from startbaan.apps.journal.models import Entry
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.programme import actions, queries
from startbaan.apps.programme.actions import NotYet
from startbaan.apps.programme.models import Activity, Participation
from startbaan.apps.programme.queries import Standing
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

THURSDAY = date(2026, 11, 26)
NEXT_WEEK = date(2026, 12, 2)
LAST_WEEK = date(2026, 11, 17)

VISIT_FIRST = (
    "Eerst komt “Klassenbezoek van je leidinggevende”, van minstens 30 minuten. Vink dat af, dan kan dit gesprek."
)
PLAN_VISIT_FIRST = (
    "Plan eerst “Klassenbezoek van je leidinggevende”, op dezelfde dag of eerder. Dit gesprek komt daarna."
)


def standing(desk, handle, activity):
    with desk.look(handle) as viewer:
        return queries.opened_activity(viewer, activity.pk).item.standing


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "karin", "hanneke"])
def test_planning_is_for_who_may_write_the_track(desk, handle):
    activity = desk.activity("sanne", "start-talk")

    desk.plan(handle, activity, day=THURSDAY, participants=(desk.people.mehmet, desk.people.karin))

    activity.refresh_from_db()
    assert (activity.state, activity.planned_on) == ("planned", THURSDAY)
    assert Participation.objects.filter(activity=activity).count() == 2
    assert standing(desk, "sanne", activity) is Standing.WEEK


@pytest.mark.parametrize("handle", ["sietske", "dirkjan", "petra", "thijs", "ineke", "bas"])
def test_planning_is_refused_to_who_may_not(desk, handle):
    activity = desk.activity("sanne", "start-talk")

    with pytest.raises(NotYours):
        desk.plan(handle, activity, day=THURSDAY)

    activity.refresh_from_db()
    assert activity.planned_on is None


def test_day_outside_the_track_is_refused(desk, refused_with):
    words = r"Het traject loopt van 1 aug 2026 tot en met 31 jul 2029\. Kies een dag daarbinnen\."
    with refused_with(Refusal, words):
        desk.plan("sanne", desk.activity("sanne", "start-talk"), day=date(2026, 7, 31))


def test_somebody_else_does_not_take_part(desk, refused_with):
    activity = desk.activity("sanne", "start-talk")

    with refused_with(Refusal, r"Kies de deelnemers uit de mensen om deze starter heen\."):
        desk.plan("sanne", activity, day=THURSDAY, participants=(desk.people.thijs,))

    activity.refresh_from_db()
    assert activity.planned_on is None


def test_doing_keeps_day_minutes_and_who_took_part(desk):
    activity = desk.activity("sanne", "start-talk")

    desk.do("mehmet", activity, day=LAST_WEEK, minutes=50, participants=(desk.people.mehmet,))

    activity.refresh_from_db()
    assert (activity.state, activity.done_on, activity.minutes) == ("done", LAST_WEEK, 50)
    entry = Entry.objects.get(thing=f"programme.activity:{activity.pk}")
    assert (entry.verb, entry.starter, entry.actor) == ("do_activity", desk.people.sanne, desk.people.mehmet)
    assert entry.changes == {"state": ["planned", "done"], "done_on": [None, "2026-11-17"]}


def test_doing_on_a_day_to_come_is_refused(desk, refused_with):
    words = r"Deze dag is nog niet geweest\. Spreek een dag af, en vink de activiteit daarna af\."
    with refused_with(Refusal, words):
        desk.do("sanne", desk.activity("sanne", "start-talk"), day=THURSDAY)


def test_doing_twice_is_refused(desk, refused_with):
    activity = desk.activity("sanne", "start-talk")
    desk.do("sanne", activity)

    with refused_with(Refusal, r"Deze activiteit is al gedaan\. Maak dat eerst ongedaan als het niet klopt\."):
        desk.do("mehmet", activity)


def test_minutes_that_cannot_be_are_refused(desk, refused_with):
    words = r"Vul in hoeveel minuten het duurde: meer dan 0 en hoogstens 720\."
    with refused_with(Refusal, words):
        desk.do("sanne", desk.activity("sanne", "start-talk"), minutes=721)


def test_talk_with_manager_waits_for_the_visit(desk, refused_with):
    talk = desk.activity("sanne", "appraisal-talk")

    with refused_with(NotYet, VISIT_FIRST):
        desk.do("karin", talk)
    with refused_with(NotYet, PLAN_VISIT_FIRST):
        desk.plan("karin", talk, day=NEXT_WEEK)

    talk.refresh_from_db()
    assert (talk.state, talk.planned_on) == ("planned", None)


def test_talk_is_planned_once_the_visit_has_an_earlier_day(desk, refused_with):
    talk, visit = desk.activity("sanne", "appraisal-talk"), desk.activity("sanne", "class-visit")
    desk.plan("karin", visit, day=NEXT_WEEK)

    desk.plan("karin", talk, day=NEXT_WEEK)
    with refused_with(NotYet, PLAN_VISIT_FIRST):
        desk.plan("karin", talk, day=THURSDAY)

    talk.refresh_from_db()
    assert talk.planned_on == NEXT_WEEK


def test_visit_of_less_than_half_an_hour_is_no_visit(desk, refused_with):
    words = r"“Klassenbezoek van je leidinggevende” duurt minstens 30 minuten\. Vul in hoelang het echt duurde\."
    visit = desk.activity("sanne", "class-visit")

    for minutes in (29, None):
        with refused_with(Refusal, words):
            desk.do("karin", visit, minutes=minutes)
    desk.do("karin", visit, day=LAST_WEEK, minutes=30)
    desk.do("karin", desk.activity("sanne", "appraisal-talk"), minutes=60)

    visit.refresh_from_db()
    assert visit.state == "done"


def test_visit_stays_done_while_the_talk_after_it_is(desk, refused_with):
    visit, talk = desk.activity("sanne", "class-visit"), desk.activity("sanne", "appraisal-talk")
    desk.do("karin", visit, day=LAST_WEEK, minutes=30)
    desk.do("karin", talk)

    with (
        desk.look("karin") as by,
        refused_with(NotYet, r"Maak eerst “Gesprek met je leidinggevende” ongedaan: dat kwam hierna\."),
    ):
        actions.undo_activity(by=by, at=clock.now(), activity=visit.pk)


def test_dropped_visit_does_not_hold_up_the_talk(desk):
    visit, talk = desk.activity("sanne", "class-visit"), desk.activity("sanne", "appraisal-talk")
    with desk.look("karin") as by:
        actions.drop_activity(by=by, at=clock.now(), activity=visit.pk)

    desk.do("karin", talk)

    talk.refresh_from_db()
    assert talk.state == "done"


def test_undoing_opens_it_with_the_agreed_day(desk):
    activity = desk.activity("sanne", "start-talk")
    desk.plan("sanne", activity, day=LAST_WEEK)
    desk.do("sanne", activity)

    with desk.look("mehmet") as by:
        actions.undo_activity(by=by, at=clock.now(), activity=activity.pk)

    activity.refresh_from_db()
    assert (activity.state, activity.done_on, activity.minutes) == ("planned", None, None)
    assert activity.planned_on == LAST_WEEK


def test_agreed_day_that_passed_asks_whether_it_was_done(desk):
    activity = desk.activity("sanne", "lesson-visit", number=2)
    desk.plan("mehmet", activity, day=LAST_WEEK)

    assert standing(desk, "mehmet", activity) is Standing.CHECK


def test_agreed_day_to_come_makes_late_what_is_late_no_more(desk):
    activity = desk.activity("sanne", "start-talk")

    before = standing(desk, "mehmet", activity)
    desk.plan("mehmet", activity, day=NEXT_WEEK)

    assert (before, standing(desk, "mehmet", activity)) == (Standing.LATE, Standing.AGREED)


def test_agreed_day_is_taken_back(desk):
    activity = desk.activity("sanne", "start-talk")
    with desk.look("sanne") as by:
        actions.plan_activity(
            by=by,
            at=clock.now(),
            activity=activity.pk,
            day=THURSDAY,
            moment=time(15, 30),
            participants=[desk.people.mehmet],
        )
        actions.unplan_activity(by=by, at=clock.now(), activity=activity.pk)

    activity.refresh_from_db()
    assert (activity.planned_on, activity.planned_time) == (None, None)
    assert not Participation.objects.filter(activity=activity).exists()


@pytest.mark.parametrize("handle", ["mehmet", "karin", "hanneke"])
def test_dropping_and_opening_again(desk, handle):
    activity = desk.activity("sanne", "start-talk")

    with desk.look(handle) as by:
        actions.drop_activity(by=by, at=clock.now(), activity=activity.pk)
    assert standing(desk, "sanne", activity) is Standing.DROPPED

    with desk.look(handle) as by:
        actions.undo_activity(by=by, at=clock.now(), activity=activity.pk)
    assert standing(desk, "sanne", activity) is Standing.LATE


def test_starter_drops_nothing(desk):
    with desk.look("sanne") as by, pytest.raises(NotYours):
        actions.drop_activity(by=by, at=clock.now(), activity=desk.activity("sanne", "start-talk").pk)


def test_what_is_due_is_for_who_takes_part_in_it(desk):
    due = {}
    for handle in ("sanne", "sietske", "mehmet", "karin", "ineke"):
        with desk.look(handle) as viewer:
            due[handle] = [d.item.title for d in queries.due_for(viewer) if str(d.starter) == "Sanne de Wit"]

    assert due["sietske"] == ["Inwerklijst"]
    assert due["mehmet"] == [
        "Startgesprek",
        "Klassenbezoek 1",
        "Coachgesprek 1",
        "Klassenbezoek 2",
        "Coachgesprek 2",
    ]
    assert due["karin"] == [
        "Startgesprek",
        "Inwerklijst",
        "Klassenbezoek door de leidinggevende",
        "Gesprek met de leidinggevende",
    ]
    assert (len(due["sanne"]), due["ineke"]) == (11, [])


def test_what_is_due_costs_the_same_for_any_number_of_starters(desk, django_assert_num_queries):
    for handle in ("sanne", "mehmet", "karin"):
        with desk.look(handle) as viewer:
            queries.due_for(viewer)
            with django_assert_num_queries(1):
                queries.due_for(viewer)


@pytest.mark.parametrize(("key", "statements"), [("start-talk", 3), ("appraisal-talk", 4), ("afternoon", 6)])
def test_page_of_an_activity_costs_few_statements(desk, django_assert_num_queries, key, statements):
    activity = desk.activity("sanne", key)
    with desk.look("sanne") as viewer:
        queries.opened_activity(viewer, activity.pk)
        with django_assert_num_queries(statements):
            queries.opened_activity(viewer, activity.pk)


@pytest.mark.parametrize(
    ("key", "who"),
    [
        ("start-talk", {"sanne", "mehmet", "karin"}),
        ("class-visit", {"sanne", "karin"}),
        ("appraisal-talk", {"sanne", "karin"}),
        ("coach-talk", {"sanne", "mehmet"}),
        ("afternoon", set()),
    ],
)
def test_page_of_an_activity_leads_on_whoever_writes_about_it(desk, key, who):
    led = set()
    for handle in ("sanne", "mehmet", "karin", "sietske", "hanneke"):
        with desk.look(handle) as viewer:
            page = queries.opened_activity(viewer, desk.activity("sanne", key).pk)
            if page.is_start_talk or page.is_cycle or page.is_guidance:
                led.add(handle)

    assert led == who


def test_activity_of_another_starter_does_not_exist_for_a_coach(desk):
    with pytest.raises(NotYours):
        desk.do("mehmet", desk.activity("femke", "appraisal-talk", year=3), day=A_DAY)
    assert not Activity.objects.filter(state="done").exists()


@pytest.mark.parametrize(
    ("key", "starter_sees", "coach_sees"),
    [("start-talk", True, True), ("coach-talk", False, False), ("final-talk", True, False)],
)
def test_line_manager_joins_the_coach_where_the_programme_or_the_starter_says_so(desk, key, starter_sees, coach_sees):
    row = desk.activity("sanne", key)
    found = {}
    for handle in ("sanne", "mehmet"):
        with desk.look(handle) as viewer:
            offered = {contact.person for contact in queries.candidates_for(viewer, row)}
            found[handle] = desk.people.karin in offered

    assert found == {"sanne": starter_sees, "mehmet": coach_sees}
