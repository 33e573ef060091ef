"""The pages of the cycle, as the browser of someone of the cast asks for them."""

import re
from datetime import date
from html import unescape

import pytest
from appraising import COMMENT, SEEN, WORDS, close, hand_in, hold, sign, talk_of, visit
from django.urls import reverse

from startbaan.apps.appraisal import actions, queries
from startbaan.apps.appraisal.models import AppraisalCycle
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme.models import Activity
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

LIST = reverse("appraisal:talk_list")
MINE = reverse("appraisal:my_talk_list")
CYCLE = reverse("appraisal:cycle", args=["waterland"])
NAMES = {"jaar_1": "Kennismaken\nVooruitkijken", "jaar_2": "Vooruitkijken", "jaar_3": "Afronden"}


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def address(name, people):
    return reverse(f"appraisal:{name}", args=[talk_of(people).item.pk])


def settle(people, **names):
    with acting_as(people.hanneke, on=A_DAY) as by:
        board = Organisation.objects.get(key="waterland")
        talks = [year.splitlines() for year in (NAMES | names).values()]
        return actions.settle_cycle(by=by, at=clock.now(), board=board, start=date(2026, 8, 1), talks=talks)


def test_manager_sees_the_own_starters_and_what_each_waits_for(client_as, people):
    visit(people)

    text = text_of(client_as("karin").get(LIST))

    assert re.findall(r"Sanne de Wit, jaar 1|Yasmina El Amrani, jaar 2|Thijs", text) == [
        "Yasmina El Amrani, jaar 2",
        "Sanne de Wit, jaar 1",
    ]
    assert "17 nov 2026, 35 minuten" in text
    assert "bezoek gedaan" in text


@pytest.mark.parametrize("handle", ["mehmet", "sanne", "els"])
def test_who_leads_nobody_is_told_so(client_as, people, handle):
    assert "Je bent van niemand de leidinggevende" in text_of(client_as(handle).get(LIST))


def test_starter_is_led_to_the_report_that_waits(client_as, people):
    item = hand_in(people)

    page = client_as("sanne").get(MINE).content.decode()

    assert reverse("appraisal:report", args=[item]) in page
    assert "te ondertekenen" in page


def test_visit_is_recorded_on_the_page_of_the_talk(client_as, people):
    client = client_as("karin")
    sent = {"bezoek-done_on": "2026-11-17", "bezoek-minutes": "35", "bezoek-seen": SEEN, "bezoek-version": "0"}

    text = text_of(client.post(address("record_visit", people), sent, follow=True))

    assert "Het klassenbezoek is vastgelegd." in text
    assert SEEN in text


def test_visit_that_was_too_short_keeps_what_was_typed(client_as, people):
    sent = {"bezoek-done_on": "2026-11-17", "bezoek-minutes": "20", "bezoek-seen": SEEN, "bezoek-version": "0"}

    response = client_as("karin").post(address("record_visit", people), sent)

    assert response.status_code == 422
    assert "minstens 30 minuten" in text_of(response)
    assert SEEN in text_of(response)


def test_two_windows_show_both_texts(client_as, people):
    hold(people)
    client = client_as("karin")
    write = address("write_report", people)
    client.post(write, {"seen": SEEN, "words": "Eerste venster.", "version": "1", "do": "keep"})

    refused = client.post(write, {"seen": SEEN, "words": "Tweede venster.", "version": "1", "do": "keep"})
    again = client.post(write, {"seen": SEEN, "words": "Samen.", "version": "2", "do": "keep"}, follow=True)

    assert refused.status_code == 422
    assert "Eerste venster." in text_of(refused)
    assert "Tweede venster." in text_of(refused)
    assert 'name="version" value="2"' in refused.content.decode()
    assert "Het verslag is bewaard." in text_of(again)


def test_what_was_typed_and_not_kept_comes_back_and_can_be_thrown_away(client_as, people):
    hold(people)
    client = client_as("karin")
    key = f"gespreksverslag:{talk_of(people).item.pk:036}"
    client.post(reverse("drafts:autosave", args=[key]), {"seen": SEEN, "words": "Half getypt.", "version": "1"})

    typed = text_of(client.get(address("talk", people)))
    dropped = text_of(client.post(address("drop_draft", people), follow=True))

    assert "Hieronder staat je concept" in typed
    assert "Half getypt." in typed
    assert "Half getypt." not in dropped


def test_report_is_signed_with_a_comment_and_then_closed(client_as, people):
    item = hand_in(people)
    client = client_as("sanne")

    text = text_of(
        client.post(
            reverse("appraisal:sign", args=[item]), {"words": COMMENT, "version": "2", "do": "sign"}, follow=True
        )
    )
    manager = text_of(client_as("karin").get(reverse("appraisal:report", args=[item])))

    assert "Je hebt het verslag ondertekend." in text
    assert "afgesloten" in manager
    assert COMMENT in manager


def test_comment_can_be_kept_and_is_its_writers_alone(client_as, people):
    item = hand_in(people)
    client = client_as("sanne")
    client.post(reverse("appraisal:sign", args=[item]), {"words": "Nog denken.", "version": "2", "do": "keep"})

    page = reverse("appraisal:report", args=[item])
    assert "Nog denken." in text_of(client.get(page))
    assert "Nog denken." not in text_of(client_as("karin").get(page))


