"""The pages of a class that is asked: the pupil's without a name or a script, and the starter's."""

import pytest
from asked_classes import close, let_answer, put_closed, put_round
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from startbaan.apps.coaching.models import InstrumentVersion, PupilRound
from startbaan.apps.coaching.queries.pupils import own_round
from startbaan.apps.people.access import acting_as
from startbaan.domain.gathering.codes import spelled
from startbaan.project.cast import A_DAY

pytestmark = pytest.mark.django_db
HOME = "/leerlingen/"


@pytest.fixture(autouse=True)
def tried_anew():
    cache.clear()


def page_of(made):
    return f"/klas/{spelled(made.code)}/"


def filled(made, answer="3", **changed):
    return dict.fromkeys(made.questions, answer) | changed


def seen(people, made):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        return own_round(viewer, made.pk).answered


def form_of(**changed):
    given = {
        "class_name": "Groep 6, rekenen",
        "called": "juf Sanne",
        "pupils": "24",
        "open_until": "2026-12-01",
        "version": InstrumentVersion.objects.get(key="pupils-view", owner=None).pk,
        "visit": "",
    }
    return given | changed


def test_starter_gets_a_code_for_the_board_and_a_square(people, client_as):
    client = client_as("sanne")
    answer = client.post(HOME, form_of())
    with acting_as(people.sanne, on=A_DAY):
        made = PupilRound.objects.get()
    page = client.get(answer.headers["Location"]).content.decode()

    assert answer.headers["Location"] == f"{HOME}{made.pk}/"
    assert spelled(made.code) in page
    assert 'aria-label="Vierkante code' in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"pupils": "9"}, "Bij minder dan 10 leerlingen zie je geen uitkomst."),
        ({"pupils": "101"}, "Vul hoogstens 100 leerlingen in."),
        ({"pupils": "veel"}, "Vul een heel getal in, bijvoorbeeld 24."),
        ({"pupils": "9" * 30}, "Vul hoogstens 100 leerlingen in."),
        ({"class_name": ""}, "Schrijf op welke klas het is."),
        ({"called": ""}, "Schrijf op hoe leerlingen je noemen."),
        ({"called": "x" * 61}, "Maak dit korter"),
        ({"open_until": "2026-11-01"}, "Kies een dag van vandaag tot en met"),
        ({"open_until": "ooit"}, "Kies een dag, zoals 1-12-2026."),
        ({"version": "0"}, "Kies vragen uit de lijst."),
        ({"visit": "geen"}, "Kies een lesbezoek uit de lijst."),
    ],
)
def test_class_that_cannot_be_asked_gets_a_sentence_and_keeps_what_was_typed(client_as, typed, sentence):
    answer = client_as("sanne").post(HOME, form_of(**typed))
    page = answer.content.decode()

    assert (answer.status_code, sentence in page) == (422, True)
    assert "juf Sanne" in page or "called" in typed


@pytest.mark.parametrize("handle", ["mehmet", "karin", "hanneke", "jeroen", "bas"])
def test_nobody_but_a_starter_asks_a_class(client_as, handle):
    client = client_as(handle)

    assert (client.get(HOME).status_code, client.post(HOME, form_of()).status_code) == (404, 404)


@pytest.mark.parametrize("handle", ["thijs", "mehmet", "karin", "hanneke"])
def test_round_of_another_does_not_exist(people, client_as, handle):
    made, client = put_round(people), client_as(handle)

    assert client.get(f"{HOME}{made.pk}/").status_code == 404
    assert client.post(f"{HOME}{made.pk}/sluit/").status_code == 404


def test_pupil_types_the_code_and_answers_without_being_known(people):
    made, pupil = put_round(people), Client()
    door = pupil.post("/klas/", {"code": spelled(made.code).lower().replace("-", " ")})
    page = pupil.get(door.headers["Location"]).content.decode()
    answer = pupil.post(page_of(made), filled(made))

    assert door.headers["Location"] == page_of(made)
    assert "juf Sanne" in page
    assert "Groep 6" not in page
    assert answer.headers["Location"] == "/klas/dank/"
    assert pupil.get("/klas/dank/").status_code == 200
    assert set(pupil.cookies) == {"csrftoken", "klas_beantwoord", "klas_binnen"}
    assert pupil.cookies["klas_beantwoord"].value == "ja"
    assert pupil.cookies["klas_beantwoord"]["path"] == page_of(made)


def test_pupil_reads_the_questions_in_english(people):
    made, pupil = put_round(people), Client(headers={"accept-language": "en"})
    pupil.post(reverse("set_language"), {"language": "en"})
    page = pupil.get(page_of(made)).content.decode()

    assert "I understand the explanation of the teacher." in page
    assert "How are the lessons going?" in page


def test_device_that_answered_is_told_and_another_pupil_goes_on(people):
    made, device = put_round(people, pupils=10), Client()
    let_answer(made, pupils=8)
    device.post(page_of(made), filled(made))
    told = device.get(page_of(made)).content.decode()
    device.post(page_of(made), filled(made))
    assert "Op dit apparaat is al geantwoord" in told
    assert "Het bewijst dus niets." in told
    assert seen(people, made) == 5

    assert device.get(f"{page_of(made)}?ander=ja").status_code == 200
    assert device.post(f"{page_of(made)}?ander=ja", filled(made)).status_code == 302
    assert seen(people, made) == 10


