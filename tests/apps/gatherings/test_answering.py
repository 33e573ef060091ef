"""Saying yes or no: a place or the waiting list, and off again."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from gathered_people import THEN, many, open_gathering

from startbaan.apps.agenda.queries import appointments_for
from startbaan.apps.gatherings.actions import TooLate, sign_off, sign_up
from startbaan.apps.gatherings.actions.places import locked, resize
from startbaan.apps.gatherings.models import Attendance, Gathering, Session
from startbaan.apps.journal.models import Entry
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def six():
    return many(6)


@pytest.fixture
def gathering(people, six):
    return open_gathering(by=people.jeroen, places=2, people=[*six, people.sanne])


def yes(person, gathering, *, on=A_DAY):
    with acting_as(person, on=on) as by:
        return sign_up(by=by, at=clock.now(), gathering=gathering.key)


def no(person, gathering, because="", *, on=A_DAY):
    with acting_as(person, on=on) as by:
        return sign_off(by=by, at=clock.now(), gathering=gathering.key, because=because)


def standing(gathering):
    rows = Attendance.objects.filter(gathering=gathering).order_by("number", "pk")
    return list(rows.values_list("state", "number", "seat"))


def in_agenda(person):
    with acting_as(person, on=A_DAY) as viewer:
        return [entry.title for entry in appointments_for(viewer, Period(THEN, THEN + timedelta(days=1)))]


def test_saying_yes_asks_the_database_as_often_however_many_wait(gathering, six, django_assert_num_queries):
    for person, questions in zip(six[:4], (20, 20, 14, 14), strict=True):
        with django_assert_num_queries(questions):
            yes(person, gathering)


def test_who_asks_first_has_a_place_and_who_comes_later_waits_in_that_order(gathering, six):
    for person in six[:4]:
        yes(person, gathering)

    assert standing(gathering) == [("place", 1, 1), ("place", 2, 2), ("waiting", 3, None), ("waiting", 4, None)]
    assert [in_agenda(person) for person in six[:3]] == [[gathering.title], [gathering.title], []]


def test_asking_twice_changes_nothing(gathering, six):
    yes(six[0], gathering)
    again = yes(six[0], gathering)

    assert (again.number, again.seat) == (1, 1)
    assert standing(gathering) == [("place", 1, 1)]


def test_a_place_that_comes_free_goes_to_who_waits_longest_who_is_told(gathering, six):
    for person in six[:4]:
        yes(person, gathering)
    no(six[0], gathering, "Ik sta voor de klas")

    assert standing(gathering) == [("cancelled", 1, None), ("place", 2, 2), ("place", 3, 1), ("waiting", 4, None)]
    assert [in_agenda(person) for person in six[:4]] == [[], [gathering.title], [gathering.title], []]
    told = Message.objects.filter(to=six[2], calendar="").values_list("subject", flat=True)
    assert list(told) == ["Er is een plaats voor je op di 8 december 2026"]
    verbs = Entry.objects.filter(kind="attendance").values_list("verb", flat=True)
    assert sorted(verbs) == ["move_up", "sign_off", *["sign_up"] * 4]


def test_who_waited_and_cancels_gives_nobody_a_place(gathering, six):
    for person in six[:4]:
        yes(person, gathering)
    no(six[2], gathering)

    assert standing(gathering) == [("place", 1, 1), ("place", 2, 2), ("cancelled", 3, None), ("waiting", 4, None)]


def test_who_cancelled_and_asks_again_is_last(gathering, six):
    for person in six[:3]:
        yes(person, gathering)
    no(six[0], gathering)
    back = yes(six[0], gathering)

    assert (back.state, back.number, back.because) == ("waiting", 4, "")


def test_who_cannot_says_why_and_may_still_come(gathering, six):
    first = no(six[0], gathering, "  Ik heb die dag studie. ")
    said = (first.state, first.number, first.because)
    later = yes(six[0], gathering)

    assert said == ("declined", None, "Ik heb die dag studie.")
    assert (later.state, later.number, later.because) == ("place", 1, "")


def test_without_a_number_of_places_everybody_has_one(people, six):
    gathering = open_gathering(by=people.jeroen, places=None, people=six)
    for person in six:
        yes(person, gathering)

    assert standing(gathering) == [("place", number, number) for number in range(1, 7)]


def test_more_places_let_move_up_and_fewer_take_nobody_s_place(people, gathering, six):
    for person in six[:5]:
        yes(person, gathering)
    seen = []
    for places in (4, 1):
        Gathering.objects.filter(pk=gathering.pk).update(places=places)
        with acting_as(people.jeroen, on=A_DAY) as by:
            resize(by=by, at=clock.now(), row=locked(gathering.key))
        seen.append([state for state, _, _ in standing(gathering)])
    no(six[0], gathering)
    seen.append([state for state, _, _ in standing(gathering)])

    four = ["place"] * 4 + ["waiting"]
    assert seen == [four, four, ["cancelled", *["place"] * 3, "waiting"]]
    assert [in_agenda(person) != [] for person in six[:5]] == [False, True, True, True, False]


def test_a_session_that_comes_free_goes_to_who_waits_for_it(gathering, six):
    session = Session.objects.create(gathering=gathering, title="Werkdruk", places=1)
    first, second = yes(six[0], gathering), yes(six[1], gathering)
    Attendance.objects.filter(pk=first.pk).update(session=session, session_seat=1)
    Attendance.objects.filter(pk=second.pk).update(waits_for=session)
    no(six[0], gathering)

    second.refresh_from_db()
    assert (second.session_id, second.session_seat, second.waits_for_id) == (session.pk, 1, None)
    told = Message.objects.filter(to=six[1], calendar="").values_list("subject", flat=True)
    assert list(told) == ["Je hebt een sessie op di 8 december 2026"]


def test_a_trainer_who_cancels_a_place_keeps_it_in_the_agenda(people, gathering):
    session = Session.objects.create(gathering=gathering, title="Werkdruk", places=5)
    session.trainers.create(person_id=people.sanne)
    yes(people.sanne, gathering)
    no(people.sanne, gathering)

    assert in_agenda(people.sanne) == [gathering.title]


@pytest.mark.parametrize("answer", [yes, no])
def test_who_was_not_invited_answers_nothing(people, gathering, answer):
    with pytest.raises(NotYours):
        answer(people.thijs, gathering)

    assert standing(gathering) == []


@pytest.mark.parametrize("answer", [yes, no])
@pytest.mark.parametrize(
    ("state", "on"), [("cancelled", A_DAY), ("draft", A_DAY), ("open", THEN + timedelta(days=1))], ids=str
)
def test_nobody_answers_what_is_off_or_not_open_or_over(gathering, six, answer, state, on):
    Gathering.objects.filter(pk=gathering.pk).update(state=state)
    with pytest.raises(TooLate):
        answer(six[0], gathering, on=on)

    assert standing(gathering) == []


def test_after_the_last_day_one_may_cancel_and_no_longer_sign_up(people, six):
    gathering = open_gathering(by=people.jeroen, places=2, people=six, answer_until=A_DAY)
    yes(six[0], gathering)
    later = A_DAY + timedelta(days=1)
    with pytest.raises(TooLate, match="Aanmelden kan niet meer"):
        yes(six[1], gathering, on=later)
    no(six[0], gathering, on=later)

    assert standing(gathering) == [("cancelled", 1, None)]


def test_what_is_nowhere_answers_nothing(people):
    with acting_as(people.sanne, on=A_DAY) as by, pytest.raises(Http404):
        sign_up(by=by, at=clock.now(), gathering=Gathering().key)


def test_two_on_one_seat_collide(gathering, six):
    row = yes(six[0], gathering)
    with pytest.raises(IntegrityError, match="attendance_seat_once"), transaction.atomic():
        Attendance.objects.create(
            gathering=gathering, starter_id=six[1], state="place", number=9, seat=row.seat, answered_at=clock.now()
        )


def test_signing_up_costs_as_many_statements_among_many_as_among_few(people, django_assert_num_queries):
    everyone = many(12)
    gathering = open_gathering(by=people.jeroen, places=50, people=everyone)
    with acting_as(everyone[0], on=A_DAY) as by, django_assert_num_queries(13):
        sign_up(by=by, at=clock.now(), gathering=gathering.key)
    for person in everyone[1:-1]:
        yes(person, gathering)
    with acting_as(everyone[-1], on=A_DAY) as by, django_assert_num_queries(13):
        sign_up(by=by, at=clock.now(), gathering=gathering.key)
