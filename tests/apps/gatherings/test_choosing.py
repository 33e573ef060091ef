"""Choosing a session and sharing them out: the same number for everyone, fair, told, explained; later what is free."""

from datetime import timedelta

import pytest
from arranged import CHOOSE_UNTIL, SESSIONS, arranged, invited, placed
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lists import started

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.models import Attendance, Gathering, Preference, Session
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

AFTER = CHOOSE_UNTIL + timedelta(days=1)
FOUR = ("sanne", "thijs", "yasmina", "femke")


@pytest.fixture
def gathering(people):
    """An afternoon with a session of two and one of three places, to which four come."""
    made = arranged(people, choose_until=CHOOSE_UNTIL)
    invited(people, made)
    for handle in FOUR:
        placed(people, made, handle)
    return made


def key_of(title):
    return Session.objects.get(title=title).key


def prefer(people, gathering, handle, *titles, on=A_DAY):
    with acting_as(people.persons[handle], on=on) as viewer:
        wanted = [key_of(title) for title in titles]
        actions.prefer_sessions(by=viewer, at=clock.now(), gathering=gathering.key, wanted=wanted)


def take(people, gathering, handle, title, *, on=AFTER):
    with acting_as(people.persons[handle], on=on) as viewer:
        return actions.take_session(by=viewer, at=clock.now(), gathering=gathering.key, session=key_of(title))


def share(people, gathering, *, by="jeroen", on=AFTER, mark=None):
    with acting_as(people.persons[by], on=on) as viewer:
        mark = mark or queries.sharing_page(viewer, gathering.key).outcome.mark
        return actions.share_sessions(by=viewer, at=clock.now(), gathering=gathering.key, mark=mark)


def sessions(people):
    found = dict(Attendance.objects.values_list("starter", "session__title"))
    return [found[people.persons[handle]] for handle in FOUR]


def test_preferences_are_kept_in_order_and_can_be_changed(people, gathering):
    prefer(people, gathering, "sanne", "Groepsdynamiek", "Formatief evalueren")
    prefer(people, gathering, "sanne", "Formatief evalueren", "Groepsdynamiek")

    rows = Preference.objects.filter(attendance__starter=people.sanne).order_by("choice")
    assert list(rows.values_list("choice", "session__title")) == [(1, "Formatief evalueren"), (2, "Groepsdynamiek")]


@pytest.mark.parametrize("titles", [["Groepsdynamiek"], ["Groepsdynamiek", "Groepsdynamiek"], []])
def test_everyone_names_as_many_sessions(people, gathering, titles):
    with pytest.raises(Refusal):
        prefer(people, gathering, "sanne", *titles)


def test_preferences_come_too_late_after_the_last_day(people, gathering):
    with pytest.raises(Refusal, match="kan niet meer"):
        prefer(people, gathering, "sanne", "Groepsdynamiek", "Formatief evalueren", on=AFTER)


def test_who_has_no_place_names_no_sessions(people, gathering):
    Attendance.objects.filter(starter=people.sanne).delete()

    with pytest.raises(NotYours):
        prefer(people, gathering, "sanne", "Groepsdynamiek", "Formatief evalueren")


def test_session_for_another_year_is_not_offered(people, gathering):
    Session.objects.filter(title="Groepsdynamiek").update(years=[2, 3])

    with acting_as(people.sanne, on=A_DAY) as viewer:
        found = queries.my_session_choice(viewer, gathering.key)
    assert [one.row.title for one in found.sessions] == ["Formatief evalueren"]


def test_sessions_are_shared_out_told_and_explained(people, gathering):
    for handle in FOUR:
        prefer(people, gathering, handle, "Groepsdynamiek", "Formatief evalueren")
    Message.objects.all().delete()

    assert share(people, gathering) == 4
    assert sorted(sessions(people)) == ["Formatief evalueren"] * 2 + ["Groepsdynamiek"] * 2
    assert Gathering.objects.get(pk=gathering.pk).state == "settled"
    told = Message.objects.filter(key__startswith="gathering:seated:")
    assert set(told.values_list("to", flat=True)) == {people.persons[handle] for handle in FOUR}
    second = Attendance.objects.filter(session__title="Formatief evalueren").first()
    with acting_as(second.starter_id, on=AFTER) as viewer:
        found = queries.choosing_of(viewer, gathering)
    assert found.why[0] == "“Groepsdynamiek”: 4 mensen zetten deze sessie bovenaan, plaatsen: 2."
    assert found.why[1] == "Daarom kreeg je je tweede keuze: “Formatief evalueren”."


def test_nobody_shares_out_while_people_may_still_choose(people, gathering):
    with pytest.raises(Refusal, match="nog voorkeuren"):
        share(people, gathering, on=A_DAY)


def test_outcome_that_is_another_by_now_is_not_written(people, gathering):
    with acting_as(people.jeroen, on=AFTER) as viewer:
        mark = queries.sharing_page(viewer, gathering.key).outcome.mark
    Attendance.objects.filter(starter=people.femke).delete()

    with pytest.raises(actions.Overtaken):
        share(people, gathering, mark=mark)
    assert not Attendance.objects.filter(session__isnull=False).exists()


