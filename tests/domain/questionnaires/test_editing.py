"""Questionnaires changed in the browser: every draft is one that a file could hold."""

from dataclasses import replace

import pytest
from asking import WORDS, questionnaires
from hypothesis import given, settings
from hypothesis import strategies as st

from startbaan.domain.loading import Refused
from startbaan.domain.questionnaires.definition import OpenQuestion
from startbaan.domain.questionnaires.editing import added, changed, moved, new_key, removed
from startbaan.domain.questionnaires.reading import KEY, LONGEST_KEY, parse, shipped
from startbaan.domain.questionnaires.writing import written
from startbaan.domain.sentences import Problem
from startbaan.domain.sources import Text

AFTERNOON = shipped()["afternoon-2026"]
NEW = OpenQuestion("new", Text("Nieuw?", "New?"), "", is_required=False)


def keys(questionnaire):
    return [question.key for question in questionnaire.questions]


@settings(max_examples=40, deadline=None)
@given(questionnaires(), st.integers(-2, 9))
def test_every_change_gives_what_can_be_read_back(questionnaire, place):
    first = questionnaire.questions[0].key
    longer = added(questionnaire, question=NEW)
    drafts = [longer, moved(longer, key=first, place=place), removed(longer, key=first)]
    drafts.append(changed(longer, question=replace(NEW, text=Text("Anders?", "Otherwise?"))))

    assert [parse(written(draft), name="draft") for draft in drafts] == drafts
    assert keys(longer) == [*keys(questionnaire), "new"]
    assert sorted(keys(drafts[1])) == sorted(keys(longer))
    assert keys(drafts[2]) == keys(longer)[1:]


@pytest.mark.parametrize(("place", "stands"), [(-3, 1), (1, 1), (3, 3), (99, len(AFTERNOON.questions))])
def test_question_moves_to_its_place(place, stands):
    assert keys(moved(AFTERNOON, key="better", place=place)).index("better") + 1 == stands


@given(st.text(max_size=60) | WORDS, st.sets(st.sampled_from(["vraag", "vraag-2", "wat", "hoe-vaak"])))
def test_new_key_is_a_key_and_is_free(dutch, taken):
    key = new_key(dutch, taken=taken)

    assert KEY.fullmatch(key)
    assert len(key) <= LONGEST_KEY
    assert key not in taken


@pytest.mark.parametrize(
    ("dutch", "key"),
    [
        ("Hoe vaak was je er?", "hoe-vaak-was-je-er"),
        ("Wat vond je van de één-op-één gesprekken met je coach?", "wat-vond-je-van-de-een-op-een"),
        ("?!", "vraag"),
        ("Wat?", "wat-2"),
    ],
)
def test_key_is_made_of_the_words(dutch, key):
    assert new_key(dutch, taken={"wat"}) == key


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda: added(AFTERNOON, question=replace(NEW, key="better")), "Er is al een vraag “better”."),
        (lambda: changed(AFTERNOON, question=NEW), "Deze vraag is er niet meer. Ververs de pagina."),
        (lambda: moved(AFTERNOON, key="new", place=1), "Deze vraag is er niet meer. Ververs de pagina."),
        (lambda: removed(replace(AFTERNOON, questions=(NEW,)), key="new"), "Dit is de laatste vraag."),
    ],
)
def test_change_that_cannot_be_is_said(change, message):
    with pytest.raises(Problem) as refused:
        change()

    assert str(refused.value).startswith(message)


def test_question_that_no_file_could_hold_is_refused():
    with pytest.raises(Refused, match="“Not a key” is geen sleutel"):
        added(AFTERNOON, question=replace(NEW, key="Not a key"))
    with pytest.raises(Refused, match="“gone” staat niet bij de thema’s"):
        changed(AFTERNOON, question=replace(AFTERNOON.question("usable"), theme="gone"))
