"""What the scoring screen asks and sends: once however often, nothing lost, and a sentence for what is refused."""

import json
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from taken_along import items_of, planned_lesson, sheet
from visiting import TOMORROW

from startbaan.apps.coaching.models import ItemScore, Observation
from startbaan.apps.coaching.queries.field import device_secret, owner_mark
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import A_DAY

JSON = {"Accept": "application/json"}


@pytest.fixture
def visit(people):
    return planned_lesson(people)


@pytest.fixture
def first(visit):
    return items_of(visit)[0]


@pytest.fixture
def send(client_as, visit):
    """Send a body as somebody: the status and what was said."""

    def send(body, *, handle="mehmet"):
        address = f"/lesbezoeken/{visit.item}/inleveren/"
        answer = client_as(handle).post(address, body, content_type="application/json", headers=JSON)
        return answer.status_code, answer.json()

    return send


def kept(people, *, handle="mehmet") -> dict[str, tuple[int | None, str]]:
    with acting_as(people.persons[handle], on=A_DAY):
        return {key: (score, note) for key, score, note in ItemScore.objects.values_list("key", "score", "note")}


def test_scores_are_taken_in_under_the_number_of_the_device(people, send, first):
    item = uuid4()

    status, said = send(sheet(item, minutes=25, **{first: (3, "Iedereen begon meteen.")}))

    assert (status, said["item"], said["revision"], said["sent_at"]) == (200, str(item), 1, "")
    assert kept(people) == {first: (3, "Iedereen begon meteen.")}


def test_sent_twice_counts_once(people, send, first):
    body = sheet(uuid4(), done=True, **{first: 3})

    answers = [send(body), send(body)]

    assert [(status, said["revision"], bool(said["sent_at"])) for status, said in answers] == [(200, 1, True)] * 2
    with acting_as(people.persons["mehmet"], on=A_DAY):
        assert Observation.objects.count() == 1


def test_second_device_is_shown_what_stands_and_overwrites_nothing(people, send, first):
    item = uuid4()
    send(sheet(item, **{first: (3, "Rustig")}))

    status, said = send(sheet(uuid4(), **{first: 2}))

    assert (status, said["current"]["item"], said["current"]["revision"]) == (409, str(item), 1)
    assert said["current"]["scores"] == {first: {"score": 3, "note": "Rustig", "to_come": False}}
    assert kept(people) == {first: (3, "Rustig")}


def test_what_was_chosen_between_two_devices_goes_on_from_there(people, send, first):
    item = uuid4()
    send(sheet(item, **{first: 3}))

    status, said = send(sheet(item, base=1, **{first: 2}))

    assert (status, said["revision"]) == (200, 2)
    assert kept(people) == {first: (2, "")}


def test_handed_in_elsewhere_is_shown_and_not_changed(people, send, first):
    item = uuid4()
    send(sheet(item, done=True, **{first: 3}))

    status, said = send(sheet(item, base=1, **{first: 2}))

    assert (status, bool(said["current"]["sent_at"])) == (409, True)
    assert kept(people) == {first: (3, "")}


def test_number_of_another_observation_is_refused_without_a_word_of_it(people, client_as, send, visit, first):
    other = planned_lesson(people, day=TOMORROW)
    item = uuid4()
    body = sheet(item, **{first: (4, "wortelkanaal")})
    client_as("mehmet").post(f"/lesbezoeken/{other.item}/inleveren/", body, content_type="application/json")

    status, said = send(sheet(item, **{first: 2}))

    assert (status, "wortelkanaal" in str(said)) == (422, False)
    assert kept(people) == {first: (4, "wortelkanaal")}


@pytest.mark.parametrize("handle", ["sanne", "karin", "hanneke", "sietske"])
def test_who_does_not_look_cannot_send_or_take_along(client_as, send, visit, first, handle):
    status, said = send(sheet(uuid4(), **{first: 3}), handle=handle)
    taken = client_as(handle).get(f"/lesbezoeken/{visit.item}/meenemen/", headers=JSON)

    assert (status, taken.status_code) == (404, 404)
    assert said == taken.json() == {"message": "Dit lesbezoek is niet (meer) van jou om te scoren."}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"item": "7"}, "Het nummer van deze observatie klopt niet. Open het lesbezoek opnieuw."),
        ({"base": -1}, "Het is niet duidelijk waar dit op verdergaat. Open het lesbezoek opnieuw."),
        ({"base": True}, "Het is niet duidelijk waar dit op verdergaat. Open het lesbezoek opnieuw."),
        ({"minutes": 0}, "Vul in hoeveel minuten het duurde: meer dan 0 en hoogstens 720."),
        ({"minutes": "veel"}, "Vul in hoeveel minuten het duurde: meer dan 0 en hoogstens 720."),
        ({"scores": [3]}, "Er kwamen geen scores mee. Open het lesbezoek opnieuw."),
        ({"scores": {"rust": 3}}, "De score van ‘rust’ is niet te lezen."),
        ({"scores": {"rust": {"score": "3"}}}, "De score van ‘rust’ is geen getal."),
        ({"scores": {"rust": {"score": 3, "note": 4}}}, "De notitie bij ‘rust’ is te lang: hoogstens 1000 tekens."),
        ({"scores": {"rust": {"score": 3}}}, "Deze scores horen bij een ander instrument. Open het lesbezoek opnieuw."),
    ],
)
def test_what_is_no_scored_lesson_is_refused_in_a_sentence(people, send, changed, sentence):
    status, said = send(sheet(uuid4()) | changed)

    assert (status, said["message"], kept(people)) == (422, sentence, {})


