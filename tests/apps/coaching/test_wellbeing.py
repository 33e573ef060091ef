"""The moment with the buddy, the workload pulse, and deciding who reads what."""

from datetime import timedelta

import pytest
from coupling import couple_today
from django.urls import reverse

from startbaan.apps.coaching.actions import buddies, pulses, set_goal
from startbaan.apps.coaching.models import BuddyMoment, CoachingGoal, WorkloadPulse
from startbaan.apps.coaching.queries.buddies import buddy_pairs, buddy_states, is_silent
from startbaan.apps.coaching.queries.pulses import falls, my_pulses
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as, visible_to
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Pair, Share
from startbaan.apps.people.queries.sharing import newcomers, sharable
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Relation
from startbaan.project import cast
from startbaan.ui import clock

ON = cast.A_DAY


def buddy_pair(people):
    return Pair.objects.get(starter=people.sanne, relation="buddy", period__contains=ON)


@pytest.mark.django_db
@pytest.mark.parametrize("handle", ["sanne", "sietske"])
def test_either_of_the_two_taps_the_moment_of_this_week_and_both_see_it(people, handle):
    with acting_as(people.persons[handle], on=ON) as by:
        buddies.tap_moment(by=by, at=clock.now(), pair=buddy_pair(people).pk, day=ON)
    for each in ("sanne", "sietske"):
        with acting_as(people.persons[each], on=ON) as by:
            mine = next(pair for pair in buddy_pairs(by) if pair.pair == buddy_pair(people).pk)
            assert (mine.this_week.spoke_on, mine.is_silent, mine.is_weekly) == (ON, False, True)


@pytest.mark.django_db
def test_two_silent_weeks_are_silent_and_a_tap_ends_that(people):
    with acting_as(people.sanne, on=ON) as by:
        BuddyMoment.objects.filter(starter=people.sanne).delete()
        assert is_silent(buddy_states([people.sanne], on=ON)[people.sanne], on=ON) is True
        buddies.tap_moment(by=by, at=clock.now(), pair=buddy_pair(people).pk, day=ON - timedelta(days=13))
        assert is_silent(buddy_states([people.sanne], on=ON)[people.sanne], on=ON) is False


@pytest.mark.django_db
@pytest.mark.parametrize("day", [ON + timedelta(days=1), ON - timedelta(days=29)])
def test_moment_to_come_or_long_ago_is_refused(people, day):
    with acting_as(people.sanne, on=ON) as by, pytest.raises(Refusal):
        buddies.tap_moment(by=by, at=clock.now(), pair=buddy_pair(people).pk, day=day)


@pytest.mark.django_db
@pytest.mark.parametrize("handle", ["karin", "mehmet", "hanneke", "ruben"])
def test_nobody_else_taps(people, handle):
    with acting_as(people.persons[handle], on=ON) as by, pytest.raises(NotYours):
        buddies.tap_moment(by=by, at=clock.now(), pair=buddy_pair(people).pk, day=ON)


@pytest.mark.django_db
def test_missing_contact_tells_the_buddy_without_a_word_why(people):
    with acting_as(people.sanne, on=ON) as by:
        buddies.miss_contact(by=by, at=clock.now(), pair=buddy_pair(people).pk)
        told = [(row.to_id, row.subject) for row in Message.objects.filter(key__startswith="buddy-missed:")]
        assert told == [(people.sietske, "Sanne de Wit wil je even spreken")]
    with acting_as(people.sietske, on=ON) as by, pytest.raises(NotYours):
        buddies.miss_contact(by=by, at=clock.now(), pair=buddy_pair(people).pk)


def answers(people, *, on=ON):
    with acting_as(people.sanne, on=on) as by:
        return pulses.take_pulse(by=by, at=clock.now(), busy=5, rested=2, enough_time=1)


@pytest.mark.django_db
def test_pulse_is_taken_at_most_once_a_fortnight(people):
    answers(people, on=ON - timedelta(days=14))
    answers(people)
    with pytest.raises(Refusal, match="8 dec"):
        answers(people)


