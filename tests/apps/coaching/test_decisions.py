"""What a final talk may decide, what it changes in the track, and who is told."""

import pytest
from guiding import decide, hold, moment_key

from startbaan.apps.coaching import queries
from startbaan.apps.coaching.queries import Outcome
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.programme.actions import ask_for_coaching, undo_activity
from startbaan.apps.programme.models import Activity, Track
from startbaan.apps.programme.queries import of_kinds
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


@pytest.fixture
def final(people):
    key = moment_key(people, "final-talk")
    hold(people, "mehmet", key)
    return key


def talks_in(people, year, handle="sanne"):
    return Activity.objects.filter(starter=people.persons[handle], key="coach-talk", year=year).count()


def test_going_on_plans_the_talks_of_next_year(people, final):
    before = talks_in(people, 2)
    decide(people, "mehmet", final)

    assert (before, talks_in(people, 2)) == (0, 4)


@pytest.mark.parametrize("handle", ["mehmet", "sanne", "karin"])
def test_final_talk_that_decided_is_not_undone(people, final, handle):
    decide(people, "mehmet", final)
    activity = Activity.objects.get(starter=people.sanne, key="final-talk", state="done")

    with acting_as(people.persons[handle], on=A_DAY) as by, pytest.raises(Refusal, match="Dit staat vast"):
        undo_activity(by=by, at=clock.now(), activity=activity.pk)


@pytest.mark.parametrize("outcome", ["op-verzoek", "stoppen"])
def test_another_decision_takes_them_out_again(people, final, outcome):
    decide(people, "mehmet", final)
    decide(people, "sanne", final, outcome=outcome)

    assert talks_in(people, 2) == 0


def test_manager_is_told_without_a_word_of_it(people, final):
    decide(people, "mehmet", final, reason="Omdat het nodig is.")

    (told,) = Message.objects.filter(kind_told="coaching_decision")
    assert (told.to_id, "nodig" in f"{told.subject} {told.lines}") == (people.karin, False)


@pytest.mark.parametrize(
    ("handle", "reads"),
    [("sanne", True), ("mehmet", True), ("karin", True), ("hanneke", True), ("sietske", False), ("dirkjan", False)],
)
def test_decision_is_read_by_who_frees_the_time(people, final, handle, reads):
    decide(people, "mehmet", final)

    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        assert bool(queries.decided(viewer, [people.sanne])) is reads


@pytest.mark.parametrize("handle", ["karin", "hanneke"])
def test_decision_is_made_by_starter_and_coach_alone(people, final, handle):
    with pytest.raises(NotYours):
        decide(people, handle, final)


def test_decision_waits_for_the_talk(people):
    with pytest.raises(Refusal, match="Leg eerst vast dat het eindgesprek is gehouden"):
        decide(people, "mehmet", moment_key(people, "final-talk"))


def test_coaching_goes_on_no_longer_than_the_programme_says(people):
    with acting_as(people.femke, on=A_DAY) as by:
        ask_for_coaching(by=by, at=clock.now(), track=Track.objects.get(starter=people.femke).pk, year=3)
        row = Activity.objects.get(starter=people.femke, key="final-talk", year=3)
        refused = queries.refusals_of(queries.moment_of(by, f"gesprek-{row.pk}"))

    most = "Coaching duurt in dit programma hoogstens 3 jaar."
    assert refused == {Outcome.CONTINUE: most, Outcome.ON_REQUEST: most}


def test_coaching_does_not_stop_before_the_programme_says(people):
    with acting_as(people.noah, on=A_DAY) as by:
        row = of_kinds(by, [people.noah], ActivityKind.FINAL_TALK)[0].row
        refused = queries.refusals_of(queries.moment_of(by, f"gesprek-{row.pk}"))

    assert (row.year, refused) == (
        1,
        {
            Outcome.STOP: "Coaching duurt in dit programma minstens 2 jaar.",
            Outcome.ON_REQUEST: "Coaching op verzoek is er in dit programma vanaf jaar 3.",
        },
    )


def test_what_the_programme_refuses_is_not_decided(people, final):
    with pytest.raises(Refusal, match="Kies wat jullie besluiten"):
        decide(people, "mehmet", final, outcome="misschien")


def test_missing_decision_is_named_until_there_is_one(people, final):
    with acting_as(people.mehmet, on=A_DAY) as viewer:
        before = set(queries.decision_missing_of(viewer, [people.sanne]))
    decide(people, "mehmet", final)
    with acting_as(people.mehmet, on=A_DAY) as viewer:
        after = queries.decision_missing_of(viewer, [people.sanne])
        due = queries.decision_due_of(viewer, [people.sanne])

    assert (before, after, due) == ({people.sanne}, {}, {})


def test_opening_it_is_in_the_reading_log(people, final, client_as):
    decide(people, "mehmet", final)
    client_as("karin").get(f"/begeleiding/gesprekken/{final}/besluit/")

    with acting_as(people.sanne, on=A_DAY) as viewer:
        assert clock.today() == viewer.on
        assert "Karin Post" in client_as("sanne").get("/inzagelogboek/").content.decode()
