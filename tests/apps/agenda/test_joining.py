"""People join and leave an appointment in large company one by one."""

from datetime import date, time, timedelta

import pytest

from startbaan.apps.agenda.actions import (
    answer_appointment,
    cancel_appointment,
    invite,
    put_event,
    uninvite,
)
from startbaan.apps.agenda.models import Appointment, Invitation
from startbaan.apps.agenda.queries import appointments_for, opened_entry
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.domain.meeting.moments import moment_on
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db
WEEK = Period(date(2026, 11, 23), date(2026, 11, 30))
THURSDAY = date(2026, 11, 26)
KEY = "gathering:proef"


def put(by, *, at=time(15), on=THURSDAY):
    put_event(
        by=by,
        at=clock.now(),
        key=KEY,
        title="Middag",
        start=moment_on(on, at),
        minutes=180,
        place="Aula",
        path="/",
    )


def join(by, *who, later=0):
    invite(by=by, at=clock.now() + timedelta(minutes=later), key=KEY, people=who)


def leave(by, *who, later=0):
    uninvite(by=by, at=clock.now() + timedelta(minutes=later), key=KEY, people=who)


def live():
    return Appointment.objects.get(key=KEY, cancelled_at=None)


def told(person):
    rows = Message.objects.filter(to=person, thing__in=["", f"agenda.appointment:{live().pk}"])
    return sorted(rows.exclude(calendar="").values_list("method", "state"))


def agenda_of(people, handle):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        return [(entry.title, entry.names, entry.is_coming) for entry in appointments_for(viewer, WEEK)]


def test_who_joins_has_it_in_the_agenda_accepted_and_without_the_names_of_others(people):
    with acting_as(people.olga, on=A_DAY) as by:
        put(by)
        join(by, people.sanne, people.thijs)

    assert agenda_of(people, "sanne") == [("Middag", "", True)]
    assert agenda_of(people, "karin") == []
    assert live().sequence == 0
    assert sorted(live().invitations.values_list("answer", flat=True)) == ["accepted"] * 2
    assert told(people.sanne) == [("REQUEST", "waiting")]


def test_joining_twice_and_leaving_twice_do_it_once(people):
    with acting_as(people.olga, on=A_DAY) as by:
        put(by)
        join(by, people.sanne)
        join(by, people.sanne, later=1)
        leave(by, people.sanne, later=2)
        leave(by, people.sanne, later=3)

    assert agenda_of(people, "sanne") == []
    assert told(people.sanne) == [("CANCEL", "waiting"), ("REQUEST", "taken_back")]


def test_one_who_joins_or_leaves_tells_the_others_nothing(people):
    with acting_as(people.olga, on=A_DAY) as by:
        put(by)
        join(by, people.sanne)
        before = told(people.sanne)
        join(by, people.thijs)
        leave(by, people.thijs, later=1)

    assert told(people.sanne) == before == [("REQUEST", "waiting")]
    assert live().sequence == 0


def test_a_change_tells_all_who_come_and_asks_nobody_again(people):
    with acting_as(people.olga, on=A_DAY) as by:
        put(by)
        join(by, people.sanne, people.thijs)
        put(by, at=time(16))
        put(by, at=time(16))

    assert live().sequence == 1
    assert sorted(live().invitations.values_list("answer", flat=True)) == ["accepted"] * 2
    assert told(people.sanne) == [("REQUEST", "taken_back"), ("REQUEST", "waiting")]


def test_a_change_costs_as_many_statements_for_two_as_for_six(people, django_assert_num_queries):
    with acting_as(people.olga, on=A_DAY) as by:
        put(by)
        join(by, people.sanne, people.thijs)
        with django_assert_num_queries(12):
            put(by, at=time(16))
        join(by, people.mehmet, people.karin, people.hanneke, people.noah)
        with django_assert_num_queries(12):
            put(by, at=time(17))


def test_it_is_answered_where_it_comes_from_and_not_here(people):
    with acting_as(people.olga, on=A_DAY) as by:
        put(by)
        join(by, people.sanne)
    with acting_as(people.sanne, on=A_DAY) as viewer:
        entry = opened_entry(viewer, live().uid)
        with pytest.raises(Refusal, match="op haar eigen pagina"):
            answer_appointment(by=viewer, at=clock.now(), appointment=live().uid, answer="declined")

    assert (entry.is_answerable, entry.other_words) == (False, [])
    assert Invitation.objects.get(appointment=live()).answer == "accepted"


def test_calling_off_tells_who_come(people):
    with acting_as(people.olga, on=A_DAY) as by:
        put(by)
        join(by, people.sanne)
        cancel_appointment(by=by, at=clock.now(), key=KEY, reason="Te weinig mensen")
        join(by, people.thijs)

    assert agenda_of(people, "sanne") == agenda_of(people, "thijs") == []
    methods = Message.objects.filter(to=people.sanne).exclude(calendar="").values_list("method", "state")
    assert sorted(methods) == [("CANCEL", "waiting"), ("REQUEST", "taken_back")]