@pytest.mark.parametrize("score", [0, 5, -1, 99])
def test_score_outside_the_scale_is_refused(people, send, first, score):
    status, said = send(sheet(uuid4(), **{first: score}))

    assert (status, said["message"]) == (422, "Kies bij elk punt een score van de schaal, of “niet gezien”.")


@pytest.mark.parametrize("body", ["", "[]", "{", "null"])
def test_what_cannot_be_read_is_refused_in_a_sentence(client_as, visit, body):
    address = f"/lesbezoeken/{visit.item}/inleveren/"
    answer = client_as("mehmet").post(address, body, content_type="application/json")

    said = "Wat dit apparaat stuurde, is niet te lezen. Open het lesbezoek opnieuw."
    assert (answer.status_code, answer.json()["message"]) == (422, said)


def test_nothing_seen_is_not_handed_in_and_stays(people, send, first):
    status, said = send(sheet(uuid4(), done=True, **{first: None}))

    assert (status, said["message"]) == (422, "Scoor eerst minstens één punt.")
    assert kept(people) == {first: (None, "")}


@pytest.mark.parametrize(
    "path", ["/observeren/sleutel/", "/lesbezoeken/{item}/meenemen/", "/lesbezoeken/{item}/inleveren/"]
)
def test_ended_session_says_to_sign_in_again(db, visit, path):
    method = "post" if "inleveren" in path else "get"

    answer = getattr(Client(), method)(path.format(item=visit.item), headers=JSON)

    said = "Je bent uitgelogd. Log opnieuw in; daarna gaat het verder."
    assert (answer.status_code, answer.json()) == (401, {"message": said, "sign_in": "/inloggen/"})


def test_sending_without_a_key_of_now_is_refused(client_as, visit, first):
    signed_in = client_as("mehmet")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in.cookies

    address = f"/lesbezoeken/{visit.item}/inleveren/"
    body = sheet(uuid4(), **{first: 3})
    refused = strict.post(address, body, content_type="application/json", headers=JSON)
    key = strict.get("/observeren/sleutel/", headers=JSON).json()["csrf"]
    taken = strict.post(address, body, content_type="application/json", headers={**JSON, "X-CSRFToken": key})

    assert (refused.status_code, taken.status_code) == (403, 200)
    assert refused.json() == {"message": "Dit komt niet van een pagina van nu. Laad de pagina opnieuw."}


def test_visit_is_handed_over_with_what_was_scored(client_as, send, visit, first):
    item = uuid4()
    send(sheet(item, minutes=30, **{first: (2, "Lang wachten")}))

    taken = client_as("mehmet").get(f"/lesbezoeken/{visit.item}/meenemen/", headers=JSON)

    assert taken.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert taken.json()["observation"] == {
        "item": str(item),
        "revision": 1,
        "minutes": 30,
        "scores": {first: {"score": 2, "note": "Lang wachten", "to_come": False}},
        "sent_at": "",
    }
    assert (taken.json()["version"], taken.json()["about"]["starter"]) == (visit.instrument_id, "Sanne de Wit")


def test_key_of_a_device_is_the_persons_own_and_the_devices_own(db):
    phone, tablet = UUID(int=1), UUID(int=2)
    keys = [device_secret(1, device=phone), device_secret(1, device=tablet), device_secret(2, device=phone)]

    assert len({*keys}) == len(keys) == 3
    assert device_secret(1, device=phone) == keys[0]
    assert owner_mark(1) != owner_mark(2)


def test_key_is_given_only_to_a_device_that_names_itself(client_as):
    mehmet = client_as("mehmet")

    bare = mehmet.get("/observeren/sleutel/").json()
    named = mehmet.get("/observeren/sleutel/", {"device": str(UUID(int=1))}).json()
    wrong = mehmet.get("/observeren/sleutel/", {"device": "telefoon"})

    assert (set(bare), set(named)) == ({"owner", "csrf"}, {"owner", "csrf", "secret"})
    assert (wrong.status_code, wrong.json()["message"]) == (
        422,
        "Dit apparaat noemde zich niet goed. Laad de pagina opnieuw.",
    )


def test_empty_pages_are_the_same_for_everyone_and_name_nobody(people, client_as, visit):
    for path in ("/observeren/", f"/observeren/scherm/{visit.instrument_id}/"):
        pages = {client_as(handle).get(path).content.decode() for handle in ("mehmet", "sanne", "hanneke")}

        assert len(pages) == 1
        assert "csrf" not in pages.pop()


def test_screen_of_what_is_no_observing_instrument_does_not_exist(client_as):
    assert client_as("mehmet").get("/observeren/scherm/99999/").status_code == 404


def test_worker_keeps_what_there_is(client):
    worker = client.get("/observeren/sw.js")
    told = json.loads(worker.content.decode().partition("self.startbaan = ")[2].partition(";\n")[0])

    assert (worker.headers["Content-Type"], worker.headers["Cache-Control"]) == ("text/javascript", "no-cache")
    assert told["home"] == "/observeren/"
    assert [name for name in told["assets"] if not finders.find(name.removeprefix(settings.STATIC_URL))] == []


def test_new_version_of_what_is_kept_is_a_new_worker(client, monkeypatch):
    before = client.get("/observeren/sw.js").content
    monkeypatch.setattr("startbaan.apps.coaching.views.field.SCRIPTS", ("store",))

    assert client.get("/observeren/sw.js").content != before


def test_app_has_a_name_and_pictures_of_its_own(client):
    told = client.get("/observeren/app.webmanifest").json()

    assert (told["name"], told["start_url"]) == ("Startbaan: lesbezoeken scoren", "/observeren/")
    assert [icon["sizes"] for icon in told["icons"]] == ["any", "192x192", "512x512", "512x512"]
    assert [icon for icon in told["icons"] if not finders.find(icon["src"].removeprefix(settings.STATIC_URL))] == []
