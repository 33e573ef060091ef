"""The pages of taking people in, as the browser of someone of the cast asks for them."""

import io
import re
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from procrastinate.contrib.django.models import ProcrastinateJob

from startbaan.apps.intake import actions, queries
from startbaan.apps.intake.models import HeaderChoice, Upload
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import PersonnelNumber
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

FILES = Path(__file__).parents[2] / "files" / "hr"
START = reverse("intake:intake")


def quiet(_done, _total):
    pass


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.fixture
def send(client_as):
    """Upload a file as a member of the cast and give the answer."""

    def sent(file, *, handle="hanneke", name=None):
        content = (FILES / file).read_bytes() if isinstance(file, str) else file
        data = {"file": SimpleUploadedFile(name or file, content), "per": "2026-11-01"}
        return client_as(handle).post(START, data, follow=True)

    return sent


def applied(people, upload):
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        found = queries.upload_of(viewer, upload.key)
        actions.ask_to_apply(by=viewer, at=clock.now(), upload=found)
        return actions.apply_upload(by=viewer, at=clock.now(), upload=found, report=quiet)


def test_upload_shows_what_is_new_and_takes_nothing_over(send):
    response = send("starters-augustus.xlsx")

    assert "Meike van der Veen" in text_of(response)
    assert Upload.objects.get().counts == {"new": 7, "changed": 0, "unchanged": 0, "refused": 0, "tracks": 5}
    assert not PersonnelNumber.objects.filter(number="2001").exists()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"%PDF-1.7 iets", "lijst.pdf", "Dit is een PDF."),
        (b"", "leeg.csv", "“leeg.csv” is leeg."),
        (b"PK\x03\x04" + b"x" * 50, "kapot.xlsx", "Excel"),
        (b"x" * (21 * 1024 * 1024), "groot.csv", "Een bestand mag hoogstens 20 MB zijn."),
    ],
)
def test_what_is_no_list_gets_a_sentence_and_is_not_kept(send, content, name, sentence):
    response = send(content, name=name)

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert Upload.objects.count() == 0


def long_list(*, rows=900, manager=""):
    """A list that is too long to be read while somebody waits."""
    header = "Personeelsnummer;Achternaam;BRIN;WTF;Datum in dienst;Functie;Roepnaam"
    body = [f"{5000 + n};Achternaam van nummer {n};98AA00;0,8;1-8-2026;leerkracht basisonderwijs;Voornaam{n}{manager}"
            for n in range(rows)]  # fmt: skip
    return "\n".join([header, *body]).encode()


def test_long_list_is_read_by_the_worker_and_can_be_found_again(send, client_as):
    response = send(long_list(), name="lang.csv")

    upload = Upload.objects.get()
    assert "Bezig met lezen" in text_of(response)
    assert (upload.state, upload.counts) == (Upload.State.READING, {})
    assert list(ProcrastinateJob.objects.values_list("task_name", "args")) == [
        ("startbaan.apps.intake.tasks.preview", {"upload": str(upload.key)})
    ]
    assert "wordt gelezen" in text_of(client_as("hanneke").get(START))


def test_other_day_of_a_long_list_is_reckoned_by_the_worker(send, client_as, people):
    send(long_list(), name="lang.csv")
    upload = Upload.objects.get()
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        actions.preview_upload(by=viewer, upload=queries.upload_of(viewer, upload.key), report=quiet)
    url = reverse("intake:day", args=[upload.key])

    answer = client_as("dirkjan").post(url, {"per": "2026-12-01"}, follow=True)
    again = client_as("hanneke").post(url, {"per": "2026-12-02"}, follow=True)

    assert "Bezig met lezen" in text_of(answer)
    assert "Dit bestand wordt gelezen of verwerkt" in text_of(again)
    upload.refresh_from_db()
    assert (str(upload.per), upload.by_id) == ("2026-12-01", people.dirkjan)


def test_list_that_is_being_read_can_be_thrown_away(send, client_as, people):
    send(long_list(), name="lang.csv")
    upload = Upload.objects.get()

    with acting_as(people.hanneke, on=A_DAY) as viewer:
        found = queries.upload_of(viewer, upload.key)
        client_as("hanneke").post(reverse("intake:discard", args=[upload.key]))
        with pytest.raises(actions.AlreadyBegun):
            actions.preview_upload(by=viewer, upload=found, report=quiet)

    assert Upload.objects.count() == 0


