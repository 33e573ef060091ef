"""Every address of the site, for everyone of the cast and for nobody: what is not yours does not exist."""

import pytest
from django.test import Client
from site_map import Stop, address_of, arguments, put_question, stops

from startbaan.project.cast import SIGN_IN

STOPS = stops()
# What anyone may open; one more name here is a decision.
PUBLIC = {
    "account_confirm_login_code",
    "account_login",
    "account_logout",
    "drafts:autosave",
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
# A starter of the same board, one of another board, a manager and a coordinator of elsewhere, and a newcomer.
STRANGERS = ("thijs", "ruben", "paul", "tessa", "pim")
ONE_OF_EACH_ROLE = tuple(handle for handle, _ in SIGN_IN)
READERS = {"sanne", "ineke", "mehmet"}  # asked it, was asked, has it shared with
OF_ONE_STARTER = {"starter", "item", "activity", "share", "pair"}
OF_HER = {"people:person", "people:change_card", "people:add_address", "people:print_code"}
ABOUT_SANNE = [stop for stop in STOPS if stop.params & OF_ONE_STARTER or stop.name in OF_HER]
OF_HER_BOARD = [
    stop
    for stop in STOPS
    if stop.name.startswith("intake:") and "key" in stop.params and stop.name != "intake:one_step"
]
ORDINARY = {200, 302, 403, 404, 405}


@pytest.fixture
def world(people):
    question = put_question(people)
    return arguments(people, question)


def ask(client, stop: Stop, world, *, method="get") -> int:
    client.raise_request_exception = False
    return getattr(client, method)(address_of(stop, world)).status_code


def test_what_is_public_is_declared():
    assert {stop.name for stop in STOPS if stop.is_public} == PUBLIC


def test_every_address_has_a_name_of_its_own():
    assert sorted({stop.name for stop in STOPS}) == sorted(stop.name for stop in STOPS)


@pytest.mark.parametrize("handle", ["", "sanne"], ids=["nobody", "sanne"])
def test_no_public_address_fails(client_as, world, handle):
    client = client_as(handle) if handle else Client()

    answers = {stop.name: ask(client, stop, world) for stop in STOPS if stop.is_public}

    assert {name: status for name, status in answers.items() if status not in ORDINARY} == {}


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_is_led_to_the_door(db, world, method):
    client = Client()
    wrong = {}
    for stop in STOPS:
        response = getattr(client, method)(address_of(stop, world))
        at_the_door = response.status_code == 302 and response.url.startswith("/inloggen/")
        if not stop.is_public and not at_the_door:
            wrong[stop.name] = response.status_code

    assert wrong == {}


@pytest.mark.parametrize("handle", ONE_OF_EACH_ROLE)
def test_no_address_fails_for_anyone_and_a_help_question_opens_to_its_readers(client_as, world, handle):
    client = client_as(handle)

    answers = {stop.name: ask(client, stop, world) for stop in STOPS if not stop.is_public}

    assert {name: status for name, status in answers.items() if status not in ORDINARY} == {}
    assert answers["coaching:help_question"] == (200 if handle in READERS else 404)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("handle", STRANGERS)
def test_what_is_about_a_starter_does_not_exist_for_a_stranger(client_as, world, handle, method):
    client = client_as(handle)

    answers = {stop.name: ask(client, stop, world, method=method) for stop in [*ABOUT_SANNE, *OF_HER_BOARD]}

    assert {name: status for name, status in answers.items() if status not in {404, 405}} == {}
