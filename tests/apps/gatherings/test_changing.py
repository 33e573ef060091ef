"""Changing and calling off: shown first, nobody loses a place, everyone concerned hears of it, at a fixed cost."""

from dataclasses import replace
from datetime import date, time

import pytest
from arranged import SESSIONS, arranged, content, invited, placed

from startbaan.apps.agenda.models import Appointment
from startbaan.apps.gatherings import actions
from startbaan.apps.gatherings.models import Attendance, Gathering, Session, SessionTrainer
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def change(people, gathering, *, by="jeroen", **changed):
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        actions.change_gathering(by=viewer, at=clock.now(), gathering=gathering.key, content=content(**changed))


def change_session(people, session, wanted):
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        gathering = session.gathering.key
        actions.change_session(by=viewer, at=clock.now(), gathering=gathering, session=session.key, wanted=wanted)


def told(prefix):
    return set(Message.objects.filter(key__startswith=prefix).values_list("to", flat=True))


@pytest.fixture
def gathering(people):
    made = arranged(people)
    invited(people, made)
    placed(people, made, "sanne", session="Groepsdynamiek")
    placed(people, made, "thijs")
    return made


def test_new_time_stands_in_every_agenda_and_reaches_who_did_not_answer(people, gathering):
    Message.objects.all().delete()
    change(people, gathering, day=date(2026, 12, 10), begins=time(15))

    appointment = Appointment.objects.get(key=f"gathering:{gathering.key}")
    by_agenda = told(f"appointment:{appointment.uid}")
    assert appointment.day == date(2026, 12, 10)
    assert {people.sanne, people.thijs} <= by_agenda
    assert told("gathering:changed:") == {people.yasmina, people.femke}
    assert Attendance.objects.filter(state="place").count() == 2


def test_new_words_reach_everyone_once(people, gathering):
    Message.objects.all().delete()
    change(people, gathering, about="Neem je laptop mee.")

    assert told("gathering:changed:") == {people.sanne, people.thijs, people.yasmina, people.femke}
    assert told("appointment:") == set()


def test_nothing_changed_tells_nobody(people, gathering):
    Message.objects.all().delete()
    change(people, gathering)

    assert not Message.objects.exists()


def test_more_places_let_the_waiting_list_move_up(people, gathering):
    Gathering.objects.filter(pk=gathering.pk).update(places=2)
    placed(people, gathering, "yasmina", state="waiting")
    change(people, gathering, places=3)

    assert Attendance.objects.get(starter=people.yasmina).state == "place"


def test_fewer_places_take_nobodys_away(people, gathering):
    change(people, gathering, places=1)

    assert Attendance.objects.filter(state="place").count() == 2


@pytest.mark.parametrize("by", ["hanneke", "sanne", "olga", "marijke"])
def test_who_does_not_arrange_it_changes_nothing(people, gathering, by):
    with pytest.raises(NotYours):
        change(people, gathering, by=by, title="Anders")


def test_session_with_fewer_places_keeps_who_sits_in_it_and_tells_the_new_room(people, gathering):
    session = Session.objects.get(title="Groepsdynamiek")
    placed(people, gathering, "femke", session="Groepsdynamiek")
    change_session(people, session, replace(SESSIONS[0], places=1, room="Aula"))

    assert Attendance.objects.filter(session=session).count() == 2
    assert told(f"gathering:session:{session.key}") == {people.sanne, people.femke}


def test_session_with_more_places_lets_who_waits_for_it_in(people, gathering):
    session = Session.objects.get(title="Groepsdynamiek")
    placed(people, gathering, "femke", session="Groepsdynamiek")
    Attendance.objects.filter(starter=people.thijs).update(waits_for=session)
    change_session(people, session, replace(SESSIONS[0], places=3))

    row = Attendance.objects.get(starter=people.thijs)
    assert (row.session_id, row.session_seat, row.waits_for_id) == (session.pk, 3, None)
    assert told(f"gathering:seated:{session.key}") == {people.thijs}


def test_other_trainer_gets_it_in_the_agenda_and_the_first_loses_it(people, gathering):
    session = Session.objects.get(title="Groepsdynamiek")
    change_session(people, session, replace(SESSIONS[0], trainers=(people.olga,)))
    change_session(people, session, replace(SESSIONS[0], trainers=(people.anouk,)))

    appointment = Appointment.objects.get(key=f"gathering:{gathering.key}")
    there = set(appointment.invitations.values_list("person", flat=True))
    assert (people.anouk in there, people.olga in there) == (True, False)
    assert told(f"gathering:session:{session.key}") == {people.olga}


