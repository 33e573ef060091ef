"""Who may change what others depend on passes a second step, in every session."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time

from startbaan.apps.people import actions
from startbaan.project import cast
from startbaan.ui import clock

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def enter(people, client):
    """Go through the first step as someone of the cast."""

    def enter_as(handle, *, by=client):
        user = actions.admit(email=cast.email_of(handle), on=cast.A_DAY, at=clock.now())
        by.force_login(user)
        return user

    return enter_as


@pytest.mark.parametrize("handle", ["hanneke", "dirkjan", "jeroen", "bas"])
def test_weighty_roles_are_led_to_setting_it_up(enter, client, handle):
    enter(handle)

    assert client.get("/account/").url == "/account/tweede-stap/?next=%2Faccount%2F"
    assert client.get("/account/tweede-stap/").status_code == 200


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "karin", "els"])
def test_others_go_on(enter, client, handle):
    enter(handle)

    assert client.get("/account/").status_code == 200


def test_setting_it_up_lets_one_on_and_gives_reserve_codes(enter, client):
    user = enter("hanneke")
    client.get("/account/tweede-stap/app/")
    secret = client.session["mfa.totp.secret"]
    done = client.post("/account/tweede-stap/app/", {"code": code_of(secret)})
    kept = Authenticator.objects.get(user=user, type="totp")

    assert done.url == "/account/tweede-stap/reservecodes/"
    assert client.get("/account/").status_code == 200
    assert secret not in str(kept.data)


def test_session_from_before_does_not_ride_along(enter, client):
    user = enter("hanneke")
    TOTP.activate(user, SECRET)

    assert client.get("/account/").url == "/account/tweede-stap/opnieuw/?next=%2Faccount%2F"


def test_second_step_follows_the_mailed_code(enter, client, django_capture_on_commit_callbacks, mailoutbox):
    user = enter("hanneke")
    TOTP.activate(user, SECRET)
    client.logout()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/inloggen/", {"email": cast.email_of("hanneke")})
    first = client.post("/inloggen/code/", {"code": mailoutbox[-1].subject.split()[0]})
    outside = client.get("/account/")
    second = client.post("/inloggen/tweede-stap/", {"code": code_of(SECRET)})

    assert (first.url, outside.status_code, second.url) == ("/inloggen/tweede-stap/", 302, "/")
    assert client.get("/account/").status_code == 200


def test_reserve_code_serves_once(enter, client):
    user = enter("hanneke")
    TOTP.activate(user, SECRET)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]

    assert client.post("/account/tweede-stap/opnieuw/", {"code": code, "next": "/account/"}).url == "/account/"
    assert client.get("/account/").status_code == 200
    client.logout()
    enter("hanneke")
    assert client.post("/account/tweede-stap/opnieuw/", {"code": code}).status_code == 200


def test_last_factor_of_a_weighty_role_stays(enter, client):
    user = enter("hanneke")
    TOTP.activate(user, SECRET)
    client.post("/account/tweede-stap/opnieuw/", {"code": code_of(SECRET)})
    client.post("/account/tweede-stap/app/weg/")

    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_sign_in_with_a_second_factor_is_not_emptied_by_a_mailbox(
    enter, client, django_capture_on_commit_callbacks, mailoutbox
):
    user = enter("hanneke")
    TOTP.activate(user, SECRET)
    enter("sanne")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/ook-elders/", {"email": cast.email_of("hanneke")})
    client.post("/account/code/", {"code": mailoutbox[-1].subject.split()[0]})

    user.refresh_from_db()
    assert (user.is_active, user.persons.count()) == (True, 1)


def test_pages_of_the_second_factor_open(enter, client):
    enter("sanne")
    pages = ["", "app/"]

    assert [client.get(f"/account/tweede-stap/{page}").status_code for page in pages] == [200, 200]
    assert [client.get(f"/account/sleutels/{page}").status_code for page in ("", "nieuw/")] == [200, 200]


def test_setting_up_the_app_asks_for_its_code_in_dutch(enter, client):
    enter("hanneke")

    assert client.get("/account/tweede-stap/app/").context["form"].fields["code"].label == "Code uit de app"
