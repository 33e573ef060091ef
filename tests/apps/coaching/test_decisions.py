"""What a final talk may decide, what it changes in the track, and who is told."""

import pytest
from guiding import decide, hold, moment_key

from startbaan.apps.coaching import queries
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.programme.models import Activity
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
    with acting_as(people.femke, on=A_DAY) as viewer:
        row = Activity.objects.filter(starter=people.femke, key="final-talk").order_by("-year").first()
        moment = queries.moment_of(viewer, f"gesprek-{row.pk}")
        refused = queries.refusals_of(moment)

    assert row.year == 1
    assert refused == {}


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
