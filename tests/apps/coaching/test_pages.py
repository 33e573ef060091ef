"""The pages of help questions, as the browser of someone of the cast asks for them."""

import re
from html import unescape

import pytest
from django.urls import reverse

from startbaan.apps.coaching import actions, queries
from startbaan.apps.people.access import acting_as
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

LIST = reverse("coaching:help_question_list")
ASK = reverse("coaching:ask")
WORDS = "Ik krijg groep 5 niet stil."


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.fixture
def question(people):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        to = f"role:care_coordinator:{people.organisations['de-sluis']}"
        return actions.ask(by=viewer, to=to, subject="Onrust in de klas", words=WORDS, at=clock.now()).item


def typed(people, **values):
    return {
        "to": f"role:care_coordinator:{people.organisations['de-sluis']}",
        "subject": "Onrust in de klas",
        "words": WORDS,
        "do": "ask",
    } | values


def test_starter_without_questions_is_told_where_to_begin(client_as):
    response = client_as("sanne").get(LIST)

    assert response.status_code == 200
    assert "Je hebt nog niets gevraagd" in text_of(response)


def test_asking_leads_to_the_question_and_forgets_the_draft(client_as, people):
    client = client_as("sanne")
    client.post(ASK, typed(people, do="keep"))

    response = client.post(ASK, typed(people), follow=True)

    assert response.redirect_chain[-1][1] == 302
    assert WORDS in text_of(response)
    assert "Je hebt nog een vraag die niet af is" not in text_of(client.get(LIST))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"to": ""}, "Kies aan wie je het vraagt."),
        ({"to": "person:niemand"}, "Deze persoon kun je nu niet vragen. Kies iemand uit de lijst."),
        ({"subject": "  "}, "Geef je vraag een onderwerp van een paar woorden."),
        ({"subject": "a" * 121}, "Maak dit korter: hoogstens 120 tekens. Het zijn er nu 121."),
        ({"words": ""}, "Schrijf op wat je wilt vragen."),
        ({"words": "a" * 10_001}, "Maak dit korter: hoogstens 10000 tekens. Het zijn er nu 10001."),
        ({"words": "nul\x00byte"}, "Null-tekens zijn niet toegestaan."),
    ],
)
def test_bad_input_is_told_in_dutch_and_nothing_typed_is_lost(client_as, people, wrong, sentence):
    client = client_as("sanne")
    values = typed(people, **wrong)

    response = client.post(ASK, values)

    assert response.status_code == 422
    assert sentence in text_of(response)
    kept = client.get(ASK).context["form"].initial
    assert {name: kept[name] for name in ("to", "subject", "words")} == {
        name: values[name].replace("\x00", "") for name in ("to", "subject", "words")
    }


def test_draft_kept_without_javascript_comes_back(client_as, people):
    client = client_as("sanne")

    response = client.post(ASK, typed(people, do="keep", to=""), follow=True)

    assert "Je concept is bewaard" in text_of(response)
    assert WORDS in text_of(response)
    assert "Ga verder met je concept" in text_of(client.get(LIST))


def test_draft_kept_while_typing_comes_back_to_its_author_only(client_as, people):
    url = reverse("drafts:autosave", args=["hulpvraag"])
    response = client_as("sanne").post(
        url, {"to": "", "subject": "Half", "words": WORDS}, headers={"HX-Request": "true"}
    )

    assert text_of(response) == "Concept bewaard om 08.30 uur. Alleen jij ziet het."
    assert client_as("sanne").get(ASK).context["form"].initial["words"] == WORDS
    assert "words" not in client_as("thijs").get(ASK).context["form"].initial


def test_typing_after_the_session_ended_is_told_so(db, client):
    response = client.post(reverse("drafts:autosave", args=["hulpvraag"]), {"words": WORDS})

    assert response.status_code == 200
    assert "Je bent uitgelogd." in text_of(response)


@pytest.mark.parametrize("key", ["Hulpvraag", "a", "hulpvraag:niet-een-item", "x" * 200])
def test_draft_under_an_impossible_key_is_refused(client_as, key):
    response = client_as("sanne").post(reverse("drafts:autosave", args=[key]), {"words": WORDS})

    assert text_of(response) == "Dit concept kan niet worden bewaard."


