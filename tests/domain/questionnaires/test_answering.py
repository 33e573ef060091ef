"""Forms that are read: every answer comes through, and nothing that was typed gets lost."""

import pytest
from asking import answers_to, form_of, questionnaires
from hypothesis import given, settings
from hypothesis import strategies as st

from startbaan.domain.questionnaires.answering import check, names_of
from startbaan.domain.questionnaires.definition import OpenQuestion
from startbaan.domain.questionnaires.reading import shipped

GUIDANCE = shipped()["guidance-2026"]
JUNK = st.text(max_size=12) | st.sampled_from(["0", "1", "2", "-1", "1,5", "٣", "²", " 3 ", "\x00", "\x001", "9" * 400])


@st.composite
def filled_in(draw):
    questionnaire = draw(questionnaires())
    answers = {
        question.key: draw(answers_to(question))
        for question in questionnaire.questions
        if question.is_required or draw(st.booleans())
    }
    return questionnaire, answers


@st.composite
def typed_in(draw):
    questionnaire = draw(questionnaires())
    names = [name for question in questionnaire.questions for name in names_of(question)]
    return questionnaire, draw(st.dictionaries(st.sampled_from(names), st.lists(JUNK, max_size=3)))


def form(questionnaire, answers):
    return {
        name: texts
        for key, answer in answers.items()
        for name, texts in form_of(questionnaire.question(key), answer).items()
    }


@settings(max_examples=60, deadline=None)
@given(filled_in())
def test_what_is_filled_in_is_what_is_read(both):
    questionnaire, answers = both
    checked = check(questionnaire, typed=form(questionnaire, answers))

    assert (checked.answers, checked.problems) == (answers, {})
    assert checked.is_good == bool(answers)


@settings(max_examples=60, deadline=None)
@given(typed_in())
def test_whatever_is_typed_is_an_answer_or_a_problem_and_stays(both):
    questionnaire, typed = both
    checked = check(questionnaire, typed=typed)

    for question in questionnaire.questions:
        texts = [text for name in names_of(question) for text in typed.get(name, ()) if text.strip()]
        if any(text.replace("\x00", "").strip() for text in texts):
            assert question.key in checked.answers or question.key in checked.problems
        elif not texts:
            assert (question.key in checked.problems) == question.is_required
        assert checked.answers.get(question.key) not in ("", ())
        for name in names_of(question):
            assert list(checked.typed.get(name, ())) == list(typed.get(name, ()))
    assert checked.answers.keys() & checked.problems.keys() == set()
    assert checked.problem is None or not (checked.answers or checked.problems)


@settings(max_examples=40, deadline=None)
@given(typed_in())
def test_what_is_read_can_be_answered(both):
    questionnaire, typed = both
    checked = check(questionnaire, typed=typed)

    again = check(questionnaire, typed=form(questionnaire, checked.answers))
    assert again.answers == checked.answers


@pytest.mark.parametrize(
    ("name", "texts", "sentence"),
    [
        ("satisfied", [""], "Vul deze vraag in."),
        ("satisfied", ["6"], "Kies een van de punten van de schaal."),
        ("satisfied", ["4", "5"], "Geef één antwoord op deze vraag."),
        ("visited", ["drie"], "“drie” past hier niet. Vul een heel getal in van 0 tot en met 30."),
        ("visited", ["31"], "“31” past hier niet. Vul een heel getal in van 0 tot en met 30."),
        ("more-attention", ["digital", "money"], "Kies een van de mogelijkheden die er staan."),
        ("missed", ["x" * 2003], "Je tekst is 3 tekens te lang. Er passen er 2000; wat je schreef staat er nog."),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_question(name, texts, sentence):
    checked = check(GUIDANCE, typed={"satisfied": ["4"], name: texts})

    assert {key: str(problem) for key, problem in checked.problems.items()} == {name: sentence}
    assert checked.typed.get(name, ()) == tuple(texts)


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        ({"coach": "1", "time": "1"}, "Plaats 1 staat er twee keer. Geef elke plaats één keer."),
        ({"coach": "2"}, "Plaats 1 ontbreekt. Begin bij 1 en sla niets over."),
        ({"coach": "1", "time": "3"}, "Plaats 2 ontbreekt. Begin bij 1 en sla niets over."),
        ({"coach": "4"}, "“4” past hier niet. Kies een plaats van 1 tot en met 3."),
        ({"coach": "eerst"}, "“eerst” past hier niet. Kies een plaats van 1 tot en met 3."),
    ],
)
def test_order_that_is_none_is_said(places, sentence):
    typed = {f"best-help.{key}": [place] for key, place in places.items()}
    checked = check(GUIDANCE, typed={"satisfied": ["4"], **typed})

    assert str(checked.problems["best-help"]) == sentence


def test_several_are_kept_in_the_order_of_the_questionnaire():
    checked = check(GUIDANCE, typed={"satisfied": ["4"], "more-attention": ["digital", "didactics", "digital"]})

    assert checked.answers == {"satisfied": 4, "more-attention": ("didactics", "digital")}


def test_empty_form_cannot_be_sent():
    afternoon = shipped()["scan-2026"]
    checked = check(afternoon, typed={"freed-time": [" "], "csrf": ["x"]})

    assert str(checked.problem) == "Je hebt nog niets ingevuld. Vul minstens één vraag in."
    assert not checked.is_good


def test_own_words_keep_their_lines():
    checked = check(GUIDANCE, typed={"satisfied": ["4"], "keep": [" Mijn coach.\r\n\r\nEn de middagen. "]})

    assert checked.answers["keep"] == "Mijn coach.\n\nEn de middagen."
    assert isinstance(GUIDANCE.question("keep"), OpenQuestion)