@pytest.mark.django_db
@pytest.mark.parametrize("handle", ["mehmet", "karin", "hanneke", "dirkjan", "sietske", "jeroen"])
def test_pulse_is_read_by_nobody_until_the_starter_shares_it_with_the_coach(people, handle):
    made = answers(people)
    with acting_as(people.persons[handle], on=ON) as viewer:
        assert list(visible_to(viewer, WorkloadPulse.objects.all())) == []
    with acting_as(people.sanne, on=ON) as by:
        assert [relation for relation, _label in sharable(by, made.item).to_share_with] == [Relation.COACH]


@pytest.mark.django_db
def test_shared_pulse_is_read_by_the_coach_and_stands_in_the_reading_log(people, client_as):
    made = answers(people)
    sanne = client_as("sanne")
    page = reverse("people:sharing", args=[made.item])
    assert sanne.post(page, {"relation": "coach", "until": "2026-11-01"}).status_code == 422
    sanne.post(page, {"relation": "coach"})
    key = sanne.get("/").wsgi_request.viewer.key
    shared = reverse("coaching:shared_pulse", args=[key])
    assert f'href="{shared}"' in client_as("mehmet").get(reverse("coaching:guided", args=[key])).content.decode()
    assert client_as("mehmet").get(shared).status_code == 200
    assert client_as("karin").get(shared).status_code == 404
    log = sanne.get(reverse("library:reading_log")).content.decode()
    assert "Mehmet" in log
    with acting_as(people.sanne, on=ON):
        share = Share.objects.get(item=made.item)
    sanne.post(reverse("people:stop_sharing", args=[made.item, share.pk]))
    assert client_as("mehmet").get(shared).status_code == 404
    assert f'href="{shared}"' not in client_as("mehmet").get(reverse("coaching:guided", args=[key])).content.decode()


@pytest.mark.parametrize(
    ("course", "falling"),
    [([], False), ([4.0], False), ([2.0], True), ([4.0, 3.5], False), ([4.0, 3.25], True), ([2.5, 3.5], False)],
)
def test_course_falls_by_three_quarters_or_when_it_is_low(course, falling):
    assert falls(course) is falling


@pytest.mark.django_db
def test_low_answers_name_whom_to_turn_to_and_tell_nobody(people, client_as):
    before = Message.objects.count()
    answers(people)
    page = client_as("sanne").get(reverse("coaching:pulse")).content.decode()
    assert "Niemand anders weet dit" in page
    assert Message.objects.count() == before
    with acting_as(people.sanne, on=ON) as viewer:
        assert my_pulses(viewer).falls is True


@pytest.mark.django_db
def test_nothing_is_offered_to_a_newcomer_when_nobody_is_new(people):
    with acting_as(people.ruben, on=ON) as viewer:
        assert newcomers(viewer) == []


def test_pages_open_for_whom_they_are_and_no_one_else(client_as):
    codes = {
        handle: [
            client_as(handle).get(reverse(name)).status_code
            for name in ("coaching:buddy", "coaching:pulse", "people:shares")
        ]
        for handle in ("sanne", "sietske", "hanneke")
    }
    assert codes == {"sanne": [200, 200, 200], "sietske": [200, 404, 200], "hanneke": [200, 404, 200]}


@pytest.mark.django_db
def test_new_coach_reads_what_came_before_once_the_starter_shares_it_all(people, client_as):
    with acting_as(people.mehmet, on=ON) as by:
        goal = set_goal(by=by, at=clock.now(), starter=people.sanne, words="Rustig beginnen")
    pair = Pair.objects.get(starter=people.sanne, relation="coach", period__contains=ON)
    Pair.objects.filter(pk=pair.pk).update(period=Period(pair.period.start, ON))
    couple_today(people, starter="sanne", holder="petra", relation=Relation.COACH)
    with acting_as(people.petra, on=ON) as viewer:
        assert list(visible_to(viewer, CoachingGoal.objects.filter(pk=goal.pk))) == []
    sanne = client_as("sanne")
    assert "in één keer delen" in sanne.get(reverse("people:shares")).content.decode()
    sanne.post(reverse("people:share_all", args=["coach"]))
    with acting_as(people.petra, on=ON) as viewer:
        assert [row.pk for row in visible_to(viewer, CoachingGoal.objects.filter(pk=goal.pk))] == [goal.pk]
    assert "in één keer delen" not in sanne.get(reverse("people:shares")).content.decode()
