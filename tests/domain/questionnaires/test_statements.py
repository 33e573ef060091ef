"""The statements of a partnership: pasted as lines, under the four guarantees, with keys that stay."""

import pytest

from startbaan.domain.questionnaires.comparing import comparable
from startbaan.domain.questionnaires.reading import parse, shipped
from startbaan.domain.questionnaires.statements import with_statements
from startbaan.domain.questionnaires.writing import written
from startbaan.domain.sentences import Problem

GUARANTEES = shipped()["guarantees-2026"]


def test_each_line_is_a_statement_of_its_guarantee():
    made = with_statements(
        GUARANTEES,
        pasted={
            "organisation": "- Taken liggen vast.\n\n2. Coaches zijn  geschoold.\n",
            "learning-teacher": "Wij leren.",
        },
        version="delta-2026",
    )

    assert [(question.theme, question.text.nl) for question in made.questions] == [
        ("learning-teacher", "Wij leren."),
        ("organisation", "Taken liggen vast."),
        ("organisation", "Coaches zijn geschoold."),
    ]
    assert made.name == "guarantees-delta-2026"
    assert parse(written(made), name="made") == made


def test_statement_that_stays_compares_with_the_year_before():
    first = with_statements(GUARANTEES, pasted={"organisation": "Taken liggen vast.\nOud."}, version="a")
    then = with_statements(GUARANTEES, pasted={"organisation": "Nieuw.\nTaken liggen vast."}, version="b")

    assert {then.question(key).text.nl for key in comparable([first, then])} == {"Taken liggen vast."}


@pytest.mark.parametrize(
    ("pasted", "message"),
    [
        ({}, "Er staat nog geen stelling."),
        ({"organisation": " \n- "}, "Er staat nog geen stelling."),
        ({"organisation": "Een.\nEen."}, "“Een.” staat er twee keer."),
        ({"organisation": "x" * 301}, f"“{'x' * 40}…” is langer dan 300 tekens."),
        ({"organisation": "\n".join(map(str, range(100, 161)))}, "Dit zijn 61 stellingen. Kies er hoogstens 60."),
    ],
)
def test_statements_that_cannot_be_used_are_said(pasted, message):
    with pytest.raises(Problem) as refused:
        with_statements(GUARANTEES, pasted=pasted, version="a")

    assert str(refused.value).startswith(message)


def test_only_the_partnerships_own_questionnaire_takes_statements():
    with pytest.raises(Problem, match="schrijft het partnerschap de stellingen niet zelf"):
        with_statements(shipped()["scan-2026"], pasted={"organisation": "Een."}, version="a")
