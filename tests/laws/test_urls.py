"""Every address of the site, for everyone of the cast and for nobody: what is not yours does not exist."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from site_map import FORMS, address_of, arguments, put_question, stops
from who_may import WHO_MAY
from who_may_rules import EVERYONE

STOPS = stops()
# What anyone may open; one more name here is a decision.
PUBLIC = {
    "account_confirm_login_code",
    "account_login",
    "account_logout",
    "agenda:feed",  # a calendar cannot sign in: who has the secret in the address reads this and nothing else
    "coaching:class_door",  # pupils sign in nowhere: who has the code on the board answers
    "coaching:class_sheet",
    "coaching:class_thanks",
    "coaching:field_home",  # empty: what stands on it comes from the device itself
    "coaching:field_manifest",
    "coaching:field_worker",
    "drafts:autosave",
    "entitlements:agreement",
    "entitlements:agreements",
    "entitlements:what_if",  # keeps nothing of what is asked
    "library:handbook",
    "library:handbook_pdf",
    "library:handbooks",
    "library:who_sees_what",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_callback",
    "openid_connect_login",
    "set_language",
    "sign_in_by_paper",
    "socialaccount_login_cancelled",
    "ui:example",
    "ui:form",
    "ui:style",
    "ui:theme",
}
METHODS = ("get", "post")
# Pages that exist in the demo alone.
OF_THE_DEMO = {"outbox:mailbox", "outbox:letter", "outbox:letter_html"}
# A page, a way on, what was not found, what cannot be asked so, and a form that comes back to be mended.
ORDINARY = {200, 302, 403, 404, 405, 422}
NOT_ASKED_SO = 405
# Who skips ahead in a wizard is led to where it stands: to a page of its own.
LEADS_ON = {"intake:one_step"}
# The second step's own pages say 403 where there is no second step.
REFUSED = {403, 404}


@pytest.fixture
def world(people):
    return arguments(people, put_question(people))


@pytest.fixture(scope="module")
def bare_refusals(tmp_path_factory):
    """Let a refusal say nothing: it is made thousands of times here, and how it looks is tried elsewhere."""
    place = tmp_path_factory.mktemp("templates")
    (place / "404.html").write_text("")
    with override_settings(TEMPLATES=[{**settings.TEMPLATES[0], "DIRS": [place]}]):
        yield


@pytest.fixture(scope="module")
def never_so():
    """The addresses and methods that do not go together, whoever asks; found out once."""
    return set()


def ask(client, stop, world, *, method) -> int:
    """Ask for an address and undo what that did; a refusal may also be where an address leads on to."""
    client.raise_request_exception = False
    kept = client.cookies.copy()
    with transaction.atomic(), override_settings(DEMO=stop.name in OF_THE_DEMO):
        response = getattr(client, method)(address_of(stop, world), FORMS.get(stop.name, {}))
        if response.status_code == 302 and stop.name in LEADS_ON:
            response = client.get(response.url)
        transaction.set_rollback(True)
    client.cookies = kept
    return response.status_code


def test_what_is_public_is_declared():
    assert {stop.name for stop in STOPS if stop.is_public} == PUBLIC


def test_every_address_has_a_name_of_its_own():
    assert sorted({stop.name for stop in STOPS}) == sorted(stop.name for stop in STOPS)


def test_every_address_is_said_to_be_somebodys():
    assert sorted(WHO_MAY) == sorted(stop.name for stop in STOPS if not stop.is_public)


def test_every_address_opens_to_somebody():
    assert [name for name, may in WHO_MAY.items() if not any(map(may, EVERYONE))] == []


@pytest.mark.parametrize("method", METHODS)
def test_nobody_is_led_to_the_door(db, world, method):
    client = Client()
    wrong = {}
    for stop in STOPS:
        response = getattr(client, method)(address_of(stop, world))
        at_the_door = response.status_code == 302 and response.url.startswith("/inloggen/")
        if not stop.is_public and not at_the_door:
            wrong[stop.name] = response.status_code

    assert wrong == {}


@pytest.mark.parametrize("handle", ["", "sanne"], ids=["nobody", "sanne"])
def test_no_public_address_fails(client_as, world, handle):
    client = client_as(handle) if handle else Client()

    answers = {stop.name: ask(client, stop, world, method="get") for stop in STOPS if stop.is_public}

    assert {name: status for name, status in answers.items() if status not in ORDINARY} == {}


@pytest.mark.parametrize("handle", EVERYONE)
def test_address_opens_to_whom_it_is_for_and_does_not_exist_for_others(
    client_as, world, bare_refusals, never_so, handle
):
    client = client_as(handle)
    wrong = {}
    for stop, method in ((stop, method) for stop in STOPS for method in METHODS if not stop.is_public):
        if (stop, method) in never_so:
            continue
        answer = ask(client, stop, world, method=method)
        if answer == NOT_ASKED_SO:
            never_so.add((stop, method))
        elif answer not in ORDINARY or (answer in REFUSED) is WHO_MAY[stop.name](handle):
            wrong[stop.name, method] = answer

    assert wrong == {}
