"""Who is invited says whether they come; the others hear it when not."""

from datetime import timedelta

import pytest
from meeting import SOON, put_talk

from startbaan.apps.agenda.actions import answer_appointment
from startbaan.apps.agenda.models import Appointment, Invitation
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def answer(people, handle, row, word, *, on=A_DAY):
    with acting_as(people.persons[handle], on=on) as by:
        answer_appointment(by=by, at=clock.now(), appointment=row.uid, answer=word)


def test_declining_is_told_to_the_others_once(people):
    row = put_talk(people)
    Message.objects.all().delete()
    for word in ("declined", "declined", "accepted"):
        answer(people, "sanne", row, word)

    assert [(told.to_id, told.subject) for told in Message.objects.all()] == [
        (people.mehmet, "Sanne de Wit kan niet op do 26 november 2026")
    ]
    assert Invitation.objects.get(person=people.sanne).answer == "accepted"


@pytest.mark.parametrize("handle", ["karin", "thijs", "hanneke"])
def test_who_is_not_invited_has_no_answer(people, handle):
    with pytest.raises(NotYours):
        answer(people, handle, put_talk(people), "accepted")


def test_what_is_over_or_off_asks_for_no_answer(people):
    row = put_talk(people)
    with pytest.raises(Refusal, match="Antwoorden hoeft niet meer"):
        answer(people, "sanne", row, "accepted", on=SOON + timedelta(days=1))
    Appointment.objects.update(cancelled_at=clock.now())
    with pytest.raises(Refusal, match="Antwoorden hoeft niet meer"):
        answer(people, "sanne", row, "accepted")


def test_page_shows_who_comes_and_takes_an_answer(client_as, people):
    path = f"/agenda/afspraak/{put_talk(people, place='Kamer 3').uid}/"
    sanne = client_as("sanne")

    sanne.post(f"{path}antwoord/", {"answer": "declined"})
    page = sanne.get(path).content.decode()

    assert ("kan niet" in page, "Mehmet Yılmaz" in page, "Kamer 3" in page) == (True, True, True)
    assert client_as("karin").get(path).status_code == 404
    assert "je kunt niet" in sanne.get("/agenda/").content.decode()
