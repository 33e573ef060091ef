"""Whatever is put, moved and called off in whatever order: one live appointment of a key, and its number rises."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from startbaan.apps.agenda.actions import ShownAs, cancel_appointment, put_appointment, put_day
from startbaan.apps.agenda.models import Appointment
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.domain.meeting.moments import after, begin_of
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

KEYS = ("proef:1", "proef:2")
KEY = st.sampled_from(KEYS)
WHO = st.sets(st.sampled_from(["sanne", "mehmet", "karin"]), min_size=1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), KEY, st.integers(0, 3), WHO),
        st.tuples(st.just("day"), KEY, st.integers(0, 3), WHO),
        st.tuples(st.just("cancel"), KEY, st.just(0), WHO),
    ),
    min_size=1,
    max_size=8,
)


def take(by, people, step):
    verb, key, when, who = step
    said = {
        "by": by,
        "at": clock.now(),
        "key": key,
        "title": "Gesprek",
        "shown_as": ShownAs.OPEN,
        "place": "",
        "people": {people.persons[handle] for handle in who},
        "path": "/",
    }
    if verb == "put":
        put_appointment(**said, start=after(begin_of(A_DAY), minutes=600 + 60 * when), minutes=45)
    elif verb == "day":
        put_day(**said, day=A_DAY + timedelta(days=when))
    else:
        cancel_appointment(by=by, at=clock.now(), key=key)


def state(key):
    rows = Appointment.objects.filter(key=key).order_by("sequence")
    return [(row.uid, row.sequence, row.cancelled_at is None) for row in rows]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_one_is_live_and_numbers_only_rise(people, steps):
    for key in KEYS:
        Appointment.objects.filter(key=key).delete()
    Message.objects.all().delete()
    highest = dict.fromkeys(KEYS, -1)
    for step in steps:
        with acting_as(people.mehmet, on=A_DAY) as by:
            take(by, people, step)
        for key in KEYS:
            found = state(key)
            numbers = [number for _, number, _ in found]
            assert [is_live for _, _, is_live in found][:-1] == [False] * (len(found) - 1)
            assert numbers == sorted(set(numbers))
            assert max(numbers, default=-1) >= highest[key]
            highest[key] = max(numbers, default=-1)
        _, key, _, who = step
        if step[0] != "cancel":
            live = Appointment.objects.get(key=key, cancelled_at=None)
            assert set(live.invitations.values_list("person", flat=True)) == {people.persons[one] for one in who}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_of_each_name_everyone_is_told_once_at_most_what_is_new(people, steps):
    for key in KEYS:
        Appointment.objects.filter(key=key).delete()
    Message.objects.all().delete()
    for step in steps:
        with acting_as(people.mehmet, on=A_DAY) as by:
            take(by, people, step)

    waiting = Message.objects.filter(state=Message.State.WAITING)
    told = [(row.to_id, row.key.rsplit(":", 1)[0]) for row in waiting]
    assert sorted(told) == sorted(set(told))
