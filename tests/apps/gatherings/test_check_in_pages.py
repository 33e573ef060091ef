"""The pages of checking in and of the list: what they say, to whom, and what they take."""

import io

import openpyxl
import pytest
from attending import put_gathering, put_invited, put_place, put_session

from startbaan.apps.gatherings.models import Attendance
from startbaan.apps.gatherings.queries.check_in import code_of
from startbaan.apps.people.models import Person
from startbaan.domain.gathering.codes import spelled

pytestmark = pytest.mark.django_db


def words_of(answer):
    return " ".join(answer.content.decode().split())


def seen_of(person):
    return Attendance.objects.filter(starter=person).values_list("seen", "minutes").get()


def test_code_stands_on_the_screen_of_who_leads_and_checks_in(people, client_as):
    gathering = put_gathering(people)
    put_session(people, gathering)
    page = f"/bijeenkomsten/{gathering.key}/code/"

    assert spelled(code_of(gathering)) in words_of(client_as("anouk").get(page))
    assert spelled(code_of(gathering)) in words_of(client_as("olga").get(page))
    assert [client_as(handle).get(page).status_code for handle in ("sanne", "hanneke", "mehmet")] == [404, 404, 404]
    answer = client_as("sanne").post("/inchecken/", {"code": code_of(gathering).lower()}, follow=True)
    assert "Je bent er. Voor deze bijeenkomst staat 3 uur." in words_of(answer)


def test_wrong_code_comes_back_with_a_sentence_and_the_eleventh_try_waits(people, client_as):
    gathering = put_gathering(people)
    client = client_as("sanne")

    answers = [client.post("/inchecken/", {"code": "cdf hjk"}) for _ in range(10)]
    last = client.post("/inchecken/", {"code": code_of(gathering)})
    other = client_as("thijs").post("/inchecken/", {"code": code_of(gathering)})

    assert [answer.status_code for answer in answers] == [422] * 10
    assert "Deze code klopt niet. Kijk nog eens op het scherm in de zaal." in words_of(answers[0])
    assert 'value="cdf hjk"' in words_of(answers[0])
    assert (last.status_code, other.status_code) == (429, 302)
    assert "Dat was te vaak. Wacht tien minuten" in words_of(last)


def test_list_saves_what_was_changed_and_nothing_else(people, client_as):
    gathering = put_gathering(people)
    sanne, thijs = put_place(people, gathering, "sanne").pk, put_place(people, gathering, "thijs").pk
    client, page = client_as("anouk"), f"/bijeenkomsten/{gathering.key}/lijst/"
    assert "Dam, Thijs van" in words_of(client.get(page))
    client_as("thijs").post("/inchecken/", {"code": code_of(gathering)})

    sent = {
        f"seen-{sanne}": "came",
        f"minutes-{sanne}": "90",
        f"was-{sanne}": "",
        f"seen-{thijs}": "",
        f"was-{thijs}": "",
    }
    answer = client.post(page, sent, follow=True)

    assert "Bewaard. 1 regel veranderd." in words_of(answer)
    assert (seen_of(people.sanne), seen_of(people.thijs)) == (("came", 90), ("came", 180))


def test_all_others_with_a_place_are_ticked_at_once(people, client_as):
    gathering = put_gathering(people)
    sanne, thijs = put_place(people, gathering, "sanne").pk, put_place(people, gathering, "thijs").pk
    sent = {f"seen-{sanne}": "away", f"was-{sanne}": "", f"seen-{thijs}": "", f"was-{thijs}": "", "do": "everyone"}

    client_as("anouk").post(f"/bijeenkomsten/{gathering.key}/lijst/", sent)

    assert (seen_of(people.sanne), seen_of(people.thijs)) == (("away", None), ("came", 180))


@pytest.mark.parametrize("minutes", ["0", "961", "lang"])
def test_impossible_minutes_come_back_with_what_was_typed(people, client_as, minutes):
    gathering = put_gathering(people)
    sanne = put_place(people, gathering, "sanne").pk

    answer = client_as("anouk").post(
        f"/bijeenkomsten/{gathering.key}/lijst/",
        {f"seen-{sanne}": "came", f"minutes-{sanne}": minutes, f"was-{sanne}": ""},
    )

    assert answer.status_code == 422
    assert "Vul bij Wit, Sanne de een aantal minuten in van 1 tot en met 960" in words_of(answer)
    assert f'value="{minutes}"' in words_of(answer)


def test_who_came_without_answering_is_put_on_the_list(people, client_as):
    gathering = put_gathering(people)
    put_invited(people, gathering, "sanne")
    client, page = client_as("anouk"), f"/bijeenkomsten/{gathering.key}/lijst/erbij/"

    empty = client.post(page, {"person": ""})
    added = client.post(page, {"person": str(Person.objects.get(pk=people.sanne).key)}, follow=True)

    assert (empty.status_code, "Kies wie er was." in words_of(empty)) == (422, True)
    assert "Toegevoegd aan de lijst, als aanwezig." in words_of(added)
    assert seen_of(people.sanne) == ("came", 180)


def test_list_as_a_workbook_has_a_row_for_each(people, client_as):
    gathering = put_gathering(people)
    put_place(people, gathering, "sanne", session=put_session(people, gathering))

    answer = client_as("olga").get(f"/bijeenkomsten/{gathering.key}/lijst.xlsx")

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert list(sheet.values) == [
        ("Naam", "School", "Jaar", "Sessie", "Stand", "Was er", "Minuten"),
        ("Wit, Sanne de", "OBS De Sluis", 1, "Rust in de klas", "heeft een plaats", None, None),
    ]


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "karin", "wil", "sietske", "dirkjan", "wouter"])
def test_list_is_closed_to_who_keeps_no_part_of_it(people, client_as, handle):
    gathering = put_gathering(people)
    put_place(people, gathering, "sanne")

    assert client_as(handle).get(f"/bijeenkomsten/{gathering.key}/lijst/").status_code == 404
