"""A question over the years: in one line only where it stayed the same."""

from dataclasses import replace

import pytest

from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires.comparing import Stayed
from startbaan.domain.questionnaires.reading import shipped
from startbaan.domain.questionnaires.results import Withheld
from startbaan.domain.questionnaires.tallies import Tally
from startbaan.domain.questionnaires.years import Round, change, mean_in, over_years
from startbaan.domain.sources import Text

GUIDANCE = shipped()["guidance-2026"]
OTHER_WORDS = tuple(
    replace(question, text=Text("Anders gevraagd", "Asked otherwise")) if question.key == "feedback" else question
    for question in GUIDANCE.questions
)


def asked(year, point, people, questionnaire=GUIDANCE):
    return Round(SchoolYear(year), questionnaire, {"feedback": Tally(people, {str(point): people})}, b"secret")


def test_years_stand_in_order_and_say_whether_they_compare():
    rounds = [
        asked(2023, 2, 20, replace(GUIDANCE, version="2023", questions=OTHER_WORDS)),
        asked(2024, 2, 20, replace(GUIDANCE, version="2024", questions=GUIDANCE.questions[:3])),
        asked(2025, 3, 20),
        asked(2026, 5, 20),
    ]
    found = over_years("feedback", rounds=rounds, least=5)

    assert [(each.year.start_year, each.stayed, mean_in(each.result).value) for each in found] == [
        (2023, Stayed.REWORDED, 2),
        (2025, Stayed.SAME, 3),
        (2026, Stayed.SAME, 5),
    ]
    assert change(found).value == 2
    assert change(found).is_clear


def test_year_with_too_few_people_is_passed_over():
    found = over_years("feedback", rounds=[asked(2024, 2, 20), asked(2025, 3, 4), asked(2026, 5, 20)], least=5)

    assert found[1].result == Withheld()
    assert change(found).value == 3


@pytest.mark.parametrize(
    "rounds",
    [
        [],
        [asked(2026, 5, 20)],
        [asked(2025, 5, 20), asked(2026, 5, 4)],
        [asked(2025, 5, 20, replace(GUIDANCE, questions=OTHER_WORDS)), asked(2026, 5, 20)],
    ],
)
def test_there_is_no_change_without_two_years_that_compare(rounds):
    assert change(over_years("feedback", rounds=rounds, least=5)) is None


def test_share_of_a_year_is_no_mean():
    rounds = [
        Round(SchoolYear(year), GUIDANCE, {"satisfied": Tally(20, {"2": 2, "3": 4, "4": 8, "5": 6})}, b"s")
        for year in (2025, 2026)
    ]
    found = over_years("satisfied", rounds=rounds, least=5)

    assert [each.result.share.value for each in found] == [0.7, 0.7]
    assert change(found) is None


def test_question_that_the_last_year_did_not_ask_is_an_error():
    with pytest.raises(KeyError):
        over_years("weather", rounds=[asked(2026, 5, 20)], least=5)
