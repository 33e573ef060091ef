"""Three hundred people sign up for thirty places at the same moment: none is lost, none is overbooked."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier, Lock

import pytest
from django.db import connections
from gathered_people import many, open_gathering

from startbaan.apps.agenda.models import Invitation
from startbaan.apps.gatherings.actions import sign_off, sign_up
from startbaan.apps.gatherings.actions.places import locked, resize
from startbaan.apps.gatherings.models import Attendance
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

THREADS = 40
PEOPLE, PLACES, ROUNDS = 300, 30, 10


@pytest.fixture
def crowd(committed):
    return many(PEOPLE)


def at_once(deeds):
    """Do all of these as close together as it goes, in many threads, each on a connection of its own."""
    start, turn, taking = Barrier(THREADS), count(), Lock()

    def take():
        with taking:
            return next(turn)

    def run():
        try:
            with clock.standing_on(A_DAY):
                start.wait()
                while (mine := take()) < len(deeds):
                    deeds[mine]()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        for running in [pool.submit(run) for _ in range(THREADS)]:
            running.result()


def yes(person, gathering):
    with acting_as(person, on=A_DAY) as by:
        sign_up(by=by, at=clock.now(), gathering=gathering.key)


def no(person, gathering):
    with acting_as(person, on=A_DAY) as by:
        sign_off(by=by, at=clock.now(), gathering=gathering.key)


def opened(people):
    return open_gathering(by=Person.objects.get(given_name="Jeroen").pk, places=PLACES, people=people)


def standing(gathering):
    rows = Attendance.objects.filter(gathering=gathering).order_by("number")
    return list(rows.values_list("number", "state", "seat"))


def in_agenda(gathering):
    rows = Invitation.objects.filter(appointment__key=f"gathering:{gathering.key}", person__given_name="Iemand")
    return set(rows.values_list("person", flat=True))


def seated(gathering):
    rows = Attendance.objects.filter(gathering=gathering, state="place")
    return set(rows.values_list("starter", flat=True))


def test_of_three_hundred_at_once_thirty_have_a_place_and_the_others_a_number(crowd):
    for _ in range(ROUNDS):
        gathering = opened(crowd)
        at_once([lambda person=person, row=gathering: yes(person, row) for person in crowd])

        inside = [(number, "place", number) for number in range(1, PLACES + 1)]
        waiting = [(number, "waiting", None) for number in range(PLACES + 1, PEOPLE + 1)]
        assert standing(gathering) == inside + waiting
        assert in_agenda(gathering) == seated(gathering)


def test_while_others_cancel_nobody_is_lost_and_no_seat_stays_empty(crowd):
    gathering = opened(crowd)
    first, later = crowd[:120], crowd[120:]
    at_once([lambda person=person: yes(person, gathering) for person in first])
    leaving = first[:60:2]
    deeds = [lambda person=person: yes(person, gathering) for person in later]
    for place, person in enumerate(leaving):
        deeds.insert(place * 5, lambda person=person: no(person, gathering))
    at_once(deeds)

    found = standing(gathering)
    states = [state for _, state, _ in found]
    assert [number for number, _, _ in found] == list(range(1, PEOPLE + 1))
    assert sorted(seat for _, _, seat in found if seat) == list(range(1, PLACES + 1))
    assert (states.count("place"), states.count("cancelled")) == (PLACES, len(leaving))
    last_inside = max(number for number, state, _ in found if state == "place")
    assert [number for number, state, _ in found if state == "waiting" and number < last_inside] == []
    assert in_agenda(gathering) == seated(gathering)


def test_the_same_person_from_two_windows_has_one_place(crowd):
    gathering = opened(crowd)
    at_once([lambda: yes(crowd[0], gathering)] * THREADS)

    assert standing(gathering) == [(1, "place", 1)]


def test_places_added_while_people_sign_up_are_all_taken(crowd):
    gathering = opened(crowd)

    def make_room():
        with acting_as(gathering.made_by_id, on=A_DAY) as by:
            row = locked(gathering.key)
            row.places = PLACES + 20
            row.save(update_fields=["places"])
            resize(by=by, at=clock.now(), row=row)

    deeds = [lambda person=person: yes(person, gathering) for person in crowd[:80]]
    at_once([*deeds[:40], make_room, *deeds[40:]])

    found = standing(gathering)
    assert [state for _, state, _ in found] == ["place"] * 50 + ["waiting"] * 30
    assert sorted(seat for _, _, seat in found if seat) == list(range(1, 51))
    assert in_agenda(gathering) == seated(gathering)