def test_session_that_is_cancelled_leaves_the_place_at_the_gathering(people, gathering):
    session = Session.objects.get(title="Groepsdynamiek")
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        actions.drop_session(by=viewer, at=clock.now(), gathering=gathering.key, session=session.key)

    row = Attendance.objects.get(starter=people.sanne)
    assert (row.state, row.session_id) == ("place", None)
    assert told(f"gathering:session:{session.key}") == {people.sanne}


def test_called_off_leaves_every_agenda_and_reaches_all_but_who_said_no(people, gathering):
    placed(people, gathering, "femke", state="declined")
    Message.objects.all().delete()
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        actions.call_off(by=viewer, at=clock.now(), gathering=gathering.key, because="Er is te veel sneeuw.")

    row = Gathering.objects.get(pk=gathering.pk)
    message = Message.objects.get(key=f"gathering:off:{gathering.key}", to=people.yasmina)
    assert (row.state, row.cancelled_because) == ("cancelled", "Er is te veel sneeuw.")
    assert not Appointment.objects.filter(key=f"gathering:{gathering.key}", cancelled_at=None).exists()
    agenda = Message.objects.get(key__startswith="appointment:", to=people.sanne)
    assert told("gathering:off:") == {people.yasmina}
    assert told("appointment:") == {people.sanne, people.thijs, people.jeroen}
    assert message.lines == ["Er is te veel sneeuw."]
    assert agenda.lines == [row.title, "Er is te veel sneeuw."]
    with pytest.raises(Refusal):
        change(people, gathering, title="Toch")


def test_page_shows_what_a_change_does_before_it_is_done(client_as, people, gathering):
    client = client_as("jeroen")
    said = {
        "title": "Middag in december",
        "about": "Neem een vraag mee.",
        "day": "2026-12-10",
        "start": "14:00",
        "minutes": "180",
        "place": "Pabo Waterrijk",
        "online_link": "",
    }
    shown = client.post(f"/bijeenkomsten/{gathering.key}/wijzigen/", said).content.decode()
    before = Gathering.objects.get(pk=gathering.pk).day
    back = client.post(f"/bijeenkomsten/{gathering.key}/wijzigen/", said | {"then": "back"}).content.decode()
    client.post(f"/bijeenkomsten/{gathering.key}/wijzigen/", said | {"then": "do"})

    assert "4 mensen krijgen bericht." in shown
    assert "Dag: eerst 9 december 2026, nu 10 december 2026." in shown
    assert before == date(2026, 12, 9)
    assert 'value="2026-12-10"' in back
    assert Gathering.objects.get(pk=gathering.pk).day == date(2026, 12, 10)


def test_pages_of_sessions_add_change_and_cancel_one(client_as, people, gathering):
    client = client_as("jeroen")
    base = f"/bijeenkomsten/{gathering.key}"
    typed = {"title": "Drie", "about": "", "room": "", "places": "4", "years": "2,3", "trainers": [people.olga]}
    client.post(f"{base}/sessies/nieuw/", typed)
    made = Session.objects.get(title="Drie")
    shown = client.post(f"{base}/sessies/{made.key}/wijzigen/", typed | {"places": "6"}).content.decode()
    client.post(f"{base}/sessies/{made.key}/wijzigen/", typed | {"places": "6", "then": "do"})
    made.refresh_from_db()
    asked = client.get(f"{base}/sessies/{made.key}/afzeggen/").content.decode()
    client.post(f"{base}/sessies/{made.key}/afzeggen/")

    assert "Plaatsen: eerst 4, nu 6." in shown
    assert (made.places, made.years) == (6, [2, 3])
    assert "Niemand heeft een plaats in deze sessie." in asked
    assert Session.objects.get(pk=made.pk).cancelled_at is not None
    assert not SessionTrainer.objects.exists()


def test_page_asks_why_and_calls_off(client_as, people, gathering):
    client = client_as("anouk")
    asked = client.get(f"/bijeenkomsten/{gathering.key}/afgelasten/").content.decode()
    client.post(f"/bijeenkomsten/{gathering.key}/afgelasten/", {"because": "Storm."})

    assert "4 mensen krijgen bericht." in asked
    assert Gathering.objects.get(pk=gathering.pk).cancelled_because == "Storm."
