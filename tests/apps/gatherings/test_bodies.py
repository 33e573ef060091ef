"""Meetings of the bodies: agenda in order, decisions, actions that come back, and nobody else who reads them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from attending import put_meeting

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.models import AgendaPoint, BodyAction, BodyDecision, Gathering
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Person
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db
SOON = A_DAY + timedelta(days=14)


def words_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def meeting(people):
    return put_meeting(people)


def add(people, meeting, *titles):
    with acting_as(people.anouk, on=A_DAY) as by:
        for title in titles:
            actions.add_point(by=by, at=clock.now(), gathering=meeting.key, title=title, words="")


def agree(people, meeting, handle="jeroen", words="Belt de trainers", until=SOON):
    owner = Person.objects.get(pk=getattr(people, handle)).key
    with acting_as(people.anouk, on=A_DAY) as by:
        return actions.agree_action(by=by, at=clock.now(), gathering=meeting.key, words=words, owner=owner, until=until)


def points_of(meeting):
    return list(AgendaPoint.objects.filter(gathering=meeting).order_by("number").values_list("number", "title"))


def test_agenda_stays_in_order_when_points_move_and_go(people, meeting):
    add(people, meeting, "Opening", "Enquête", "Handboek", "Sluiting")
    third, second = (AgendaPoint.objects.get(title=title).pk for title in ("Handboek", "Enquête"))

    with acting_as(people.anouk, on=A_DAY) as by:
        said = {"by": by, "at": clock.now(), "gathering": meeting.key}
        actions.raise_point(point=third, **said)
        actions.raise_point(point=third, **said)
        actions.raise_point(point=third, **said)
        actions.remove_point(point=second, **said)

    assert points_of(meeting) == [(1, "Handboek"), (2, "Opening"), (3, "Sluiting")]


def test_minutes_hold_what_was_said_and_decided_under_each_point(people, meeting):
    add(people, meeting, "Enquête")
    row = AgendaPoint.objects.get()
    point = row.pk
    with acting_as(people.anouk, on=A_DAY) as by:
        said = {"by": by, "at": clock.now(), "gathering": meeting.key}
        wrote = {"title": "Enquête", "words": "Zie bijlage", "notes": "Wij lazen de uitkomst."}
        actions.write_point(point=point, was=queries.fingerprint_of_point(row), **wrote, **said)
        actions.decide(point=point, words="De middag blijft drie uur.", **said)
        actions.decide(point=None, words="Volgende keer online.", **said)
        found = queries.minutes_of_meeting(by, meeting.key)

    (line,) = found.points
    assert (line.row.notes, [one.words for one in line.decisions]) == (
        "Wij lazen de uitkomst.",
        ["De middag blijft drie uur."],
    )
    assert [one.words for one in found.decisions] == ["Volgende keer online."]


def test_second_of_two_who_write_a_point_is_told_and_loses_nothing(people, meeting, client_as):
    add(people, meeting, "Enquête")
    page = f"/bijeenkomsten/{meeting.key}/verslag/punten/{AgendaPoint.objects.get().pk}/"
    anouk, jeroen = client_as("anouk"), client_as("jeroen")
    was = queries.fingerprint_of_point(AgendaPoint.objects.get())
    first = anouk.post(page, {"title": "Enquête", "words": "", "notes": "Anouk schreef dit.", "was": was})
    second = jeroen.post(page, {"title": "Enquête", "words": "", "notes": "Jeroen schreef dat.", "was": was})
    shown = second.content.decode()
    now = queries.fingerprint_of_point(AgendaPoint.objects.get())
    third = jeroen.post(page, {"title": "Enquête", "words": "", "notes": "Beide.", "was": now})

    assert (first.status_code, second.status_code, third.status_code) == (302, 422, 302)
    assert [words in shown for words in ("terwijl jij typte", "Anouk schreef dit.", "Jeroen schreef dat.", now)] == [
        True
    ] * 4
    assert AgendaPoint.objects.get().notes == "Beide."


def test_member_who_was_not_invited_finds_the_minutes_in_the_list(people, client_as):
    path = f"/bijeenkomsten/{put_meeting(people, body=Gathering.Body.COORDINATORS).key}/verslag/"
    found = {who: path in words_of(client_as(who).get("/bijeenkomsten/")) for who in ("hanneke", "anouk", "sanne")}

    assert found == {"hanneke": True, "anouk": False, "sanne": False}


def test_decision_of_a_point_that_goes_stays(people, meeting):
    add(people, meeting, "Enquête")
    point = AgendaPoint.objects.get().pk
    with acting_as(people.anouk, on=A_DAY) as by:
        said = {"by": by, "at": clock.now(), "gathering": meeting.key}
        actions.decide(point=point, words="Blijft staan.", **said)
        actions.remove_point(point=point, **said)

    assert list(BodyDecision.objects.values_list("words", "point")) == [("Blijft staan.", None)]


def test_nothing_is_decided_before_the_day(people):
    coming = put_meeting(people, day=SOON)

    with acting_as(people.anouk, on=A_DAY) as by, pytest.raises(Refusal, match="nog niet geweest"):
        actions.decide(by=by, at=clock.now(), gathering=coming.key, point=None, words="Te vroeg.")


def test_action_comes_back_on_the_next_meeting_until_it_is_done(people, meeting):
    made = agree(people, meeting)
    following, later = (put_meeting(people, day=A_DAY + timedelta(days=days)) for days in (30, 60))

    def left(row):
        with acting_as(people.anouk, on=A_DAY) as viewer:
            return [line.row.words for line in queries.minutes_of_meeting(viewer, row.key).before]

    assert (left(following), left(later)) == (["Belt de trainers"], ["Belt de trainers"])
    with acting_as(people.jeroen, on=A_DAY + timedelta(days=10)) as by:
        actions.finish_action(by=by, at=clock.now(), action=made.key)
    assert (left(following), left(later)) == (["Belt de trainers"], [])
    with acting_as(people.anouk, on=A_DAY) as by:
        actions.reopen_action(by=by, at=clock.now(), action=made.key)
    assert left(later) == ["Belt de trainers"]


def test_action_of_another_body_does_not_come_back(people, meeting):
    agree(people, meeting)
    other = put_meeting(people, body=Gathering.Body.STEERING_GROUP, day=SOON)

    with acting_as(people.marijke, on=A_DAY) as viewer:
        assert queries.minutes_of_meeting(viewer, other.key).before == ()


def test_owner_is_told_and_sees_the_own_actions(people, client_as, meeting):
    agree(people, meeting, until=A_DAY)

    with acting_as(people.jeroen, on=A_DAY + timedelta(days=1)) as viewer:
        lines = [(line.row.words, line.is_late, line.may_turn) for line in queries.my_actions(viewer)]

    assert lines == [("Belt de trainers", True, True)]
    assert Message.objects.filter(to=people.jeroen, path="/bijeenkomsten/acties/").count() == 1
    assert "Belt de trainers" in words_of(client_as("jeroen").get("/bijeenkomsten/acties/"))
    assert "Je hebt geen actiepunten" in words_of(client_as("sanne").get("/bijeenkomsten/acties/"))


@pytest.mark.parametrize(("handle", "until", "said"), [
    ("sanne", SOON, "Kies wie het doet uit de leden"),
    ("jeroen", A_DAY - timedelta(days=1), "Kies een dag na het overleg"),
])  # fmt: skip
def test_impossible_action_is_refused(people, meeting, handle, until, said):
    with pytest.raises(Refusal, match=said):
        agree(people, meeting, handle, until=until)


READERS = {
    "working_group": ["anouk", "jeroen"],
    "steering_group": ["jeroen", "marijke"],
    "coordinators": ["hanneke", "wil", "tessa", "kees", "jeroen", "fatima"],
}


@pytest.mark.parametrize("body", READERS)
def test_minutes_open_to_members_only(people, client_as, body):
    meeting = put_meeting(people, body=body)
    asked = (
        "anouk",
        "jeroen",
        "marijke",
        "fatima",
        "hanneke",
        "wil",
        "tessa",
        "kees",
        "olga",
        "sanne",
        "mehmet",
        "bas",
    )

    opened = [h for h in asked if client_as(h).get(f"/bijeenkomsten/{meeting.key}/verslag/").status_code == 200]

    assert sorted(opened) == sorted(READERS[body])


@pytest.mark.parametrize("handle", ["marijke", "fatima", "hanneke", "sanne"])
def test_nobody_else_writes(people, meeting, handle):
    made = agree(people, meeting)
    with acting_as(getattr(people, handle), on=A_DAY) as by:
        said = {"by": by, "at": clock.now()}
        for act in (
            lambda: actions.add_point(gathering=meeting.key, title="X", words="", **said),
            lambda: actions.decide(gathering=meeting.key, words="X", point=None, **said),
            lambda: actions.finish_action(action=made.key, **said),
            lambda: actions.remove_action(action=made.key, **said),
        ):
            with pytest.raises(NotYours):
                act()

    assert (AgendaPoint.objects.count(), BodyAction.objects.get().done_on) == (0, None)


def test_coordinator_reads_and_writes_nothing(people, client_as):
    meeting = put_meeting(people, body=Gathering.Body.COORDINATORS)
    page = words_of(client_as("hanneke").get(f"/bijeenkomsten/{meeting.key}/verslag/"))

    assert "Zet op de agenda" not in page
    assert (
        client_as("hanneke").post(f"/bijeenkomsten/{meeting.key}/verslag/punten/", {"punt-title": "X"}).status_code
        == 404
    )


def test_another_subject_finds_an_action_by_its_key(people, meeting):
    made = agree(people, meeting)
    with acting_as(people.anouk, on=A_DAY) as viewer:
        (line,) = queries.actions_of_bodies(viewer, organisation=people.organisations["waterrijk"])
        found = queries.action_of_body(viewer, made.key)
        nothing = queries.action_of_body(viewer, uuid4())
    with acting_as(people.sanne, on=A_DAY) as viewer:
        hidden = queries.action_of_body(viewer, made.key)

    assert (line.key, found, nothing, hidden) == (made.key, line, None, None)
    assert line.url == f"/bijeenkomsten/{meeting.key}/verslag/#acties"


def test_pages_take_points_decisions_and_actions_and_give_back_what_is_wrong(people, client_as, meeting):
    client, page = client_as("anouk"), f"/bijeenkomsten/{meeting.key}/verslag/"

    added = client.post(f"{page}punten/", {"punt-title": "Enquête", "punt-words": ""}, follow=True)
    point = AgendaPoint.objects.get().pk
    written = client.post(
        f"{page}punten/{point}/", {"title": "Enquête", "words": "", "notes": "Besproken."}, follow=True
    )
    decided = client.post(f"{page}besluiten/", {"besluit-words": "Akkoord", "besluit-point": point}, follow=True)
    wrong = client.post(f"{page}acties/", {"actie-words": "Bellen", "actie-owner": "", "actie-until": "2026-12-01"})
    owner = str(Person.objects.get(pk=people.jeroen).key)
    agreed = client.post(
        f"{page}acties/", {"actie-words": "Bellen", "actie-owner": owner, "actie-until": "2026-12-01"}, follow=True
    )

    assert "Het punt staat op de agenda." in words_of(added)
    assert "Besproken." in words_of(written)
    assert "Akkoord" in words_of(decided)
    assert (wrong.status_code, "Kies wie het doet." in words_of(wrong), "Bellen" in words_of(wrong)) == (
        422,
        True,
        True,
    )
    assert "Jeroen Kuipers" in words_of(agreed)


def test_minutes_print_the_same_every_time(people, client_as, meeting):
    add(people, meeting, "Enquête")
    agree(people, meeting)
    url = f"/bijeenkomsten/{meeting.key}/verslag.pdf"

    first, second = client_as("anouk").get(url), client_as("jeroen").get(url)

    assert (first.content[:5], b"/StructTreeRoot" in first.content) == (b"%PDF-", True)
    assert first.content == second.content