def test_waiting_page_asks_for_the_whole_page_once_it_is_read(send, client_as):
    send("starters-augustus.xlsx")

    url = reverse("intake:upload", args=[Upload.objects.get().key])

    assert client_as("hanneke").get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_reasons_are_said_in_the_language_of_the_page(send, client_as):
    send("fouten.xlsx")
    upload = Upload.objects.get()
    url = reverse("intake:upload", args=[upload.key])

    english = client_as("hanneke")
    english.post(reverse("set_language"), {"language": "en"})

    assert "BRIN ontbreekt." in text_of(client_as("dirkjan").get(url, {"deel": "geweigerd"}))
    assert "BRIN is missing." in text_of(english.get(url, {"deel": "geweigerd"}))
    assert "year in education (" in text_of(english.get(url, {"deel": "nieuw"}))


def test_headers_chosen_by_hand_are_remembered(send, client_as):
    send("eigen-koppen.xlsx")
    upload = Upload.objects.get()
    assert upload.state == Upload.State.READ
    chosen = {"code": "personnel_number", "wie": "family_name", "waar": "brin", "begonnen": "started_on"}

    client_as("hanneke").post(reverse("intake:headers", args=[upload.key]), chosen)

    assert HeaderChoice.objects.exclude(field="").count() == 4
    send("eigen-koppen.xlsx", handle="dirkjan")
    assert [row.state for row in Upload.objects.all()] == [Upload.State.PREVIEWED, Upload.State.PREVIEWED]


def test_refused_rows_can_be_downloaded_with_their_reasons(send, client_as):
    send("fouten.xlsx")
    upload = Upload.objects.get()

    response = client_as("hanneke").get(reverse("intake:refused", args=[upload.key, "xlsx"]))

    rows = list(load_workbook(io.BytesIO(response.content)).active.values)
    assert rows[0][-1] == "Reden"
    assert rows[1][-1] == "BRIN ontbreekt."
    assert len(rows) == 17
    as_csv = client_as("hanneke").get(reverse("intake:refused", args=[upload.key, "csv"])).content.decode("utf-8-sig")
    assert ";=HYPERLINK" not in as_csv


def test_result_names_the_starters_and_the_next_step(send, people, client_as):
    send("starters-augustus.xlsx")
    applied(people, Upload.objects.get())

    response = client_as("hanneke").get(reverse("intake:upload", args=[Upload.objects.get().key]))

    assert "5 starters hebben nog een coach nodig" in text_of(response)
    assert "Çağla Yıldız" in text_of(response)
    assert Upload.objects.get().content is None


def test_confirming_twice_asks_once(send, client_as):
    send("starters-augustus.xlsx")
    url = reverse("intake:apply", args=[Upload.objects.get().key])

    first = client_as("hanneke").post(url, follow=True)
    second = client_as("hanneke").post(url, follow=True)

    assert "Bezig met overnemen" in text_of(first)
    assert "Dit bestand wordt al verwerkt" in text_of(second)


def test_other_day_makes_the_preview_anew(send, client_as):
    send("starters-augustus.xlsx")
    key = Upload.objects.get().key

    client_as("hanneke").post(reverse("intake:day", args=[key]), {"per": "2026-12-01"})

    assert str(Upload.objects.get().per) == "2026-12-01"


def test_discarded_upload_leaves_nothing(send, client_as):
    send("starters-augustus.xlsx")

    client_as("hanneke").post(reverse("intake:discard", args=[Upload.objects.get().key]))

    assert Upload.objects.count() == 0


def test_old_uploads_lose_their_names_and_keep_their_counts(send):
    send("fouten.xlsx")
    Upload.objects.update(made_at=clock.now().replace(year=2025))

    actions.forget_old(at=clock.now())

    upload = Upload.objects.get()
    assert (upload.content, upload.preview, upload.refused) == (None, None, [])
    assert upload.counts["refused"] == 16


@pytest.mark.parametrize("handle", ["sanne", "karin", "mehmet", "bas", "jeroen"])
def test_nobody_else_sees_that_it_is_there(client_as, handle):
    assert client_as(handle).get(START).status_code == 404


