"""Reminding everyone of what is theirs: whom, once, until it is done or put off."""

from datetime import date, timedelta

import pytest

from startbaan.apps.outbox.models import Message
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Pair
from startbaan.apps.programme import actions
from startbaan.apps.programme.models import Activity, Participation, PutOff, Track
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

FRIDAY = date(2026, 11, 27)
DUE = date(2026, 11, 30)


@pytest.fixture
def talk(desk):
    """The start talk of Sanne, to be held by a Monday; nothing else is to be done by anybody."""
    row = desk.activity("sanne", "start-talk")
    Activity.objects.exclude(pk=row.pk).filter(state="planned").update(state="dropped")
    Activity.objects.filter(pk=row.pk).update(
        window=Period(date(2026, 8, 24), DUE + timedelta(days=1)), state="planned", planned_on=None, done_on=None
    )
    row.refresh_from_db()
    return row


def remind(on):
    with clock.standing_on(on):
        return actions.remind(on=on, at=clock.now())


def told(people, **only):
    handles = {number: handle for handle, number in people.persons.items()}
    rows = Message.objects.filter(**only).values_list("to", "subject")
    return sorted((handles[to], subject) for to, subject in rows)


def test_everyone_whose_it_is_hears_of_it_and_nobody_else(people, talk):
    assert remind(FRIDAY) == 3

    assert told(people) == [
        ("karin", "Startgesprek van Sanne de Wit: uiterlijk ma 30 november 2026"),
        ("mehmet", "Startgesprek van Sanne de Wit: uiterlijk ma 30 november 2026"),
        ("sanne", "Startgesprek: uiterlijk ma 30 november 2026"),
    ]
    assert Message.objects.get(to=people.sanne).path == f"/activiteiten/{talk.pk}/"


def test_a_second_run_tells_nothing(talk):
    assert remind(FRIDAY) == 3
    assert remind(FRIDAY) == 0
    assert remind(FRIDAY + timedelta(days=1)) == 0


def test_a_week_a_day_the_day_and_then_weekly(people, talk):
    days = [FRIDAY - timedelta(days=10) + timedelta(days=number) for number in range(40)]

    found = [day for day in days if remind(day)]

    assert found == [date(2026, 11, 23), FRIDAY, DUE, date(2026, 12, 7), date(2026, 12, 14)]
    assert told(people, key__endswith="laat-1", to=people.sanne) == [
        ("sanne", "Startgesprek is te laat: het kon tot en met ma 30 november 2026")
    ]


def test_what_nobody_did_in_time_is_told_higher_up_once(people, talk):
    for day in (date(2026, 12, 7), date(2026, 12, 14), date(2027, 1, 4), date(2027, 1, 11)):
        remind(day)

    assert told(people, key__contains=":na-") == [
        ("hanneke", "Startgesprek van Sanne de Wit is te laat: het kon tot en met ma 30 november 2026")
    ]


def test_that_the_manager_is_late_is_told_to_nobody_higher_up(people, desk, talk):
    visit = desk.activity("sanne", "class-visit")
    Activity.objects.filter(pk=talk.pk).update(state="dropped")
    Activity.objects.filter(pk=visit.pk).update(state="planned", window=Period(date(2026, 8, 24), DUE))
    for day in (date(2026, 12, 14), date(2027, 1, 11)):
        remind(day)

    assert {handle for handle, _subject in told(people)} == {"karin", "sanne"}


def test_an_agreed_day_counts(people, talk):
    Activity.objects.filter(pk=talk.pk).update(planned_on=date(2026, 12, 3))

    assert remind(FRIDAY) == 3
    assert told(people, to=people.sanne) == [("sanne", "Startgesprek: afgesproken op do 3 december 2026")]
    remind(date(2026, 12, 10))
    assert told(people, to=people.sanne, key__endswith="laat-1") == [
        ("sanne", "Startgesprek was afgesproken op do 3 december 2026. Is het gedaan?")
    ]


def test_who_is_named_on_it_hears_of_it_too(people, talk):
    Participation.objects.create(activity=talk, person_id=people.ineke)

    assert remind(FRIDAY) == 4