def test_question_without_an_answer_comes_back_with_what_was_chosen(people):
    made, pupil = put_round(people), Client()
    answer = pupil.post(page_of(made), filled(made, think=""))
    page = answer.content.decode()
    number = made.questions.index("think") + 1

    assert answer.status_code == 422
    assert page.count(f"Kies bij vraag {number} een antwoord.") == 2
    assert page.count(" checked") == len(made.questions) - 1
    assert "klas_beantwoord" not in pupil.cookies


@pytest.mark.parametrize("value", ["5", "-1", "99999999999999999999", "drie", "1 OR 1=1", "3.0", "\x00"])
def test_answer_off_the_scale_is_refused_with_a_sentence(people, value):
    made = put_round(people)
    answer = Client().post(page_of(made), filled(made, think=value))

    assert answer.status_code == 422
    assert "een van de antwoorden die er staan" in answer.content.decode()


def test_as_many_answers_as_pupils_and_no_more(people):
    made = put_round(people, pupils=10)
    statuses = [Client().post(page_of(made), filled(made)).status_code for _pupil in range(11)]

    assert statuses == [302] * 10 + [200]
    assert "Alle antwoorden zijn binnen" in Client().get(page_of(made)).content.decode()


def test_closed_round_says_so_to_pupils(people):
    made = put_closed(people, pupils=10)

    assert "Deze vragen zijn gesloten" in Client().get(page_of(made)).content.decode()
    assert "Deze vragen zijn gesloten" in Client().post(page_of(made), filled(made)).content.decode()


@pytest.mark.parametrize("code", ["CDF-HJK", "1", "dankje", "AAAAAA"])
def test_code_of_no_class_opens_nothing(people, code):
    answer = Client().get(f"/klas/{code}/")
    typed = Client().post("/klas/", {"code": code})

    assert answer.status_code == 404
    assert typed.status_code == 422
    for page in (answer, typed):
        assert "Kijk nog eens op het bord." in page.content.decode()


def test_who_tries_many_codes_waits_and_then_even_the_right_one_opens_nothing(people):
    made, client = put_round(people), Client()
    statuses = [client.get("/klas/CDF-HJK/").status_code for _try in range(201)]

    assert statuses == [404] * 200 + [429]
    assert client.get(page_of(made)).status_code == 429
    assert client.post("/klas/", {"code": made.code}).status_code == 429
    assert client.post(page_of(made), filled(made)).status_code == 429
    assert "Wacht een minuut" in client.get(page_of(made)).content.decode()


def test_class_with_six_wrong_codes_each_is_let_in(people):
    made, pupils = put_round(people, pupils=32), [Client() for _pupil in range(32)]
    for pupil in pupils:
        for _wrong in range(6):
            pupil.post("/klas/", {"code": "CDFHJK"})
        assert pupil.post("/klas/", {"code": made.code}).status_code == 302

    assert {pupil.post(page_of(made), filled(made)).status_code for pupil in pupils} == {302}


def test_pupil_who_is_in_loses_nothing_to_the_wrong_codes_of_others(people):
    made, pupil, other = put_round(people), Client(), Client()
    pupil.get(page_of(made))
    for _wrong in range(201):
        other.get("/klas/CDF-HJK/")

    assert other.get(page_of(made)).status_code == 429
    assert pupil.post(page_of(made), filled(made)).headers["Location"] == "/klas/dank/"


def test_cookie_that_somebody_made_up_opens_nothing_more(people):
    made, client = put_round(people), Client()
    client.cookies["klas_binnen"] = made.code
    for _wrong in range(201):
        client.get("/klas/CDF-HJK/")

    assert client.get(page_of(made)).status_code == 429


def test_starter_reads_nothing_while_open_and_counts_after_closing(people, client_as):
    made, client = put_round(people), client_as("sanne")
    let_answer(made, pupils=12)
    page = client.get(f"{HOME}{made.pk}/").content.decode()
    assert "10 of meer van 24" in page
    assert "Ik snap de uitleg" not in page

    assert client.get(f"{HOME}{made.pk}/sluit/").status_code == 200
    client.post(f"{HOME}{made.pk}/sluit/")
    page = client.get(f"{HOME}{made.pk}/").content.decode()
    assert "12 leerlingen antwoordden." in page
    assert "Ik snap de uitleg" in page
    assert page.count("<table") == page.count("<caption")


def test_nine_answers_show_what_to_do_and_no_number(people, client_as):
    made = put_closed(people, pupils=9)
    page = client_as("sanne").get(f"{HOME}{made.pk}/").content.decode()

    assert "Te weinig antwoorden" in page
    assert "Vraag het opnieuw" in page
    assert "Ik snap de uitleg" not in page


def test_list_shows_ones_own_rounds(people, client_as):
    close(people, put_round(people))

    assert "Groep 6, rekenen" in client_as("sanne").get(HOME).content.decode()
    assert "Groep 6, rekenen" not in client_as("thijs").get(HOME).content.decode()


def test_shared_results_are_read_on_the_same_page(people, client_as):
    made = put_closed(people, pupils=10)
    client_as("sanne").post(reverse("people:sharing", args=[made.pk]), {"relation": "coach"})
    page = client_as("mehmet").get(f"{HOME}{made.pk}/").content.decode()

    assert "10 leerlingen antwoordden." in page
    assert "deelt dit met jou" in page
    assert "Deel dit, of stop met delen" not in page
