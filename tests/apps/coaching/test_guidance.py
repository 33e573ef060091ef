"""Holding talks, writing together, agreeing, goals and notes: who may, what is kept, and what nobody else sees."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from guiding import agree, guide, hold, moment_as, moment_key, note, set_goal, write

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.actions import Overtaken
from startbaan.apps.coaching.models import CoachingReport, ReportVersion, WorkingNote
from startbaan.apps.coaching.queries import Section
from startbaan.apps.entitlements.queries.coach_ledgers import CoachTime, coach_time
from startbaan.apps.journal.models import Opening
from startbaan.apps.people.access import acting_as, visible_to
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Pair, Person
from startbaan.apps.programme.actions import replan_track
from startbaan.apps.programme.models import Activity, Contact, NotHeld, Track
from startbaan.domain.periods import Period, SchoolYear
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

YESTERDAY = A_DAY - timedelta(days=1)


@pytest.fixture
def visit(people):
    return moment_key(people, "lesson-visit")


def looking(people, handle, *, on=A_DAY):
    return acting_as(people.persons[handle], on=on)


def words_of(people, handle, key, section=Section.REPORT):
    with looking(people, handle) as viewer:
        return queries.text_of(viewer, queries.moment_of(viewer, key), section)


def test_both_write_and_every_version_stays(people, visit):
    write(people, "mehmet", visit, "Rustige start.")
    write(people, "sanne", visit, "Rustige start. En daarna rumoer.", based_on=1)

    text = words_of(people, "mehmet", visit)

    assert [(version.name, version.words) for version in text.versions] == [
        ("Sanne de Wit", "Rustige start. En daarna rumoer."),
        ("Mehmet Yılmaz", "Rustige start."),
    ]


def test_silent_overwrite_is_refused_and_nothing_is_lost(people, visit):
    write(people, "mehmet", visit, "Eerste.")
    write(people, "mehmet", visit, "Eerste, van de coach.", based_on=1)

    with pytest.raises(Overtaken):
        write(people, "sanne", visit, "Eerste, van de starter.", based_on=1)

    assert words_of(people, "sanne", visit).words == "Eerste, van de coach."


def test_two_who_save_the_same_version_at_once_cannot_both(people, visit):
    write(people, "mehmet", visit, "Eerste.")
    with looking(people, "sanne") as by:
        report = queries.report_to_write(by, queries.moment_of(by, visit))
        twice = ReportVersion(
            report=report, section="verslag", number=1, author_id=by.person, written_at=clock.now(), words="Ook eerste."
        )
        with pytest.raises(Refusal, match="net ook bewaard"), actions.goals.refusals():
            twice.save(force_insert=True)


def test_same_words_make_no_new_version(people, visit):
    write(people, "mehmet", visit, "Rustige start.")
    write(people, "sanne", visit, "Rustige start. ", based_on=1)

    assert [version.number for version in words_of(people, "sanne", visit).versions] == [1]


def test_own_text_is_the_starters_alone_to_write(people):
    final = moment_key(people, "final-talk")

    with pytest.raises(NotYours):
        write(people, "mehmet", final, "Voor haar geschreven.", section=Section.OWN)


@pytest.mark.parametrize("handle", ["karin", "hanneke", "sietske", "petra"])
def test_nobody_else_writes(people, visit, handle):
    with pytest.raises((NotYours, Http404)):
        write(people, handle, visit, "Ik schrijf mee.")


@pytest.mark.parametrize(
    ("handle", "seen"),
    [("sanne", 1), ("mehmet", 1), ("karin", 0), ("sietske", 0), ("hanneke", 0), ("dirkjan", 0), ("bas", 0)],
)
def test_report_is_read_by_two(people, visit, handle, seen):
    write(people, "mehmet", visit, "Rustige start.")

    with looking(people, handle) as viewer:
        assert len(queries.reports_of(viewer, moment_as(people, "sanne", visit))) == seen


def test_later_coach_sees_nothing_of_before(people, visit):
    write(people, "mehmet", visit, "Rustige start.")
    set_goal(people, "mehmet")
    note(people)
    _change_coach(people)

    with looking(people, "petra") as viewer:
        moment = queries.moment_of(viewer, visit)
        page = queries.open_moment(viewer, visit, at=clock.now())
        assert [len(queries.reports_of(viewer, moment)), page.report, page.promises, len(page.goals)] == [
            0,
            None,
            (),
            0,
        ]
        assert queries.open_goals(viewer, people.sanne, at=clock.now()) == []
        assert queries.working_notes(viewer, people.sanne) == []


def test_talk_with_the_coach_of_then_is_not_written_by_the_next(people, visit):
    hold(people, "mehmet", visit, day=YESTERDAY)
    _change_coach(people)

    with pytest.raises(NotYours):
        write(people, "petra", visit, "Ik was er niet bij.")


def test_reading_by_the_coach_is_in_the_log(people, visit):
    write(people, "sanne", visit, "Kijk naar de start.", section=Section.PLAN)
    with looking(people, "mehmet") as viewer:
        queries.open_moment(viewer, visit, at=clock.now())

    with looking(people, "sanne"):
        assert list(Opening.objects.values_list("viewer", "kind")) == [(people.mehmet, "coaching_report")]


def test_agreement_comes_back_in_the_next_talk_until_it_is_kept(people, visit):
    agreement = agree(people, "mehmet", visit, "Samen oefenen", due_on=date(2026, 12, 1))
    following = moment_key(people, "coach-talk")
    with looking(people, "sanne") as by:
        before = [promise.words for promise in queries.open_moment(by, following, at=clock.now()).promises]
        actions.keep_agreement(by=by, at=clock.now(), agreement=agreement)
        after = queries.open_moment(by, following, at=clock.now()).promises

    assert (before, after) == (["Samen oefenen"], ())


@pytest.mark.parametrize("handle", ["karin", "petra", "hanneke"])
def test_agreement_is_kept_by_the_two_alone(people, visit, handle):
    agreement = agree(people, "mehmet", visit)

    with looking(people, handle) as by, pytest.raises(NotYours):
        actions.keep_agreement(by=by, at=clock.now(), agreement=agreement)


def test_talk_is_held_as_long_as_the_programme_has_for_it(people, visit):
    hold(people, "sanne", visit)

    row = Activity.objects.get(pk=visit.removeprefix("gesprek-"))
    assert (row.state, row.done_on, row.minutes) == ("done", date(2026, 11, 20), 60)


def test_contact_counts_as_hours(people, visit):
    hold(people, "mehmet", visit)
    with looking(people, "mehmet") as by:
        actions.meet(by=by, at=clock.now(), starter=people.sanne, way="bericht", day=YESTERDAY, minutes=None)
        hours = queries.guidance_hours(by, [people.sanne], year=SchoolYear(2026))[people.sanne]

    assert (hours.received, hours.planned) == (70, 11 * 60)


def test_contact_without_report_can_be_taken_back(people):
    with looking(people, "mehmet") as by:
        made = actions.meet(by=by, at=clock.now(), starter=people.sanne, way="gesprek", day=YESTERDAY, minutes=25)
        actions.take_back_contact(by=by, at=clock.now(), moment=made.key)

    assert not Contact.objects.exists()


def test_why_it_was_not_held_frees_the_activity(people, visit):
    with looking(people, "mehmet") as by:
        actions.put_off(by=by, at=clock.now(), moment=visit, reason="geen-vervanging")
        actions.put_off(by=by, at=clock.now(), moment=visit, reason="ziek")

    row = Activity.objects.get(pk=visit.removeprefix("gesprek-"))
    assert (row.state, row.planned_on) == ("planned", None)
    assert list(NotHeld.objects.values_list("day", "reason")) == [(A_DAY, "ziek")]


def test_what_was_written_about_stays_when_a_track_is_planned_anew(people):
    talk = moment_key(people, "coach-talk", number=4)
    write(people, "sanne", talk, "Alvast.")
    before = Activity.objects.get(pk=talk.removeprefix("gesprek-")).window
    with looking(people, "karin") as by:
        track = Track.objects.get(starter=people.sanne)
        replan_track(by=by, at=clock.now(), track=track.pk, start_on=date(2026, 8, 24), holiday_region="zuid")

    assert Activity.objects.get(pk=talk.removeprefix("gesprek-")).window == before


def test_goal_is_reached_and_opened_again(people):
    goal = set_goal(people, "mehmet")
    with looking(people, "sanne") as by:
        reached = actions.settle_goal(by=by, at=clock.now(), goal=goal, state="behaald")
        assert reached.settled_on == A_DAY
        assert queries.goals_to_copy(by) == []
        actions.settle_goal(by=by, at=clock.now(), goal=goal, state="open")
        assert [row.pk for row in queries.goals_to_copy(by)] == [goal]


def test_nobody_copies_the_goal_of_another(people):
    set_goal(people, "mehmet")

    with looking(people, "mehmet") as viewer:
        assert queries.goals_to_copy(viewer) == []


def test_working_note_is_its_authors_alone_and_closes_with_the_pair(people):
    note(people)
    seen = {}
    for handle in ("mehmet", "sanne", "karin", "hanneke", "bas"):
        with looking(people, handle) as viewer:
            seen[handle] = len(queries.working_notes(viewer, people.sanne))
    _change_coach(people)
    with looking(people, "mehmet") as viewer:
        seen["mehmet, after"] = len(queries.working_notes(viewer, people.sanne))

    assert seen == {"mehmet": 1, "sanne": 0, "karin": 0, "hanneke": 0, "bas": 0, "mehmet, after": 0}


def test_notes_are_purged_thirty_days_after_the_pair(test_database, committed):
    people = test_database.cast
    note(people)
    _change_coach(people)

    kept = actions.purge_notes(on=A_DAY + timedelta(days=29))
    due = queries.notes_to_purge(on=A_DAY + timedelta(days=30))
    gone = actions.purge_notes(on=A_DAY + timedelta(days=30))

    assert (kept, due, gone) == (0, 1, 1)
    assert not WorkingNote.objects.using("owner").exists()


def test_lines_of_today_hold_no_words(people, visit):
    agree(people, "mehmet", visit, "Geheim plan", whose="coach", due_on=A_DAY)

    with looking(people, "mehmet") as viewer:
        lines = queries.today_lines(viewer)

    assert [(line.detail, line.day, line.starter) for line in lines] == [("Sanne de Wit", A_DAY, people.sanne)]
    assert "Geheim plan" not in str(lines)


def test_everything_written_is_counted_once(people):
    guide(people)

    with looking(people, "mehmet") as viewer:
        guided = queries.guidance_of(viewer, Person.objects.get(pk=people.sanne).key)
        (coached,) = [found for found in queries.caseload(viewer).starters if found.starter.pk == people.sanne]
        time = coach_time(viewer, year=SchoolYear(2026))
        reports = visible_to(viewer, CoachingReport.objects.all()).count()

    assert (guided.agreements, guided.goals, guided.outcome, reports) == (1, 1, "doorgaan", 2)
    assert (coached.agreements, coached.hours, time) == (1, guided.hours, CoachTime(has=56, used=1.2))


def _change_coach(people):
    """Let Petra follow Mehmet today."""
    old = Pair.objects.get(starter=people.sanne, relation="coach")
    old.period = Period(old.period.start, A_DAY)
    old.save(update_fields=["period"])
    Pair.objects.create(starter_id=people.sanne, holder_id=people.petra, relation="coach", period=Period(A_DAY))
