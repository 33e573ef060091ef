"""The pages of start talk and development plan, as the browsers of three people ask for them."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from planned import PLAN_SECRET, TALK_SECRET, paper, put_plan, put_start_talk
from pypdf import PdfReader

from startbaan.apps.coaching.queries.start_talks import question_url
from startbaan.apps.people.models import Person

LIST, PLANS = reverse("coaching:start_talk_list"), reverse("coaching:plan_list")


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path):
    settings.FILES = tmp_path


@pytest.fixture
def talk(people):
    return put_start_talk(people)


@pytest.fixture
def plan(people):
    return put_plan(people)


def page_of(talk):
    return reverse("coaching:start_talk", args=[talk])


def answer(client, talk, words, *, based_on, question="vakinhoudelijk-groei", do="next", **more):
    return client.post(question_url(talk, question), {"words": words, "based_on": based_on, "do": do, **more})


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "karin"])
def test_three_read_it_and_see_where_to_sign(client_as, talk, handle):
    client = client_as(handle)

    assert "wacht" in text_of(client.get(LIST)) or "bezig" in text_of(client.get(LIST))
    shown = text_of(client.get(page_of(talk)))
    assert (TALK_SECRET in shown, "Zet mijn naam eronder" in shown) == (True, True)


def test_list_holds_no_confidential_word(client_as, talk):
    assert TALK_SECRET not in text_of(client_as("mehmet").get(LIST))


def test_answering_leads_to_the_next_question(client_as, talk):
    response = answer(client_as("sanne"), talk, "Breuken uitleggen.", based_on=1)

    assert response.url == question_url(talk, "vakdidactisch-sterk")


def test_overtaken_answer_shows_both_texts_and_keeps_the_own_one(client_as, talk):
    answer(client_as("mehmet"), talk, "Tekst van de coach.", based_on=1)
    sanne = client_as("sanne")

    response = answer(sanne, talk, "Tekst van Sanne.", based_on=1)

    shown = text_of(response)
    assert ("Tekst van de coach." in shown, "Tekst van Sanne." in shown) == (True, True)
    again = sanne.get(question_url(talk, "vakinhoudelijk-groei"))
    assert ("Tekst van de coach." in text_of(again), "Tekst van Sanne." in text_of(again)) == (True, True)
    assert answer(sanne, talk, "Samen.", based_on=2).status_code == 302
    assert "Samen." in text_of(sanne.get(page_of(talk)))


def test_draft_is_kept_and_restored_for_its_author_alone(client_as, talk):
    sanne = client_as("sanne")
    answer(sanne, talk, "Half af.", based_on=1, do="keep")

    url = question_url(talk, "vakinhoudelijk-groei")
    assert "Half af." in text_of(sanne.get(url))
    assert "Half af." not in text_of(client_as("mehmet").get(url))


def test_hours_begin_with_the_programme(client_as, talk):
    page = client_as("karin").get(question_url(talk, "uren")).content.decode()

    assert 'name="uren-coaching-hours" value="17"' in page


def test_the_hours_of_the_ledger_stand_beside_those_of_the_talk(client_as, talk):
    page = client_as("karin").get(question_url(talk, "uren")).content.decode()

    assert "Er is recht op 32 uur. Het programma verdeelt 25 uur. De andere 7 uur verdelen" in page


def test_hours_that_are_none_are_said(client_as, talk):
    response = answer(client_as("karin"), talk, "", based_on=0, question="uren", **{"uren-coaching-hours": "veel"})

    assert (response.status_code, "Vul uren in als een getal" in text_of(response)) == (422, True)


def test_third_name_closes_it_and_leads_to_the_days(client_as, people, talk):
    for handle in ("sanne", "mehmet", "karin"):
        client = client_as(handle)
        version = re.search(r'name="version" value="(\d+)"', client.get(page_of(talk)).content.decode())[1]
        response = client.post(reverse("coaching:sign_start_talk", args=[talk]), {"version": version}, follow=True)

    assert "het startgesprek is vastgesteld" in text_of(response)
    assert "Kies de dagen" in text_of(response)
    starter = Person.objects.get(pk=people.sanne).key
    year = reverse("coaching:plan_year", args=[starter])
    page = client.get(year).content.decode()
    days = dict(re.findall(r'name="(dag-\d+)" value="([\d-]+)"', page))
    done = client.post(year, days, follow=True)
    assert (len(days) > 0, f"Afgesproken dagen: {len(days)}." in text_of(done)) == (True, True)
    again = client.post(year, days, follow=True)
    assert "Afgesproken dagen" not in text_of(again)


def test_warning_stands_before_a_change_withdraws_names(client_as, talk):
    client = client_as("sanne")
    client.post(reverse("coaching:sign_start_talk", args=[talk]), {"version": "1"})

    assert "dan vervallen ze" in text_of(client.get(question_url(talk, "delen")))


def test_beginning_again_leads_to_the_talk_there_is(client_as, people, talk):
    begin = reverse("coaching:begin_start_talk", args=[Person.objects.get(pk=people.sanne).key])

    assert client_as("karin").get(begin).url == page_of(talk)


def test_without_a_coach_it_says_whom_to_ask(client_as, people):
    begin = reverse("coaching:begin_start_talk", args=[Person.objects.get(pk=people.thijs).key])

    assert "Er is nog geen coach" in text_of(client_as("thijs").get(begin))


@pytest.mark.parametrize(("handle", "writes"), [("sanne", True), ("mehmet", False), ("karin", False)])
def test_plan_is_read_by_three_and_written_by_one(client_as, plan, handle, writes):
    client = client_as(handle)

    assert PLAN_SECRET in text_of(client.get(reverse("coaching:plan", args=[plan])))
    new_goal = reverse("coaching:new_plan_goal", args=[plan])
    assert client.get(new_goal).status_code == (200 if writes else 404)


def test_plan_prints_as_a_document(client_as, plan, tmp_path):
    response = client_as("karin").get(reverse("coaching:print_plan", args=[plan]))

    (tmp_path / "plan.pdf").write_bytes(response.content)
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "plan.pdf").pages)
    assert (response["Content-Type"], PLAN_SECRET in text) == ("application/pdf", True)


def test_evidence_is_handed_over_to_save_and_never_to_show(client_as, plan):
    karin = client_as("karin")
    link = re.search(r'href="([^"]+/bewijs/[^"]+)"', karin.get(reverse("coaching:plan", args=[plan])).content.decode())

    response = karin.get(link[1])

    assert response.content == paper(PLAN_SECRET)
    assert response["Content-Disposition"] == f'attachment; filename="{PLAN_SECRET}.pdf"'
    assert (response["X-Content-Type-Options"], response["Cache-Control"]) == ("nosniff", "private, no-store")
    assert client_as("sietske").get(link[1]).status_code == 404


def test_file_that_does_not_fit_is_refused_with_the_reason(client_as, plan):
    file = SimpleUploadedFile("les.html", b"<html>", content_type="text/html")

    response = client_as("sanne").post(reverse("coaching:add_evidence", args=[plan]), {"file": file, "words": "x"})

    assert (response.status_code, "Dit soort bestand kan niet" in text_of(response)) == (422, True)


def test_goal_overtaken_shows_both(client_as, plan):
    sanne = client_as("sanne")
    shown = sanne.get(reverse("coaching:plan", args=[plan])).content.decode()
    url = re.search(r'href="([^"]+/doel/[0-9a-f-]{36}/)"', shown)[1]
    fields = {"area": "pedagogisch", "steps": "", "until": "", "state": "open", "based_on": 1}
    assert sanne.post(url, {**fields, "words": "Op de tablet."}).status_code == 302

    response = sanne.post(url, {**fields, "words": "Op de laptop."})

    assert ("Op de tablet." in text_of(response), "Op de laptop." in text_of(response)) == (True, True)


def test_start_talk_gives_the_words_of_a_first_goal(client_as, people, talk, plan):
    sanne = client_as("sanne")
    assert TALK_SECRET in text_of(sanne.get(reverse("coaching:plan", args=[plan])))

    page = sanne.get(reverse("coaching:new_plan_goal", args=[plan]) + "?uit=vakinhoudelijk")

    assert TALK_SECRET in text_of(page)
    assert TALK_SECRET not in text_of(client_as("karin").get(reverse("coaching:plan", args=[plan])))


def test_version_stays_readable_after_a_change(client_as, plan):
    sanne = client_as("sanne")
    url = reverse("coaching:plan_text", args=[plan, "talenten"])
    sanne.post(url, {"words": "Iets heel anders.", "based_on": 1, "do": "save"})

    version = text_of(sanne.get(reverse("coaching:plan_version", args=[plan, 1])))

    assert (f"Talent voor {PLAN_SECRET}." in version, "Iets heel anders." in version) == (True, False)