def test_a_coach_whose_pair_has_ended_hears_nothing(people, talk):
    Pair.objects.filter(starter=people.sanne, relation="coach").update(period=Period(date(2026, 8, 1), FRIDAY))

    assert remind(FRIDAY) == 2


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_nobody_hears_of_what_is_done_or_dropped(talk, state):
    Activity.objects.filter(pk=talk.pk).update(state=state, done_on=A_DAY if state == "done" else None)

    assert remind(FRIDAY) == 0


def test_nobody_hears_while_the_starter_is_away(talk):
    Track.objects.filter(pk=talk.track_id).update(pauses=[Period(A_DAY, date(2027, 2, 1))])

    assert remind(FRIDAY) == 0


def test_nobody_hears_in_a_holiday(people, talk):
    Activity.objects.filter(pk=talk.pk).update(window=Period(date(2026, 8, 24), date(2026, 12, 19)))

    assert remind(date(2026, 12, 25)) == 0
    assert remind(date(2027, 1, 4)) == 3


def test_what_was_not_sent_is_taken_back_when_it_is_done_or_said_anew(people, talk):
    remind(FRIDAY)
    remind(DUE)
    states = dict(Message.objects.filter(to=people.sanne).values_list("key", "state"))
    assert sorted(states.values()) == ["taken_back", "waiting"]

    Activity.objects.filter(pk=talk.pk).update(state="done", done_on=DUE)
    remind(DUE + timedelta(days=1))

    assert set(Message.objects.values_list("state", flat=True)) == {"taken_back"}


def put_off(desk, handle, activity, *, until=date(2026, 12, 8), reason="geen-tijd"):
    with desk.look(handle) as viewer:
        actions.put_off_reminders(by=viewer, at=clock.now(), activity=activity.pk, until=until, reason=reason)


def test_a_reminder_put_off_comes_on_the_day_it_was_put_off_to(desk, talk):
    put_off(desk, "mehmet", talk)

    assert [remind(day) for day in (FRIDAY, DUE, date(2026, 12, 7))] == [0, 0, 0]
    assert remind(date(2026, 12, 8)) == 3


def test_a_reminder_can_come_again(desk, talk):
    put_off(desk, "mehmet", talk)
    with desk.look("sanne") as viewer:
        actions.remind_again(by=viewer, at=clock.now(), activity=talk.pk)
        with pytest.raises(Refusal, match="staan al aan"):
            actions.remind_again(by=viewer, at=clock.now(), activity=talk.pk)

    assert remind(FRIDAY) == 3


@pytest.mark.parametrize("handle", ["sietske", "thijs", "dirkjan", "tessa", "ineke"])
def test_who_may_not_write_the_track_puts_nothing_off(desk, talk, handle):
    with pytest.raises(NotYours):
        put_off(desk, handle, talk)


@pytest.mark.parametrize(
    ("until", "reason", "words"),
    [
        (A_DAY, "geen-tijd", "na vandaag"),
        (A_DAY + timedelta(days=61), "geen-tijd", "uiterlijk"),
        (FRIDAY, "ziek", "reden uit de lijst"),
    ],
)
def test_putting_off_needs_a_day_soon_and_a_reason_of_the_list(desk, talk, until, reason, words):
    with pytest.raises(Refusal, match=words):
        put_off(desk, "mehmet", talk, until=until, reason=reason)


def test_put_off_on_the_page(client_as, people, talk):
    client = client_as("mehmet")
    page = f"/activiteiten/{talk.pk}/herinneringen/"
    assert page in client.get(f"/activiteiten/{talk.pk}/").content.decode()

    assert client.post(page, {"until": "2026-12-08", "reason": "ziek"}).status_code == 422
    assert client.post(page, {"until": "2026-12-08", "reason": "later"}).status_code == 302

    assert PutOff.objects.get().by_id == people.mehmet
    assert "Mehmet Yılmaz stelde ze uit" in client.get(page).content.decode()
    assert client.post(f"{page}weer/").status_code == 302
    assert not PutOff.objects.exists()
    assert client_as("sietske").get(page).status_code == 404


def test_a_track_that_has_ended_reminds_nobody(talk):
    Track.objects.filter(pk=talk.track_id).update(period=Period(date(2026, 8, 1), A_DAY))

    assert remind(FRIDAY) == 0
