"""Inviting: who is meant, who invites for whom, once each, with the board's own words, at a fixed cost."""

import pytest
from arranged import arranged, invited
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lists import started

from startbaan.apps.gatherings import queries
from startbaan.apps.gatherings.models import Gathering, InvitationWords, Invited
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.project.cast import A_DAY


def told(gathering):
    return Message.objects.filter(key=f"gathering:invited:{gathering.key}")


def test_coordinator_invites_the_starters_of_the_own_board_with_own_words(people):
    gathering = arranged(people)

    assert invited(people, gathering, words="Tot woensdag!") == 4
    assert set(Invited.objects.values_list("starter", flat=True)) == {
        people.sanne,
        people.thijs,
        people.yasmina,
        people.femke,
    }
    assert {message.lines[0] for message in told(gathering)} == {"Tot woensdag!"}
    assert InvitationWords.objects.get().board_id == people.organisations["waterland"]


def test_inviting_again_reaches_only_who_is_new(people):
    gathering = arranged(people)
    invited(people, gathering)
    new = started(people, 1)

    assert invited(people, gathering) == 1
    assert told(gathering).filter(to=new).count() == 1
    assert told(gathering).count() == 5


def test_coordinator_invites_for_no_other_board(people):
    gathering = arranged(people)

    with pytest.raises(NotYours):
        invited(people, gathering, board="de-vaart")


def test_organiser_sees_every_board_and_invites_with_the_words_of_its_coordinator(people):
    gathering = arranged(people)
    InvitationWords.objects.create(
        gathering=gathering, board_id=people.organisations["de-vaart"], words="Namens De Vaart"
    )

    assert invited(people, gathering, board="de-vaart", by="jeroen", words="Van mij") == 1
    assert told(gathering).get().lines[0] == "Namens De Vaart"


@pytest.mark.parametrize(("whom", "expected"), [("coaches", {"mehmet", "petra"}), ("everyone", {"mehmet", "karin"})])
def test_who_is_meant_follows_from_for_whom(people, whom, expected):
    gathering = arranged(people)
    Gathering.objects.filter(pk=gathering.pk).update(for_whom=whom)
    invited(people, gathering)

    found = set(Invited.objects.values_list("starter", flat=True))
    assert {people.persons[handle] for handle in expected} <= found
    assert (people.hanneke in found, people.sanne in found) == (False, whom == "everyone")


def test_stranger_finds_no_page_to_invite(client_as, people):
    gathering = arranged(people)

    statuses = [
        client_as(handle).get(f"/bijeenkomsten/{gathering.key}/uitnodigen/").status_code
        for handle in ("sanne", "mehmet", "karin", "marijke", "hanneke", "anouk")
    ]

    assert statuses == [404, 404, 404, 404, 200, 200]


def test_nobody_is_invited_to_what_does_not_go_on(people):
    gathering = arranged(people)
    Gathering.objects.filter(pk=gathering.pk).update(state="cancelled")

    with pytest.raises(Refusal):
        invited(people, gathering)


def test_inviting_eleven_costs_as_many_statements_as_inviting_five(people):
    def statements(gathering):
        with CaptureQueriesContext(connection) as asked:
            invited(people, gathering)
        return len(asked)

    started(people, 9)
    few = statements(arranged(people))
    for number in range(6):
        started(people, number)

    assert statements(arranged(people)) == few


def test_who_cannot_be_mailed_is_shown(people):
    new = started(people, 1)
    gathering = arranged(people)

    with acting_as(people.hanneke, on=A_DAY) as viewer:
        (board,) = queries.boards_invited(viewer, gathering.key).boards
    assert board.unreached == ("Nieuw Nummer 1",)
    assert new.pk in board.new


def test_page_invites_and_says_how_many(client_as, people):
    gathering = arranged(people)
    client = client_as("hanneke")
    sent = {"organisation": people.organisations["waterland"], "words": "Kom!"}

    page = client.post(f"/bijeenkomsten/{gathering.key}/uitnodigen/", sent, follow=True).content.decode()

    assert "4 mensen zijn uitgenodigd." in page
    assert "4 van 4 mensen uitgenodigd." in page


def test_words_that_are_too_long_are_given_back(client_as, people):
    gathering = arranged(people)
    client = client_as("hanneke")
    sent = {"organisation": people.organisations["waterland"], "words": "x" * 501}

    page = client.post(f"/bijeenkomsten/{gathering.key}/uitnodigen/", sent)

    assert page.status_code == 422
    assert "x" * 501 in page.content.decode()
    assert not Invited.objects.exists()
