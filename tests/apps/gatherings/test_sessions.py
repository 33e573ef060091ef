"""The page of who gives a session, and the files that are handed out: to whom, and from when."""

from datetime import timedelta

import pytest
from attending import put_gathering, put_invited, put_place, put_session
from django.core.files.uploadedfile import SimpleUploadedFile
from planned import PDF

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.models import Material
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db


def words_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def afternoon(people):
    return put_gathering(people)


@pytest.fixture
def session(people, afternoon):
    made = put_session(people, afternoon)
    put_place(people, afternoon, "sanne", session=made)
    put_place(people, afternoon, "thijs")
    return made


def handed_out(people, session, *, for_whom="coming", opens="now", handle="olga"):
    with acting_as(getattr(people, handle), on=A_DAY) as by:
        return actions.add_session_material(
            by=by, at=clock.now(), session=session.key, name="blad.pdf", content=PDF, for_whom=for_whom, opens=opens
        )


def opened_by(client_as, material):
    url, handles = f"/bijeenkomsten/materiaal/{material.key}/", ("olga", "anouk", "sanne", "thijs", "ruben", "mehmet")
    return [handle for handle in handles if client_as(handle).get(url).status_code == 200]


def test_trainer_sees_name_school_and_year_of_the_own_session_and_nobody_else_does(client_as, afternoon, session):
    url = f"/bijeenkomsten/{afternoon.key}/sessies/{session.key}/"

    page = words_of(client_as("olga").get(url))

    assert "Wit, Sanne de" in page
    assert "OBS De Sluis" in page
    assert "Dam, Thijs van" not in page
    assert client_as("anouk").get(url).status_code == 200
    assert [client_as(handle).get(url).status_code for handle in ("sanne", "hanneke", "mehmet", "karin")] == [404] * 4


def test_session_stands_under_its_own_gathering_only(people, client_as, session):
    other = put_gathering(people)

    assert client_as("olga").get(f"/bijeenkomsten/{other.key}/sessies/{session.key}/").status_code == 404


def test_trainer_hands_out_a_file_and_takes_it_away(client_as, afternoon, session):
    url, client = f"/bijeenkomsten/{afternoon.key}/sessies/{session.key}/", client_as("olga")
    sent = {"file": SimpleUploadedFile("blad.pdf", PDF), "for_whom": "coming", "opens": "now"}

    page = words_of(client.post(url, sent, follow=True))
    material = Material.objects.get()
    assert ("Het bestand staat bij de sessie." in page, material.name) == (True, "blad.pdf")
    assert client_as("sanne").get(f"/bijeenkomsten/materiaal/{material.key}/").content == PDF
    assert client_as("sanne").post(f"/bijeenkomsten/materiaal/{material.key}/weg/").status_code == 404
    client.post(f"/bijeenkomsten/materiaal/{material.key}/weg/")

    assert Material.objects.count() == 0


def test_file_that_is_not_what_it_says_comes_back_with_the_reason(client_as, afternoon, session):
    sent = {"file": SimpleUploadedFile("blad.pdf", b"geen pdf"), "for_whom": "coming", "opens": "now"}

    answer = client_as("olga").post(f"/bijeenkomsten/{afternoon.key}/sessies/{session.key}/", sent)

    assert (answer.status_code, Material.objects.count()) == (422, 0)
    assert "De naam zegt pdf, maar dat is dit bestand niet" in words_of(answer)


@pytest.mark.parametrize(
    ("for_whom", "expected"),
    [
        ("coming", ["olga", "anouk", "sanne"]),
        ("invited", ["olga", "anouk", "sanne", "thijs", "ruben"]),
        ("trainers", ["olga", "anouk"]),
    ],
)
def test_file_opens_to_whom_it_is_for(people, client_as, afternoon, session, for_whom, expected):
    put_invited(people, afternoon, "ruben")

    assert opened_by(client_as, handed_out(people, session, for_whom=for_whom)) == expected


def test_file_for_afterwards_opens_afterwards(people, client_as, afternoon, session):
    material = handed_out(people, session, opens="after")
    assert opened_by(client_as, material) == ["olga", "anouk"]

    afternoon.day = A_DAY - timedelta(days=1)
    afternoon.save(update_fields=["day"])

    assert opened_by(client_as, material) == ["olga", "anouk", "sanne"]


def test_who_comes_sees_that_a_file_opens_later(people, afternoon, session):
    handed_out(people, session, opens="after")

    with acting_as(people.sanne, on=A_DAY) as viewer:
        lines = queries.materials_for(viewer, afternoon, at=clock.now())

    assert [(line.row.name, line.is_open, line.may_remove) for line in lines] == [("blad.pdf", False, False)]


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "hanneke", "karin"])
def test_nobody_else_hands_out_files(people, afternoon, session, handle):
    with pytest.raises(NotYours):
        handed_out(people, session, handle=handle)
    with acting_as(people.olga, on=A_DAY) as by, pytest.raises(NotYours):
        actions.add_material(
            by=by, at=clock.now(), gathering=afternoon.key, name="blad.pdf", content=PDF, for_whom="coming", opens="now"
        )


def test_who_arranges_hands_out_to_everybody_who_is_invited(people, client_as, afternoon, session):
    put_invited(people, afternoon, "ruben")
    sent = {"file": SimpleUploadedFile("programma.pdf", PDF), "for_whom": "invited", "opens": "now"}

    page = client_as("anouk").post(f"/bijeenkomsten/{afternoon.key}/materiaal/", sent, follow=True)

    assert "programma.pdf" in words_of(page)
    assert opened_by(client_as, Material.objects.get()) == ["olga", "anouk", "sanne", "thijs", "ruben"]
    assert client_as("olga").get(f"/bijeenkomsten/{afternoon.key}/materiaal/").status_code == 404
