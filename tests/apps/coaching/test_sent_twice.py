"""What is sent twice, by a back button, a second tab or an impatient finger, is done once."""

from functools import partial

import pytest
from guiding import HELD, agree, hold, moment_key, note, set_goal
from site_map import put_question

from startbaan.apps.coaching.actions import ask, meet, settle_goal
from startbaan.apps.coaching.models import Agreement, CoachingGoal, HelpQuestion, WorkingNote
from startbaan.apps.journal.models import Entry
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.apps.programme.models import Activity, Contact
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def ask_ineke(people):
    with acting_as(people.sanne, on=A_DAY) as by:
        to = f"role:care_coordinator:{people.organisations['de-sluis']}"
        return ask(by=by, at=clock.now(), to=to, subject="Rust", words=" Hoe krijg ik rust? ").item


def meet_sanne(people, *, minutes=10):
    with acting_as(people.mehmet, on=A_DAY) as by:
        return meet(by=by, at=clock.now(), starter=people.sanne, way="bericht", day=HELD, minutes=minutes)


WRITTEN = {
    HelpQuestion: ask_ineke,
    CoachingGoal: partial(set_goal, handle="mehmet"),
    WorkingNote: note,
    Agreement: lambda people: agree(people, "mehmet", moment_key(people, "lesson-visit")),
}


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model.__name__)
def test_words_sent_twice_stand_there_once(people, model):
    first = WRITTEN[model](people)
    logged = Entry.objects.count()

    again = WRITTEN[model](people)

    assert (again, Entry.objects.count()) == (first, logged)
    with acting_as(people.sanne if model is not WorkingNote else people.mehmet, on=A_DAY):
        assert model.objects.count() == 1


def test_goal_that_was_reached_can_be_set_again(people):
    first = set_goal(people, "mehmet")
    with acting_as(people.mehmet, on=A_DAY) as by:
        settle_goal(by=by, at=clock.now(), goal=first, state="behaald")

    assert set_goal(people, "mehmet") != first


def test_the_same_words_to_another_are_another_question(people):
    ask_ineke(people)
    put_question(people)

    with acting_as(people.sanne, on=A_DAY):
        assert HelpQuestion.objects.count() == 2


def test_contact_sent_twice_counts_once_and_another_of_that_day_counts(people):
    meet_sanne(people)

    with pytest.raises(Refusal, match="Dit contact staat er al"):
        meet_sanne(people)
    meet_sanne(people, minutes=15)

    assert sorted(Contact.objects.filter(starter=people.sanne).values_list("minutes", flat=True)) == [10, 15]


def test_talk_held_twice_counts_once(people):
    visit = moment_key(people, "lesson-visit")
    hold(people, "mehmet", visit, minutes=40)

    with pytest.raises(Refusal):
        hold(people, "sanne", visit, minutes=60)

    row = Activity.objects.get(starter=people.sanne, key="lesson-visit", year=1, number=1)
    assert (row.state, row.minutes) == ("done", 40)