@pytest.mark.parametrize("handle", ["mehmet", "sietske", "hanneke", "dirkjan", "bert", "thijs", "ineke", "bas"])
def test_report_and_talk_do_not_exist_for_others(client_as, people, handle):
    item = close(people)
    client = client_as(handle)

    answers = {
        path: client.get(path).status_code
        for path in (reverse("appraisal:report", args=[item]), address("talk", people))
    }

    assert set(answers.values()) == {404}


def test_board_without_a_cycle_begins_with_the_programmes_own_talks(client_as, people):
    text = text_of(client_as("hanneke").get(CYCLE))

    assert "Jullie bestuur heeft nog niets vastgesteld." in text
    assert text.count("Gesprek met je leidinggevende") == 6  # in the form and beside it, each of three years


def test_board_settles_its_cycle_and_the_talk_bears_its_name(client_as, people):
    response = client_as("dirkjan").post(CYCLE, {"start": "2026-08-01", **NAMES}, follow=True)

    assert "De gesprekscyclus is vastgesteld." in text_of(response)
    assert [talk.name for talk in _talks(people)] == ["Kennismaken", "Vooruitkijken", "Afronden"]


def _talks(people):
    with acting_as(people.karin, on=A_DAY) as viewer:
        return queries.talks_of(viewer, [people.sanne])


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ({"jaar_1": "", "jaar_2": "", "jaar_3": ""}, "Noem minstens één gesprek."),
        ({"jaar_1": "Een\neen"}, "staat een naam twee keer"),
        ({"jaar_1": "\n".join("abcdefg")}, "noem er hoogstens zes"),
        ({"jaar_1": "a" * 81}, "hoogstens 80 tekens"),
        ({"start": "2025-08-01"}, "wat eerder was, blijft staan"),
    ],
)
def test_cycle_that_cannot_be_is_refused_with_a_reason(client_as, people, names, sentence):
    response = client_as("hanneke").post(CYCLE, {"start": "2026-08-01", **NAMES, **names})

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert AppraisalCycle.objects.count() == 0


def test_new_cycle_ends_the_one_before_it_the_day_before(client_as, people):
    settle(people)
    client_as("hanneke").post(CYCLE, {"start": "2027-08-01", **NAMES, "jaar_1": "Anders"})

    rows = AppraisalCycle.objects.order_by("period")
    assert [(str(row.period.start), str(row.period.last), row.talks[0]) for row in rows] == [
        ("2026-08-01", "2027-07-31", ["Kennismaken", "Vooruitkijken"]),
        ("2027-08-01", "None", ["Anders"]),
    ]


def test_closed_report_keeps_the_name_under_which_it_was_signed(client_as, people):
    settle(people)
    item = close(people)
    settle(people, jaar_1="Nieuwe naam")

    assert "Kennismaken" in text_of(client_as("sanne").get(reverse("appraisal:report", args=[item])))


def test_board_that_holds_more_talks_asks_the_manager_for_days(client_as, people):
    settle(people)
    client = client_as("karin")
    sanne = next(one for one in _overview(people) if one.starter.pk == people.sanne)
    more = reverse("appraisal:add_talk", args=[sanne.starter.key])

    assert sanne.lacking == ("Vooruitkijken",)
    assert more in client.get(LIST).content.decode()
    refused = client.post(more, {"visit_on": "2027-03-09", "talk_on": "2027-03-02"})
    made = client.post(more, {"visit_on": "2027-03-02", "talk_on": "2027-03-09"}, follow=True)

    assert "Het klassenbezoek komt vóór het gesprek." in text_of(refused)
    assert "Het gesprek en het klassenbezoek staan in het traject." in text_of(made)
    names = [(talk.name, talk.item.row.number, talk.visit.row.number) for talk in _talks(people) if talk.year == 1]
    assert names == [("Kennismaken", 1, 1), ("Vooruitkijken", 2, 2)]
    assert "Alle gesprekken van dit jaar staan al in het traject" in text_of(client.get(more))


def _overview(people):
    with acting_as(people.karin, on=A_DAY) as viewer:
        return queries.overview(viewer)


def test_report_of_a_talk_says_words_only_to_its_two(client_as, people):
    item = close(people)

    found = {
        handle: WORDS in client_as(handle).get(reverse("appraisal:report", args=[item])).content.decode()
        for handle in ("sanne", "karin", "mehmet", "hanneke")
    }

    assert found == {"sanne": True, "karin": True, "mehmet": False, "hanneke": False}


def test_report_outlives_the_talk_it_is_of(client_as, people):
    item = close(people)
    with acting_as(people.hanneke, on=A_DAY):
        assert Activity.objects.filter(pk=talk_of(people).item.pk).delete()[0] > 0

    client = client_as("sanne")
    assert reverse("appraisal:report", args=[item]) in client.get(MINE).content.decode()
    assert WORDS in text_of(client.get(reverse("appraisal:report", args=[item])))


def test_signature_waits_when_the_report_was_changed_meanwhile(client_as, people):
    item = hand_in(people)
    with acting_as(people.karin, on=A_DAY) as by:
        actions.hand_in(by=by, at=clock.now(), talk=talk_of(people), version=2, seen=SEEN, words="Aangepast.")

    response = client_as("sanne").post(
        reverse("appraisal:sign", args=[item]), {"words": COMMENT, "version": "2", "do": "sign"}
    )

    assert response.status_code == 422
    assert "intussen aangepast" in text_of(response)
    assert COMMENT in text_of(response)
    sign(people, item, version=3)
