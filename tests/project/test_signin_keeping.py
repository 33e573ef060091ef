"""What was sent with nobody signed in is handed back to its own page, and to no other site."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

pytestmark = pytest.mark.django_db
ASK = "/hulpvragen/stel/"
OURS = {"Origin": "http://testserver"}
TYPED = {"subject": "Onrust", "words": "<b>Na de pauze</b>"}


def hidden(response):
    (form,) = re.findall(r'<form class="sb-stack sb-narrow".*?</form>', response.content.decode(), re.DOTALL)
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))


def keyless(people, client_as):
    """Sanne, signed in, whose form carries the key of an earlier session."""
    client = client_as("sanne")
    client.handler.enforce_csrf_checks = True
    client.cookies["csrftoken"] = "a" * 32
    return client


def test_form_of_nobody_is_handed_back_escaped_and_kept_by_no_one(people, client):
    response = client.post(ASK, TYPED)

    assert (response.status_code, response["Cache-Control"]) == (403, "no-store")
    kept = hidden(response)
    kept.pop("csrfmiddlewaretoken")
    assert kept == {"subject": "Onrust", "words": "&lt;b&gt;Na de pauze&lt;/b&gt;"}
    assert dict(client.session) == {}


def test_file_is_named_for_it_cannot_be_held(people, client):
    response = client.post("/innemen/", {"board": "waterland", "file": SimpleUploadedFile("lijst.csv", b"a;b")})

    assert "Een bestand kunnen we niet vasthouden: lijst.csv." in response.content.decode()


def test_part_of_a_page_leads_the_whole_page_to_the_door(people, client):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/inwerken/"}
    response = client.post("/inwerken/1/vink/", {"on": "1"}, headers=headers)

    assert response["HX-Redirect"] == "/inloggen/?next=%2Finwerken%2F"


def test_own_form_with_an_old_key_is_handed_back_with_a_new_one(people, client_as):
    client = keyless(people, client_as)
    response = client.post(ASK, TYPED | {"csrfmiddlewaretoken": "b" * 32}, headers=OURS)

    assert "Je verstuurt dit als Sanne de Wit." in response.content.decode()
    again = client.post(ASK, hidden(response), headers=OURS)
    assert again.status_code == 422


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://elders.example"}], ids=["silent", "elsewhere"])
def test_form_of_another_site_is_refused_and_not_repeated(people, client_as, headers):
    response = keyless(people, client_as).post(ASK, TYPED, headers=headers)

    assert response.status_code == 403
    assert "Onrust" not in response.content.decode()


def test_form_before_the_second_step_is_handed_back(people, client_as):
    client = client_as("hanneke")
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    response = client.post("/innemen/", {"board": "waterland"}, headers=OURS)

    assert hidden(response)["board"] == "waterland"
    assert "Zet de tweede stap op een nieuw tabblad" in response.content.decode()
