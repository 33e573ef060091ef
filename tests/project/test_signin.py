"""Who proves to read the mail of an address gets in; what an import says about an address lets nobody in."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from startbaan.apps.people import queries
from startbaan.apps.people.access import acting_as, acting_as_email
from startbaan.apps.people.models import Address, Person, User
from startbaan.apps.people.queries import Standing
from startbaan.domain.periods import Period
from startbaan.project import cast
from startbaan.ui import clock

pytestmark = pytest.mark.django_db

SANNE = cast.email_of("sanne")
STRANGER = "niemand@elders.example"


@pytest.fixture
def ask(client, django_capture_on_commit_callbacks):
    """Ask for a code and give the one that was mailed."""

    def ask_for(email, *, page="/inloggen/", by=client):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            response = by.post(page, {"email": email})
        found = re.search(r"\b\d{6}\b", mail.outbox[-1].body) if mail.outbox else None
        return response, found[0] if found else ""

    return ask_for


@pytest.fixture
def signed_in(client, ask):
    """Sign in by code as someone of the cast."""

    def sign_in(handle, *, by=client):
        _, code = ask(cast.email_of(handle), by=by)
        return by.post("/inloggen/code/", {"code": code})

    return sign_in


def test_first_code_makes_the_sign_in_and_confirms_the_address(people, client, ask):
    response, code = ask(SANNE)
    entered = client.post("/inloggen/code/", {"code": code})

    person = Person.objects.get(pk=people.sanne)
    address = Address.objects.get(email=SANNE)
    assert (response.url, entered.status_code, entered.url) == ("/inloggen/code/", 302, "/")
    assert client.session["_auth_user_id"] == str(person.user_id)
    assert address.confirmed_at == clock.now()
    assert person.user.has_usable_password() is False


def test_second_code_opens_the_same_sign_in(people, client, signed_in):
    signed_in("sanne")
    user = client.session["_auth_user_id"]
    client.post("/uitloggen/")
    signed_in("sanne")

    assert client.session["_auth_user_id"] == user
    assert User.objects.filter(persons=people.sanne).count() == 1


def test_page_answers_the_same_for_every_address(people, client, ask):
    known, _ = ask(SANNE)
    shown = client.get("/inloggen/code/").content.decode().replace(SANNE, "X")
    client.cookies.clear()
    unknown, code = ask(STRANGER)
    also_shown = client.get("/inloggen/code/").content.decode().replace(STRANGER, "X")
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert token.sub("", shown) == token.sub("", also_shown)
    assert code == ""
    assert len(mail.outbox) == 1


def test_imported_address_does_not_open_an_existing_sign_in(people, client, ask, signed_in):
    signed_in("sanne")
    client.post("/uitloggen/")
    Address.objects.create(person_id=people.sanne, email="sanne@import.example", period=Period(cast.A_DAY))
    _, code = ask("sanne@import.example")

    assert code == ""
    assert queries.doorway("sanne@import.example", on=cast.A_DAY).standing is Standing.UNCONFIRMED
    assert "Bevestig eerst" in mail.outbox[0].subject
    assert client.post("/inloggen/code/", {"code": "123456"}).status_code == 200
    assert Address.objects.get(email="sanne@import.example").confirmed_at is None


def test_imported_address_opens_once_confirmed_from_within(people, client, ask, signed_in):
    signed_in("sanne")
    row = Address.objects.create(person_id=people.sanne, email="sanne@import.example", period=Period(cast.A_DAY))
    _, code = ask("", page=f"/account/adressen/{row.pk}/bevestigen/")
    client.post("/account/code/", {"code": code})

    assert queries.doorway("sanne@import.example", on=cast.A_DAY).standing is Standing.OPEN


def test_ended_address_opens_nothing(people, client, ask):
    Address.objects.filter(email=SANNE).update(period=Period(cast.A_DAY - timedelta(days=9), cast.A_DAY))
    _, code = ask(SANNE)

    assert code == ""
    assert queries.doorway(SANNE, on=cast.A_DAY).standing is Standing.UNKNOWN


def test_closed_sign_in_opens_nothing(people, client, signed_in, ask):
    signed_in("sanne")
    User.objects.filter(persons=people.sanne).update(is_active=False)

    assert client.get("/account/").status_code == 302
    assert ask(SANNE)[1] == ""


def test_wrong_code_counts_and_the_fifth_ends_it(people, client, ask):
    _, code = ask(SANNE)
    wrong = "000000" if code != "000000" else "111111"
    answers = [client.post("/inloggen/code/", {"code": wrong}).status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 302]
    assert client.post("/inloggen/code/", {"code": code}).url == "/inloggen/"
    assert "_auth_user_id" not in client.session


def test_code_works_in_the_browser_that_asked_only(people, client, ask, django_user_model):
    _, code = ask(SANNE)
    client.cookies.clear()

    assert client.post("/inloggen/code/", {"code": code}).url == "/inloggen/"


def test_code_expires(people, client, ask):
    _, code = ask(SANNE)
    with clock.standing_on(cast.A_DAY + timedelta(days=1)):
        answer = client.post("/inloggen/code/", {"code": code})

    assert answer.url == "/inloggen/"


def test_code_of_one_purpose_serves_no_other(people, client, ask):
    _, code = ask(SANNE)

    assert client.post("/account/code/", {"code": code}).status_code == 403


def test_asking_too_often_is_refused(people, client, ask):
    answers = [ask(SANNE)[0].status_code for _ in range(6)]

    assert answers == [302] * 5 + [200]


def test_sign_in_leads_on_to_where_one_was_going_on_this_site_only(people, client, ask):
    first = client.get("/account/")
    _, code = ask(SANNE, page=f"/inloggen/?next={first.url.partition('next=')[2]}")
    inside = client.post("/inloggen/code/", {"code": code})
    client.post("/uitloggen/")
    _, code = ask(SANNE, page="/inloggen/?next=https://elders.example/")
    outside = client.post("/inloggen/code/", {"code": code})

    assert (inside.url, outside.url) == ("/account/", "/")


def test_own_address_is_added_after_a_code(people, client, ask, signed_in):
    signed_in("sanne")
    _, code = ask("Sanne.Prive@mail.example", page="/account/adressen/")
    client.post("/account/code/", {"code": code})

    row = Address.objects.get(email="sanne.prive@mail.example")
    assert (row.person_id, row.source, row.period) == (people.sanne, "zelf", Period(cast.A_DAY))
    assert row.confirmed_at == clock.now()


def test_own_address_is_not_taken_from_another(people, client, ask, signed_in):
    signed_in("sanne")
    _, code = ask(cast.email_of("thijs"), page="/account/adressen/")
    client.post("/account/code/", {"code": code})

    assert list(Address.objects.filter(email=cast.email_of("thijs")).values_list("person", flat=True)) == [people.thijs]


def test_last_confirmed_address_stays(people, client, ask, signed_in):
    signed_in("sanne")
    _, code = ask("prive@mail.example", page="/account/adressen/")
    client.post("/account/code/", {"code": code})
    row = Address.objects.get(email="prive@mail.example")
    Address.objects.filter(email=SANNE).update(confirmed_at=None)
    client.post(f"/account/adressen/{row.pk}/beeindigen/")

    assert Address.objects.filter(pk=row.pk).exists()


def test_address_of_another_cannot_be_confirmed_or_ended(people, client, signed_in):
    signed_in("sanne")
    other = Address.objects.get(email=cast.email_of("thijs"))

    assert client.post(f"/account/adressen/{other.pk}/bevestigen/").status_code == 404
    assert client.post(f"/account/adressen/{other.pk}/beeindigen/").status_code == 404


def test_signing_in_with_both_brings_two_sign_ins_together(people, client, ask, signed_in):
    signed_in("ruben")
    emptied = client.session["_auth_user_id"]
    client.post("/uitloggen/")
    signed_in("sanne")
    _, code = ask(cast.email_of("ruben"), page="/account/ook-elders/")
    client.post("/account/code/", {"code": code})

    users = set(Person.objects.filter(pk__in=[people.sanne, people.ruben]).values_list("user", flat=True))
    assert users == {int(client.session["_auth_user_id"])}
    assert User.objects.get(pk=emptied).is_active is False
    assert queries.doorway(cast.email_of("ruben"), on=cast.A_DAY).user == int(client.session["_auth_user_id"])


def test_linking_asks_for_a_code_of_an_address_that_opens(people, client, ask, signed_in):
    signed_in("sanne")
    _, code = ask(STRANGER, page="/account/ook-elders/")

    assert code == ""


def test_sign_out_everywhere_ends_the_other_sessions(people, client, django_capture_on_commit_callbacks, signed_in):
    other = type(client)()
    signed_in("sanne")
    signed_in("sanne", by=other)
    client.post("/account/overal-uitloggen/")

    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302


def test_session_ends_when_idle_and_when_old(people, client, signed_in):
    signed_in("sanne")
    assert client.get("/account/").status_code == 200
    with clock.standing_on(cast.A_DAY + timedelta(days=1)):
        assert client.get("/account/").status_code == 302


def test_session_in_use_ends_after_a_fortnight(people, client, signed_in, settings):
    settings.SESSION_COOKIE_AGE = 30 * 24 * 3600
    signed_in("sanne")
    answers = []
    for day in (0, 13, 14):
        with clock.standing_on(cast.A_DAY + timedelta(days=day)):
            answers.append(client.get("/account/").status_code)

    assert answers == [200, 200, 302]


def test_door_of_the_demo_is_not_there(people, client):
    assert client.post("/inloggen/demo/", {"who": "sanne"}).status_code == 404
    assert "Kijk rond als" not in client.get("/inloggen/").content.decode()


def test_command_acts_as_whoever_has_the_address(people):
    with acting_as_email(SANNE, on=cast.A_DAY) as viewer, acting_as(people.sanne, on=cast.A_DAY) as same:
        assert viewer == same
