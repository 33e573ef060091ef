"""Putting out a survey: what will happen is shown first, then it happens once, by who may."""

import pytest

from startbaan.apps.surveys.models import Asked, Survey

PATH = "/enquetes/nieuw/waterrijk/guidance/"
GOOD = {"name": "Jouw begeleiding", "opens_on": "2026-11-24", "closes_on": "2026-12-20"}


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"


def test_what_will_happen_is_shown_and_nothing_happens_yet(client_as, people):
    body = client_as("anouk").post(PATH, {**GOOD, "do": "check"}).content.decode()

    assert "Je vraagt 7 mensen." in body
    assert "Dit zijn te weinig mensen" in body
    assert Survey.objects.count() == 0


def test_with_enough_people_it_can_go_out(client_as, people):
    scan = {**GOOD, "groups": ["starter", "coach", "line_manager", "hr"]}

    body = client_as("anouk").post("/enquetes/nieuw/waterrijk/scan/", {**scan, "do": "check"}).content.decode()

    assert ("Zet de enquête uit" in body, "Dit zijn te weinig mensen" in body) == (True, False)


def test_it_goes_out_once_and_asks_those_of_the_groups(client_as, people):
    scan = {**GOOD, "groups": ["starter", "line_manager"], "do": "open"}
    client = client_as("jeroen")

    first = client.post("/enquetes/nieuw/waterrijk/scan/", scan)
    again = client.post("/enquetes/nieuw/waterrijk/scan/", scan)

    assert (first.status_code, first["Location"]) == (302, "/enquetes/")
    assert again.status_code == 422
    assert "Deze enquête staat al klaar voor deze dag." in again.content.decode()
    assert sorted(set(Asked.objects.values_list("group", flat=True))) == ["line_manager", "starter"]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"opens_on": "2026-11-23"}, "Deze dag is al geweest. Kies vandaag of later."),
        ({"closes_on": "2026-11-23"}, "De laatste dag ligt voor de eerste dag."),
        ({"opens_on": "morgen"}, "Dit is geen datum. Schrijf hem als 31-12-2026."),
        ({"name": " "}, "Geef de enquête een naam."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client_as, people, wrong, says):
    answered = client_as("anouk").post(PATH, {**GOOD, **wrong, "do": "open"})

    body = answered.content.decode()
    assert answered.status_code == 422
    assert body.count(says) == 2
    assert 'value="2026-12-20"' in body or "closes_on" in wrong
    assert Survey.objects.count() == 0


def test_a_coordinator_asks_for_the_own_board_only(client_as, people):
    client = client_as("hanneke")

    codes = [client.get(f"/enquetes/nieuw/{place}/guidance/").status_code for place in ("waterland", "de-vaart")]

    assert (codes, client.get(PATH).status_code) == ([200, 404], 404)
