"""Sending answers: once, in the days of the survey, and nothing is lost halfway."""

from datetime import timedelta

import pytest
from surveyed import answer, put_out, those_asked

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.surveys.actions import AnsweredAlready, NotOpen, send_answers
from startbaan.apps.surveys.actions.keys import destroy_key, key_of
from startbaan.apps.surveys.actions.opening import NobodyToAsk, shards_for
from startbaan.apps.surveys.actions.sealing import unseal
from startbaan.apps.surveys.models import AnsweredShard, Asked, PoolShard
from startbaan.apps.surveys.queries import not_answered, survey_form, surveys_to_fill, taking_part
from startbaan.project.cast import A_DAY


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"


def sheets(survey):
    key = key_of(survey.key)
    parts = PoolShard.objects.filter(survey=survey)
    return [unseal(bytes(sealed), key=key, survey=survey.key) for part in parts for sealed in part.sealed]


def test_who_answered_and_what_lie_apart(people):
    survey = put_out(people)

    answer(people, survey, people.sanne, mark=8, tomorrow="Meer oefenen")

    (answered,) = AnsweredShard.objects.filter(survey=survey)
    (sheet,) = sheets(survey)
    assert answered.people == [people.sanne]
    assert dict(sheet.answers) == {"mark": 8, "tomorrow": "Meer oefenen"}


def test_answers_of_every_kind_come_back_as_they_were_sent(people):
    survey = put_out(people, key="guidance")
    with acting_as(people.sanne, on=A_DAY) as viewer:
        form = survey_form(viewer, survey.key).questionnaire
        several = next(each for each in form.questions if each.kind.value == "several")
        ranking = next(each for each in form.questions if each.kind.value == "ranking")
        given = {
            several.key: tuple(option.key for option in several.options[:2]),
            ranking.key: tuple(option.key for option in ranking.options[: ranking.most]),
        }
        send_answers(by=viewer, survey=survey.key, answers=given)

    (sheet,) = sheets(survey)
    assert dict(sheet.answers) == given


def test_a_second_time_is_refused_and_changes_nothing(people):
    survey = put_out(people)
    answer(people, survey, people.sanne, mark=8)

    with pytest.raises(AnsweredAlready):
        answer(people, survey, people.sanne, mark=2)

    assert [dict(sheet.answers) for sheet in sheets(survey)] == [{"mark": 8}]


def test_who_is_not_asked_sends_nothing(people):
    survey = put_out(people, asked=those_asked(people)[:6])

    with pytest.raises(NotYours):
        answer(people, survey, people.persons["wouter"], mark=8)

    assert sheets(survey) == []


@pytest.mark.parametrize("days", [-1, 14], ids=["before", "after"])
def test_outside_its_days_nothing_is_sent(people, days):
    survey = put_out(people)

    with acting_as(people.sanne, on=A_DAY + timedelta(days=days)) as viewer, pytest.raises(NotOpen):
        send_answers(by=viewer, survey=survey.key, answers={"mark": 8})

    assert list(AnsweredShard.objects.filter(survey=survey).values_list("people", flat=True)) == [[]]


def test_without_the_key_nobody_has_answered(people):
    survey = put_out(people)
    destroy_key(survey.key)

    with acting_as(people.sanne, on=A_DAY) as viewer, pytest.raises(NotOpen):
        send_answers(by=viewer, survey=survey.key, answers={"mark": 8})

    assert list(AnsweredShard.objects.filter(survey=survey).values_list("people", flat=True)) == [[]]


@pytest.mark.parametrize("answers", [{}, {"unknown": 3}], ids=["nothing", "no question of ours"])
def test_nothing_to_send_is_said(people, answers):
    survey = put_out(people)

    with acting_as(people.sanne, on=A_DAY) as viewer, pytest.raises(Refusal, match="nog niets ingevuld"):
        send_answers(by=viewer, survey=survey.key, answers=answers)


def test_what_is_to_do_comes_first_and_is_done_afterwards(people):
    survey = put_out(people)
    with acting_as(people.sanne, on=A_DAY) as viewer:
        before = [(each.survey, each.is_to_do) for each in surveys_to_fill(viewer)]
    answer(people, survey, people.sanne)

    with acting_as(people.sanne, on=A_DAY) as viewer:
        after = [(each.survey, each.is_to_do) for each in surveys_to_fill(viewer)]
    assert (before, after) == ([(survey, True)], [(survey, False)])


def test_who_answered_is_not_reminded_and_is_counted(people):
    survey = put_out(people)
    answer(people, survey, people.sanne)

    with acting_as(people.persons["jeroen"], on=A_DAY) as viewer:
        assert taking_part(viewer, survey.key) == (18, 1)
    assert people.sanne not in not_answered(survey.pk)
    assert len(not_answered(survey.pk)) == 17


def test_a_small_board_is_no_stratum_of_its_own(people):
    asked = those_asked(people, boards=("waterland", "de-vaart"))[:9]

    survey = put_out(people, asked=asked)

    boards = Asked.objects.filter(survey=survey).values_list("board", flat=True).order_by("board").distinct()
    assert set(boards) == {people.organisations["waterland"], None}


def test_too_few_are_never_asked(people):
    with pytest.raises(NobodyToAsk):
        put_out(people, asked=those_asked(people)[:4])


@pytest.mark.parametrize(("people_asked", "rows"), [(3, 1), (499, 1), (500, 2), (40_000, 160)])
def test_many_people_are_spread_over_rows(people_asked, rows):
    assert shards_for(people_asked) == rows
