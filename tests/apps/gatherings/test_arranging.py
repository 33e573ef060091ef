"""Making a gathering: who may make which, what stands afterwards, and who hears of it."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from arranged import CHOOSE_UNTIL, DAY, SESSIONS, arranged, content

from startbaan.apps.agenda.models import Appointment
from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.models import Gathering, Session, SessionTrainer
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def labels(person):
    with acting_as(person, on=A_DAY) as viewer:
        return [offer.label for offer in queries.offers(viewer)]


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        (
            "hanneke",
            ["Startbijeenkomst (Waterland Onderwijs)", "Training voor coaches (Waterland Onderwijs)"],
        ),
        (
            "fatima",
            [
                "Terugkomdag (Opleidingsschool Waterrijk)",
                "Meekijkdag (Opleidingsschool Waterrijk)",
                "Overleg: bovenschools coördinatoren en instituutscoördinator (Opleidingsschool Waterrijk)",
            ],
        ),
        ("marijke", ["Overleg: stuurgroep (Opleidingsschool Waterrijk)"]),
        ("sanne", []),
        ("mehmet", []),
    ],
)
def test_what_somebody_may_make_follows_from_their_role(people, handle, expected):
    assert labels(people.persons[handle]) == expected


def test_gathering_stands_open_with_its_sessions_and_trainers(people):
    first = replace(SESSIONS[0], trainers=(people.olga,), years=(2, 3))
    made = arranged(people, sessions=(first, SESSIONS[1]), choose_until=CHOOSE_UNTIL)

    row = Gathering.objects.get(pk=made.pk)
    sessions = Session.objects.filter(gathering=row).order_by("pk")
    assert (row.state, row.school_year, row.day, row.organisation_id) == (
        "open",
        2026,
        DAY,
        people.organisations["waterrijk"],
    )
    assert [(one.title, one.places, one.years) for one in sessions] == [
        ("Groepsdynamiek", 2, [2, 3]),
        ("Formatief evalueren", 3, []),
    ]
    assert list(SessionTrainer.objects.values_list("person", "session__title")) == [(people.olga, "Groepsdynamiek")]
    assert row.seed


def test_trainers_and_maker_have_it_in_their_agenda_and_coordinators_are_told(people):
    made = arranged(people, sessions=(replace(SESSIONS[0], trainers=(people.olga,)),))

    appointment = Appointment.objects.get(key=f"gathering:{made.key}")
    told = Message.objects.filter(key=f"gathering:opened:{made.key}")
    assert set(appointment.invitations.values_list("person", flat=True)) == {people.olga, people.jeroen}
    assert set(told.values_list("to", flat=True)) == {people.hanneke, people.wil, people.tessa, people.kees}


def test_who_may_not_make_it_is_refused(people):
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        offer = queries.offer_at(viewer, f"afternoon::{people.organisations['waterrijk']}")
    with acting_as(people.hanneke, on=A_DAY) as viewer, pytest.raises(NotYours):
        actions.arrange(by=viewer, at=clock.now(), key=uuid4(), offer=offer, content=content(), sessions=())

    assert not Gathering.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"day": A_DAY - timedelta(days=1)},
        {"answer_until": DAY + timedelta(days=1)},
        {"choose_until": DAY},
        {"for_whom": Gathering.ForWhom.COACHES},
        {"title": ""},
    ],
)
def test_what_cannot_be_is_refused(people, changed):
    with pytest.raises(Refusal):
        arranged(people, **changed)


def test_somebody_who_gives_no_sessions_cannot_be_named(people):
    with pytest.raises(Refusal, match="opleiders"):
        arranged(people, sessions=(replace(SESSIONS[0], trainers=(people.sanne,)),))


def test_wizard_leads_from_kind_to_an_open_gathering(client_as, people):
    client = client_as("jeroen")
    sent = client.post("/bijeenkomsten/nieuw/", {"kind": f"afternoon::{people.organisations['waterrijk']}"})
    draft = sent.url.split("/")[-3]
    pages = {
        "wanneer": {"day": "2026-12-09", "start": "14:00", "minutes": "180", "place": "Pabo", "online_link": ""},
        "voor-wie": {"for_whom": "starters"},
        "aanmelden": {"places": "", "answer_until": "2026-12-04", "choose_until": "2026-12-02"},
        "woorden": {"title": "Middag", "about": "Kom ook."},
    }
    client.post(f"/bijeenkomsten/nieuw/{draft}/wanneer/", pages["wanneer"])
    session = {"title": "Een", "places": "10", "years": "1", "then": "add", "room": "", "about": ""}
    client.post(f"/bijeenkomsten/nieuw/{draft}/sessies/", session)
    client.post(f"/bijeenkomsten/nieuw/{draft}/sessies/", session | {"title": "Twee", "years": "2,3", "then": "next"})
    for step in ("voor-wie", "aanmelden", "woorden"):
        client.post(f"/bijeenkomsten/nieuw/{draft}/{step}/", pages[step])
    check = client.get(f"/bijeenkomsten/nieuw/{draft}/controle/").content.decode()
    sent = client.post(f"/bijeenkomsten/nieuw/{draft}/controle/")

    row = Gathering.objects.get(key=draft)
    assert "Samen 20 plaatsen" in check
    assert sent.url == f"/bijeenkomsten/{draft}/uitnodigen/"
    assert (row.choose_until, row.answer_until) == (date(2026, 12, 2), date(2026, 12, 4))
    assert list(row.sessions.order_by("pk").values_list("title", "years")) == [("Een", [1]), ("Twee", [2, 3])]


def test_wizard_leads_who_skips_ahead_to_the_first_open_question(client_as, people):
    client = client_as("jeroen")
    sent = client.post("/bijeenkomsten/nieuw/", {"kind": f"afternoon::{people.organisations['waterrijk']}"})
    draft = sent.url.split("/")[-3]

    assert client.get(f"/bijeenkomsten/nieuw/{draft}/controle/").url == f"/bijeenkomsten/nieuw/{draft}/wanneer/"


def test_wizard_gives_what_was_typed_back_with_a_sentence(client_as, people):
    client = client_as("jeroen")
    sent = client.post("/bijeenkomsten/nieuw/", {"kind": f"afternoon::{people.organisations['waterrijk']}"})
    page = client.post(sent.url, {"day": "woensdag", "start": "14:00", "minutes": "180", "place": "Pabo Waterrijk"})

    assert page.status_code == 422
    assert "Dit is geen datum" in page.content.decode()
    assert 'value="Pabo Waterrijk"' in page.content.decode()
