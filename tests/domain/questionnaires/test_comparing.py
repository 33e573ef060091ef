"""Which questions two versions share, so that years compare."""

from dataclasses import replace

import pytest
from asking import questionnaires
from hypothesis import given, settings

from startbaan.domain.questionnaires.comparing import Stayed, Step, comparable, difference
from startbaan.domain.questionnaires.definition import Compared, Option, Scale
from startbaan.domain.questionnaires.reading import shipped
from startbaan.domain.sources import Text

GUIDANCE = shipped()["guidance-2026"]


def renewed(key, **changes):
    questions = tuple(
        replace(question, **changes) if question.key == key else question for question in GUIDANCE.questions
    )
    return replace(GUIDANCE, version="2027", questions=questions)


def became(key, after):
    return {step.key: step.stayed for step in difference(GUIDANCE, after=after)}[key]


@settings(max_examples=40, deadline=None)
@given(questionnaires())
def test_version_compares_with_itself_in_everything(questionnaire):
    steps = difference(questionnaire, after=replace(questionnaire, version="next"))

    assert steps == tuple(Step(question.key, Stayed.SAME) for question in questionnaire.questions)
    assert comparable([questionnaire, questionnaire]) == {question.key for question in questionnaire.questions}


@settings(max_examples=40, deadline=None)
@given(questionnaires(), questionnaires())
def test_what_is_added_one_way_is_dropped_the_other(one, other):
    there = {step.key: step.stayed for step in difference(one, after=other)}
    back = {step.key: step.stayed for step in difference(other, after=one)}
    turned = {Stayed.ADDED: Stayed.DROPPED, Stayed.DROPPED: Stayed.ADDED}

    assert back == {key: turned.get(stayed, stayed) for key, stayed in there.items()}
    assert comparable([one, other]) == comparable([other, one])


LABELS = tuple(Text(f"{number}", f"{number}") for number in range(5))
OPTIONS = GUIDANCE.question("best-help").options


@pytest.mark.parametrize(
    ("key", "changes", "stayed"),
    [
        ("satisfied", {"text": Text("Hoe tevreden?", "How satisfied?")}, Stayed.REWORDED),
        ("satisfied", {"scale": Scale("satisfied", LABELS)}, Stayed.REWORDED),
        ("satisfied", {"scale": Scale("satisfied", LABELS[:4])}, Stayed.CHANGED),
        ("satisfied", {"compared": Compared("satisfaction-with-guidance", 5)}, Stayed.SAME),
        ("satisfied", {"is_required": False, "theme": "time"}, Stayed.SAME),
        ("visited", {"most": 40}, Stayed.CHANGED),
        ("visited", {"unit": Text("lessen", "lessons")}, Stayed.REWORDED),
        ("best-help", {"options": OPTIONS[::-1]}, Stayed.SAME),
        ("best-help", {"options": OPTIONS[1:]}, Stayed.CHANGED),
        ("best-help", {"most": 2}, Stayed.CHANGED),
        (
            "best-help",
            {"options": (Option(OPTIONS[0].key, Text("De coach", "The coach")), *OPTIONS[1:])},
            Stayed.REWORDED,
        ),
        ("missed", {"longest": 500}, Stayed.SAME),
    ],
)
def test_years_compare_where_people_read_and_could_answer_the_same(key, changes, stayed):
    after = renewed(key, **changes)

    assert became(key, after) is stayed
    assert (key in comparable([GUIDANCE, after])) == (stayed is Stayed.SAME)


def test_english_alone_changes_nothing():
    text = GUIDANCE.question("missed").text

    assert became("missed", renewed("missed", text=Text(text.nl, "What did you lack?"))) is Stayed.SAME


def test_question_that_left_and_came_back_is_not_comparable_over_all_years():
    without = replace(GUIDANCE, version="2027", questions=GUIDANCE.questions[1:])

    assert "satisfied" not in comparable([GUIDANCE, without, replace(GUIDANCE, version="2028")])
    assert comparable([]) == frozenset()
