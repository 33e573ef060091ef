"""A code on paper opens a sign-in that never was used, once."""

from datetime import timedelta

import pytest

from startbaan.apps.journal.models import Entry
from startbaan.apps.people import actions
from startbaan.apps.people.access import acting_as, acting_as_user
from startbaan.apps.people.models import Address, Person, SignInCode
from startbaan.project import cast
from startbaan.ui import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def thijs(people):
    """A starter without a mailbox."""
    Address.objects.filter(person=people.thijs).delete()
    return Person.objects.get(pk=people.thijs)


def print_for(person, *, by):
    with acting_as(by, on=cast.A_DAY) as viewer:
        return actions.print_code(by=viewer, person=person, at=clock.now())


@pytest.mark.parametrize("handle", ["bert", "hanneke", "dirkjan", "bas"])
def test_manager_coordinator_hr_and_administrator_print(people, thijs, client, handle):
    code = print_for(thijs, by=getattr(people, handle))
    entered = client.post("/inloggen/papier/", {"code": code.lower().replace("-", " ")})

    assert entered.url == "/account/adressen/"
    assert client.session["_auth_user_id"] == str(Person.objects.get(pk=thijs.pk).user_id)


@pytest.mark.parametrize("handle", ["karin", "joost", "mehmet", "wil", "thijs", "jeroen", "els"])
def test_nobody_else_prints(people, thijs, handle):
    with pytest.raises(actions.NotYours):
        print_for(thijs, by=getattr(people, handle))


def test_code_works_once(people, thijs, client):
    code = print_for(thijs, by=people.bert)
    client.post("/inloggen/papier/", {"code": code})
    client.post("/uitloggen/")

    assert client.post("/inloggen/papier/", {"code": code}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_newer_code_closes_the_older(people, thijs, client):
    older, newer = print_for(thijs, by=people.bert), print_for(thijs, by=people.hanneke)

    assert client.post("/inloggen/papier/", {"code": older}).status_code == 200
    assert client.post("/inloggen/papier/", {"code": newer}).status_code == 302


def test_code_expires_after_two_weeks(people, thijs, client):
    code = print_for(thijs, by=people.bert)
    with clock.standing_on(cast.A_DAY + timedelta(days=14)):
        assert client.post("/inloggen/papier/", {"code": code}).status_code == 200


def test_code_is_kept_nowhere(people, thijs):
    code = print_for(thijs, by=people.bert)
    entry = Entry.objects.get(verb="print_sign_in_code")

    assert code not in str(list(SignInCode.objects.values())) + str(entry.changes)
    assert (entry.actor, entry.starter) == (people.bert, thijs.pk)


def test_no_code_opens_a_sign_in_that_exists(people, thijs, client):
    client.post("/inloggen/papier/", {"code": print_for(thijs, by=people.bert)})
    person = Person.objects.get(pk=thijs.pk)

    for handle in ("bert", "hanneke", "dirkjan"):
        with pytest.raises(actions.NotYours):
            print_for(person, by=getattr(people, handle))
    assert print_for(person, by=people.bas)


def test_holder_keeps_a_code_to_come_back(people, thijs, client):
    client.post("/inloggen/papier/", {"code": print_for(thijs, by=people.bert)})
    user = client.session["_auth_user_id"]
    page = client.post("/account/inlogcode/").content.decode()
    code = page.partition('<p class="sb-secret">')[2].partition("<")[0]
    client.post("/uitloggen/")
    client.post("/inloggen/papier/", {"code": code})

    assert client.session["_auth_user_id"] == user


def test_who_signs_in_by_mail_keeps_no_code(people):
    user = actions.admit(email=cast.email_of("sanne"), on=cast.A_DAY, at=clock.now())
    with acting_as_user(user.pk, on=cast.A_DAY) as viewer, pytest.raises(actions.Refusal):
        actions.keep_code(by=viewer, at=clock.now())


def test_trying_codes_is_throttled(people, client):
    answers = [client.post("/inloggen/papier/", {"code": "BBBB-CCCC-DDDD-FFFF"}) for _ in range(31)]

    assert "te veel codes" not in answers[29].content.decode()
    assert "te veel codes" in answers[30].content.decode()


def test_service_person_acts_for_hr_at_one_board_only(people):
    board = Person.objects.get(pk=people.dirkjan).roles.get().organisation
    person = actions.service_person(board, on=cast.A_DAY)

    assert actions.service_person(board, on=cast.A_DAY) == person
    with acting_as(person, on=cast.A_DAY) as viewer:
        assert [(held.role, held.organisation) for held in viewer.roles] == [("hr", board.pk)]