def test_other_board_finds_nothing(send, client_as):
    send("starters-augustus.xlsx")
    key = Upload.objects.get().key

    for name in ("upload", "headers", "apply"):
        assert client_as("wil").get(reverse(f"intake:{name}", args=[key])).status_code == 404
    for name in ("apply", "day", "discard", "headers"):
        assert client_as("wil").post(reverse(f"intake:{name}", args=[key])).status_code == 404
    assert client_as("wil").get(reverse("intake:refused", args=[key, "csv"])).status_code == 404


ANSWERS = (
    ("wie", {"number": "4001", "given_name": "Noor", "infix": "van", "family_name": "Prinsen"}),
    ("bekend", {}),
    ("begin", {"started_on": "2026-08-01", "ended_on": ""}),
    ("school", {"school": "98AA00"}),
    ("functie", {"function": "leerkracht"}),
    ("schaal", {"scale": "LB", "step": "1"}),
    ("wtf", {"fte": "0,8"}),
    ("route", {"route": "pabo"}),
    ("ervaring", {"profession_started_on": "", "qualified_on": ""}),
    ("rechten", {}),
    ("mail", {"email": "noor@desluis.example"}),
)


@pytest.fixture
def wizard(client_as):
    """Answer every question and give the client and the address of the last page."""
    client = client_as("hanneke")
    first = client.post(reverse("intake:one"), {"board": "waterland"})
    key = first.url.split("/")[-3]
    for slug, answers in ANSWERS:
        assert client.post(reverse("intake:one_step", args=[key, slug]), answers).status_code == 302
    return client, reverse("intake:one_step", args=[key, "controle"])


def test_one_person_is_entered_question_by_question(wizard):
    client, check = wizard
    assert "Noor van Prinsen komt bij OBS De Sluis te staan." in text_of(client.get(check))

    response = client.post(check, follow=True)

    assert "1 starter heeft nog een coach nodig" in text_of(response)
    assert str(PersonnelNumber.objects.get(number="4001").person) == "Noor van Prinsen"


def test_confirming_one_person_twice_does_it_once(wizard):
    client, check = wizard
    client.post(check)

    again = client.post(check, follow=True)

    assert "Overgenomen" in text_of(again)
    assert PersonnelNumber.objects.filter(number="4001").count() == 1
    assert Upload.objects.count() == 1


def test_question_cannot_be_skipped(client_as):
    client = client_as("hanneke")
    key = client.post(reverse("intake:one"), {"board": "waterland"}).url.split("/")[-3]

    response = client.get(reverse("intake:one_step", args=[key, "wtf"]))

    assert response.url == reverse("intake:one_step", args=[key, "wie"])


def test_someone_who_works_here_is_said_to(client_as):
    client = client_as("hanneke")
    key = client.post(reverse("intake:one"), {"board": "waterland"}).url.split("/")[-3]
    client.post(reverse("intake:one_step", args=[key, "wie"]), dict(ANSWERS[0][1], number="1001"))

    response = client.get(reverse("intake:one_step", args=[key, "bekend"]))

    assert "Sanne de Wit werkt al op OBS De Sluis" in text_of(response)


def test_wizard_shows_what_the_job_gives_and_why(wizard):
    client, check = wizard

    text = text_of(client.get(check.replace("controle", "rechten")))

    told = [
        "Schooljaar 2026-2027",
        "Deze cao liep af op vr 31 oktober 2025. Controleer de geldende cao.",
        "32 uur",
        "Bijzonder budget voor starters",
        "Trede 1 is een trede van starters.",
    ]
    assert [line for line in told if line not in text] == []


def test_wizard_says_what_is_not_known_of_scale_and_step(wizard):
    client, check = wizard
    client.post(check.replace("controle", "schaal"), {"scale": "", "step": ""})

    text = text_of(client.get(check.replace("controle", "rechten")))

    assert "De schaal of de trede is niet bekend. Vul die aan." in text


def test_impossible_factor_is_told_in_dutch(client_as, wizard):
    client, check = wizard

    response = client.post(check.replace("controle", "wtf"), {"fte": "8"})

    assert "een werktijdfactor ligt boven 0 en is hoogstens 1,2" in text_of(response)