def test_reader_finds_the_starter_and_no_words_in_the_list(client_as, question):
    said = text_of(client_as("ineke").get(LIST))

    assert "Sanne de Wit" in said
    assert "wacht op antwoord" in said
    assert "Onrust in de klas" not in said


def test_question_is_answered_and_the_starter_sees_it(client_as, question):
    url = reverse("coaching:help_question", args=[question])

    response = client_as("ineke").post(
        reverse("coaching:answer", args=[question]), {"words": "Kom langs."}, follow=True
    )

    assert response.redirect_chain == [(url, 302)]
    assert "Kom langs." in text_of(client_as("sanne").get(url))


def test_empty_answer_is_refused_in_dutch(client_as, question):
    response = client_as("ineke").post(reverse("coaching:answer", args=[question]), {"words": " "})

    assert response.status_code == 422
    assert "Schrijf eerst je antwoord op." in text_of(response)


def test_half_an_answer_is_kept(client_as, question):
    client = client_as("ineke")

    client.post(reverse("coaching:answer", args=[question]), {"words": "Bijna", "do": "keep"})

    response = client.get(reverse("coaching:help_question", args=[question]))
    assert response.context["answer_form"].initial == {"words": "Bijna"}


def test_sharing_and_stopping_show_with_whom(client_as, question):
    client = client_as("sanne")
    url = reverse("coaching:help_question", args=[question])

    shared = text_of(
        client.post(
            reverse("coaching:share", args=[question]), {"relation": "coach", "until": "2026-12-24"}, follow=True
        )
    )
    assert "Mehmet Yılmaz, coach gedeeld sinds 24 nov 2026, tot 24 dec 2026" in shared
    assert "Sanne de Wit deelt deze vraag met jou." in text_of(client_as("mehmet").get(url))

    with acting_as(client.get(url).context["question"].row.starter_id, on=A_DAY) as viewer:
        (share,) = queries.open_question(viewer, question, at=clock.now()).shares
    client.post(reverse("coaching:unshare", args=[question, share.key]))
    assert client_as("mehmet").get(url).status_code == 404


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Kies met wie je deze vraag deelt."),
        ({"relation": "hr"}, "Met deze persoon kun je nu niet delen. Kies iemand uit de lijst."),
        ({"relation": "coach", "until": "morgen"}, "Dit is geen datum."),
        ({"relation": "coach", "until": "2026-11-24"}, "Kies een dag na vandaag, of laat de dag leeg."),
    ],
)
def test_sharing_that_cannot_be_is_told_in_dutch(client_as, question, values, sentence):
    response = client_as("sanne").post(reverse("coaching:share", args=[question]), values)

    assert response.status_code == 422
    assert sentence in text_of(response)


def test_reader_by_sharing_writes_nothing_and_turns_nothing(client_as, people, question):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        actions.share(by=viewer, item=question, relation=Relation.COACH, until=None, at=clock.now())
    client = client_as("mehmet")

    for name, values in (
        ("answer", {"words": "Ook nog iets"}),
        ("close", {}),
        ("reopen", {}),
        ("share", {"relation": "manager"}),
    ):
        assert client.post(reverse(f"coaching:{name}", args=[question]), values).status_code in {404, 422}
    with acting_as(people.sanne, on=A_DAY) as viewer:
        shown = queries.open_question(viewer, question, at=clock.now())
    assert (len(shown.said), shown.state, len(shown.shares)) == (1, queries.State.OPEN, 1)


def test_stranger_gets_the_same_as_for_what_does_not_exist(client_as, question):
    for name in ("help_question", "answer", "close", "reopen", "share"):
        url = reverse(f"coaching:{name}", args=[question])
        nowhere = reverse(f"coaching:{name}", args=["00000000-0000-4000-8000-000000000000"])
        client = client_as("thijs")
        send = client.get if name == "help_question" else lambda at, client=client: client.post(at, {"words": "x"})
        assert [send(url).status_code, send(nowhere).status_code] == [404, 404]


def test_closing_twice_says_so(client_as, question):
    client = client_as("sanne")
    client.post(reverse("coaching:close", args=[question]))

    response = client.post(reverse("coaching:close", args=[question]), follow=True)

    assert "Deze vraag is al gesloten of alweer open." in text_of(response)