def test_who_arranges_nothing_shares_nothing_out(people, gathering):
    with acting_as(people.jeroen, on=AFTER) as viewer:
        mark = queries.sharing_page(viewer, gathering.key).outcome.mark

    with pytest.raises(NotYours):
        share(people, gathering, by="hanneke", mark=mark)


def test_who_finds_no_place_waits_for_what_they_wanted_most_and_moves_up(people, gathering):
    Session.objects.update(places=1)
    for handle in FOUR:
        prefer(people, gathering, handle, "Groepsdynamiek", "Formatief evalueren")
    share(people, gathering)
    waiting = Attendance.objects.filter(waits_for__title="Groepsdynamiek").order_by("number").first()
    inside = Attendance.objects.get(session__title="Groepsdynamiek")
    with acting_as(inside.starter_id, on=AFTER) as viewer:
        actions.sign_off(by=viewer, at=clock.now(), gathering=gathering.key)

    waiting.refresh_from_db()
    assert (waiting.session.title, waiting.waits_for, waiting.why) == ("Groepsdynamiek", None, [])


def test_later_sign_up_takes_a_free_seat_and_waits_for_a_full_session(people, gathering):
    for handle in FOUR:
        prefer(people, gathering, handle, "Groepsdynamiek", "Formatief evalueren")
    share(people, gathering)
    placed(people, gathering, "ruben")
    waits = take(people, gathering, "ruben", "Groepsdynamiek")
    assert (waits.session, waits.waits_for.title) == (None, "Groepsdynamiek")

    sits = take(people, gathering, "ruben", "Formatief evalueren")
    assert (sits.session.title, sits.session_seat, sits.waits_for) == ("Formatief evalueren", 3, None)
    with pytest.raises(Refusal, match="vol"):
        take(people, gathering, "ruben", "Groepsdynamiek")


def test_without_preferences_everyone_takes_a_session_at_once(people, gathering):
    Gathering.objects.filter(pk=gathering.pk).update(choose_until=None)
    take(people, gathering, "sanne", "Groepsdynamiek", on=A_DAY)
    take(people, gathering, "thijs", "Groepsdynamiek", on=A_DAY)
    take(people, gathering, "femke", "Groepsdynamiek", on=A_DAY)
    take(people, gathering, "sanne", "Formatief evalueren", on=A_DAY)

    assert sessions(people) == ["Formatief evalueren", "Groepsdynamiek", None, "Groepsdynamiek"]


def test_sharing_out_again_keeps_who_has_one(people, gathering):
    for handle in FOUR:
        prefer(people, gathering, handle, "Groepsdynamiek", "Formatief evalueren")
    share(people, gathering)
    before = sessions(people)
    placed(people, gathering, "ruben")

    assert share(people, gathering) == 1
    assert sessions(people) == before


def test_pages_ask_for_preferences_and_show_rules_and_lot(client_as, people, gathering):
    client = client_as("sanne")
    path = f"/bijeenkomsten/{gathering.key}/keuze/"
    first, second = key_of("Groepsdynamiek"), key_of("Formatief evalueren")
    asked = client.get(path).content.decode()
    wrong = client.post(path, {"choice_1": first, "choice_2": first})
    client.post(path, {"choice_1": second, "choice_2": first})

    assert "Zo veel mogelijk mensen krijgen een plaats in een sessie die bij hun jaar past." in asked
    assert Gathering.objects.get(pk=gathering.pk).seed in asked
    assert wrong.status_code == 422
    assert "Deze sessie koos je al." in wrong.content.decode()
    assert Preference.objects.filter(attendance__starter=people.sanne, choice=1, session__key=second).exists()


def test_page_of_sharing_shows_the_outcome_and_does_it(client_as, people, gathering):
    for handle in FOUR:
        prefer(people, gathering, handle, "Groepsdynamiek", "Formatief evalueren")
    Gathering.objects.filter(pk=gathering.pk).update(choose_until=A_DAY - timedelta(days=1))
    client = client_as("anouk")
    path = f"/bijeenkomsten/{gathering.key}/verdelen/"
    with acting_as(people.anouk, on=A_DAY) as viewer:
        mark = queries.sharing_page(viewer, gathering.key).outcome.mark
    shown = client.get(path).content.decode()
    stale = client.post(path, {"mark": "x"}, follow=True).content.decode()
    client.post(path, {"mark": mark})

    assert "1e keuze: 2" in shown
    assert "2e keuze: 2" in shown
    assert "Bekijk de verdeling opnieuw." in stale
    assert Attendance.objects.filter(session__isnull=False).count() == 4


def test_sharing_costs_as_many_statements_for_eight_as_for_four(people, gathering):
    def statements(made):
        with CaptureQueriesContext(connection) as asked:
            share(people, made)
        return len(asked)

    few = statements(gathering)
    more = arranged(people, choose_until=CHOOSE_UNTIL, sessions=[*SESSIONS, actions.NewSession("Drie", "", "", 9)][1:])
    for handle in FOUR:
        placed(people, more, handle)
    for number in range(4):
        person = started(people, number)
        Attendance.objects.create(
            gathering=more,
            starter=person,
            state="place",
            number=10 + number,
            seat=10 + number,
            answered_at=clock.now(),
        )

    assert statements(more) == few
