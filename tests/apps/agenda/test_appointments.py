"""An appointment is put, moved and called off by the key of what it is for."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from startbaan.apps.agenda.actions import ShownAs, cancel_appointment, put_appointment, put_day
from startbaan.apps.agenda.models import Appointment, Invitation
from startbaan.apps.agenda.queries import appointments_for
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.domain.meeting.moments import moment_on
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

WEEK = Period(date(2026, 11, 23), date(2026, 11, 30))
THURSDAY = date(2026, 11, 26)


def put(by, people, *, at=time(15, 30), on=THURSDAY, minutes=60, title="Gesprek", key="proef:1"):
    put_appointment(
        by=by,
        at=clock.now(),
        key=key,
        title=title,
        shown_as=ShownAs.CONFIDENTIAL,
        start=moment_on(on, at),
        minutes=minutes,
        place="Lokaal 4",
        people=people,
        path="/",
    )


def live(key="proef:1"):
    return Appointment.objects.get(key=key, cancelled_at=None)


def agenda_of(people, handle):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        return [entry.row.title for entry in appointments_for(viewer, WEEK)]


def test_an_appointment_stands_in_the_agenda_of_who_are_invited_and_of_nobody_else(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        put(by, {people.sanne, people.mehmet})

    found = {handle: agenda_of(people, handle) for handle in ("sanne", "mehmet", "karin", "hanneke", "thijs")}
    assert found == {"sanne": ["Gesprek"], "mehmet": ["Gesprek"], "karin": [], "hanneke": [], "thijs": []}


def test_a_title_of_the_programme_is_said_in_the_language_of_the_page(people):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        put(viewer, {people.sanne}, title="Coachgesprek 2")
        (entry,) = appointments_for(viewer, WEEK)
        titles = []
        for language in ("nl", "en"):
            with override(language):
                titles.append(entry.title)

    assert titles == ["Coachgesprek 2", "Coach talk 2"]


def test_putting_the_same_again_changes_nothing(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        put(by, {people.sanne, people.mehmet})
        put(by, {people.sanne, people.mehmet})

    assert (Appointment.objects.count(), live().sequence) == (1, 0)


def test_moving_raises_the_number_keeps_the_name_and_asks_again(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        put(by, {people.sanne, people.mehmet})
        uid = live().uid
        Invitation.objects.update(answer="accepted", answered_at=clock.now())
        put(by, {people.sanne, people.mehmet}, at=time(16))

    assert (live().uid, live().sequence) == (uid, 1)
    answers = dict(Invitation.objects.values_list("person", "answer"))
    assert answers == {people.sanne: "none", people.mehmet: "accepted"}


def test_another_title_keeps_the_answers(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        put(by, {people.sanne, people.mehmet})
        Invitation.objects.update(answer="accepted", answered_at=clock.now())
        put(by, {people.sanne, people.mehmet}, title="Ander gesprek")

    assert set(Invitation.objects.values_list("answer", flat=True)) == {"accepted"}


def test_who_is_no_longer_invited_no_longer_has_it(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        put(by, {people.sanne, people.mehmet, people.karin})
        put(by, {people.sanne, people.mehmet})

    assert (agenda_of(people, "karin"), agenda_of(people, "sanne"), live().sequence) == ([], ["Gesprek"], 1)


def test_calling_off_takes_it_out_and_a_new_one_counts_on_under_a_new_name(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        put(by, {people.sanne, people.mehmet})
        uid = live().uid
        cancel_appointment(by=by, at=clock.now(), key="proef:1", reason="ziek kind")
        assert agenda_of(people, "sanne") == []
        put(by, {people.sanne, people.mehmet})

    assert (live().sequence, live().uid == uid) == (2, False)


@pytest.mark.parametrize(("days", "told"), [(3, ["CANCEL"]), (-1, [])])
def test_calling_off_is_told_only_of_a_day_still_to_come(people, days, told):
    with acting_as(people.mehmet, on=A_DAY) as by:
        put_day(
            by=by,
            at=clock.now(),
            key="proef:2",
            title="Gesprek",
            shown_as=ShownAs.CONFIDENTIAL,
            day=A_DAY + timedelta(days=days),
            place="",
            people={people.sanne, people.mehmet},
            path="/",
        )
        cancel_appointment(by=by, at=clock.now(), key="proef:2")

    assert [row.method for row in Message.objects.filter(to=people.sanne, method="CANCEL")] == told


def test_calling_off_what_does_not_stand_does_nothing(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        cancel_appointment(by=by, at=clock.now(), key="proef:1")

    assert Appointment.objects.count() == 0


def test_a_day_without_a_time_stands_before_the_times_of_that_day(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        put(by, {people.sanne}, title="Met tijd")
        put_day(
            by=by,
            at=clock.now(),
            key="proef:2",
            title="De hele dag",
            shown_as=ShownAs.OPEN,
            day=THURSDAY,
            place="",
            people={people.sanne},
            path="/",
        )

    assert agenda_of(people, "sanne") == ["De hele dag", "Met tijd"]


def test_an_appointment_without_length_is_refused(people):
    with acting_as(people.mehmet, on=A_DAY) as by, pytest.raises(Refusal, match="een tijd en een duur"):
        put(by, {people.sanne}, minutes=0)


def test_the_database_keeps_one_live_appointment_of_a_key(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        put(by, {people.sanne})
    with pytest.raises(IntegrityError, match="appointment_one_live"), transaction.atomic():
        Appointment.objects.create(
            key="proef:1", sequence=9, title="Nog een", shown_as="open", whole_day=THURSDAY, changed_at=clock.now()
        )


def test_an_appointment_late_in_the_evening_is_on_the_day_of_the_netherlands(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        put(by, {people.sanne}, at=time(0, 30), on=WEEK.start)
        put(by, {people.sanne}, at=time(0, 30), on=WEEK.end, key="proef:2", title="Volgende week")

    assert agenda_of(people, "sanne") == ["Gesprek"]
    assert live().day == WEEK.start
