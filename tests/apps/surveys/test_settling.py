"""Counting what was sealed: from enough people on, in batches, and either counted or sealed whatever stops halfway."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from surveyed import answer, put_out, those_asked

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours
from startbaan.apps.people.models import Organisation
from startbaan.apps.surveys.actions import close_due, close_survey, open_by_program, send_answers, settle, settle_due
from startbaan.apps.surveys.actions.keys import NoKey, destroy_key, kept_keys, key_of
from startbaan.apps.surveys.actions.opening import Plan, ToAsk
from startbaan.apps.surveys.actions.settling import destroy_left_keys
from startbaan.apps.surveys.models import (
    AnsweredShard,
    Counted,
    PoolShard,
    QuestionnaireVersion,
    Stratum,
    Survey,
    Words,
)
from startbaan.apps.surveys.queries import definition_of
from startbaan.domain.questionnaires.definition import Rater
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

AFTERWARDS = A_DAY + timedelta(days=14)


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"


def sealed(survey):
    return sum(len(part.sealed) for part in PoolShard.objects.filter(survey=survey))


def strata(survey):
    rows = Stratum.objects.filter(survey=survey).values_list("sector", "board__key", "people")
    return sorted((sector, board or "", people) for sector, board, people in rows)


def counts(survey, question="mark"):
    found = Counter()
    for answered, people in Counted.objects.filter(stratum__survey=survey, question=question).values_list(
        "answer", "people"
    ):
        found[answered] += people
    return dict(found)


def send(people, survey, asked, **answers):
    for one in asked:
        answer(people, survey, one.person, **answers)


def test_a_few_answers_stay_sealed(people):
    asked = those_asked(people)
    survey = put_out(people, asked=asked)
    send(people, survey, asked[:9], mark=8)

    settle(survey=survey.pk)

    assert (sealed(survey), strata(survey), counts(survey)) == (9, [], {})


def test_a_batch_is_counted_and_leaves_enough_behind(people):
    asked = those_asked(people, each=20, boards=("waterland",))
    survey = put_out(people, asked=asked)
    send(people, survey, asked, mark=8)

    settle(survey=survey.pk)
    settle(survey=survey.pk)

    assert (sealed(survey), strata(survey)) == (10, [("po", "waterland", 10)])


def test_at_the_end_everything_is_counted_and_the_key_is_gone(people, django_capture_on_commit_callbacks):
    asked = those_asked(people)
    survey = put_out(people, asked=asked)
    send(people, survey, asked[:14], mark=8, tomorrow="Oefenen", missing=("theory", "talking"))

    with django_capture_on_commit_callbacks(execute=True):
        assert close_due(on=AFTERWARDS, at=clock.now()) == 1

    survey.refresh_from_db()
    assert (survey.state, survey.answered, sealed(survey)) == (Survey.State.SETTLED, 14, 0)
    assert sum(people for *_where, people in strata(survey)) == 14
    assert [size for *_where, size in strata(survey) if size < 5] == []
    assert counts(survey) == {"": 14, "8": 14}
    assert counts(survey, "missing") == {"": 14, "theory": 14, "talking": 14}
    assert sum(len(row.texts) for row in Words.objects.filter(stratum__survey=survey)) == 14
    assert list(AnsweredShard.objects.filter(survey=survey).values_list("people", flat=True)) == [[]]
    assert kept_keys() == []
    with pytest.raises(NoKey):
        key_of(survey.key)


def test_of_too_few_nothing_is_ever_counted(people, django_capture_on_commit_callbacks):
    asked = those_asked(people)
    survey = put_out(people, asked=asked)
    send(people, survey, asked[:4], mark=8)

    with django_capture_on_commit_callbacks(execute=True):
        close_due(on=AFTERWARDS, at=clock.now())

    assert (sealed(survey), strata(survey), counts(survey), kept_keys()) == (0, [], {}, [])


def test_a_survey_closes_when_its_last_day_is_over(people):
    survey = put_out(people)

    assert close_due(on=survey.closes_on, at=clock.now()) == 0
    assert close_due(on=survey.closes_on + timedelta(days=1), at=clock.now()) == 1
    assert close_due(on=survey.closes_on + timedelta(days=1), at=clock.now()) == 0


def test_who_put_it_out_closes_it_and_nobody_else(people):
    survey = put_out(people)

    for handle in ("sanne", "hanneke", "wouter"):
        with acting_as(people.persons[handle], on=A_DAY) as viewer, pytest.raises(NotYours):
            close_survey(by=viewer, at=clock.now(), survey=survey.key)
    with acting_as(people.persons["anouk"], on=A_DAY) as viewer:
        close_survey(by=viewer, at=clock.now(), survey=survey.key)

    survey.refresh_from_db()
    assert survey.state == Survey.State.SETTLED


@pytest.mark.parametrize("halfway", ["surveys_counted", "surveys_words", "surveys_poolshard", "surveys_survey"])
def test_stopped_halfway_nothing_is_lost(people, halfway):
    asked = those_asked(people)
    survey = put_out(people, asked=asked)
    send(people, survey, asked[:12], mark=8, tomorrow="Oefenen")

    class Stopped(Exception):
        """The process ends."""

    def stop(execute, sql, params, many, context):
        if f'"{halfway}"' in sql and sql.startswith(("INSERT", "UPDATE")):
            raise Stopped
        return execute(sql, params, many, context)

    with pytest.raises(Stopped), connection.execute_wrapper(stop):
        close_due(on=AFTERWARDS, at=clock.now())

    survey.refresh_from_db()
    assert (survey.state, sealed(survey), strata(survey), counts(survey)) == (Survey.State.OPEN, 12, [], {})
    assert list(kept_keys()) == [survey.key]
    close_due(on=AFTERWARDS, at=clock.now())
    assert (sealed(survey), counts(survey)) == (0, {"": 12, "8": 12})


def test_a_key_left_behind_is_destroyed_the_next_time(people):
    survey = put_out(people)
    running = put_out(people, about="gathering:x")
    Survey.objects.filter(pk=survey.pk).update(state=Survey.State.SETTLED)

    destroy_left_keys()

    assert list(kept_keys()) == [running.key]


def test_without_a_key_nothing_is_lost(people):
    asked = those_asked(people)
    survey = put_out(people, asked=asked)
    send(people, survey, asked[:6], mark=8)
    destroy_key(survey.key)

    with pytest.raises(NoKey):
        settle(survey=survey.pk)
    assert sealed(survey) == 6


def about_coach(people, starters, *, on):
    plan = Plan(
        version=QuestionnaireVersion.objects.get(key="coach", owner=None),
        organisation=Organisation.objects.get(pk=people.organisations["waterland"]),
        name="Over Petra",
        opens_on=on,
        closes_on=on + timedelta(days=13),
        about="coach:petra",
        remainder=Survey.Remainder.KEPT,
    )
    asked = [ToAsk(person, Rater.STARTER) for person in starters]
    return open_by_program(at=clock.now(), plan=plan, asked=asked)


def test_too_few_about_a_coach_stay_sealed_until_the_years_together_are_enough(
    people, django_capture_on_commit_callbacks
):
    persons = sorted(people.persons.values())[:6]
    with django_capture_on_commit_callbacks(execute=True):
        first = about_coach(people, persons[:3], on=A_DAY)
        question = first_scale(first)
        for person in persons[:3]:
            answer(people, first, person, **{question: 4})
        close_due(on=AFTERWARDS, at=clock.now())
        first.refresh_from_db()
        assert (first.state, first.answered, sealed(first)) == (Survey.State.CLOSED, 3, 3)

        second = about_coach(people, persons[3:], on=A_DAY)
    assert second is None
    with django_capture_on_commit_callbacks(execute=True):
        second = about_coach(people, persons[3:], on=AFTERWARDS)
    first.refresh_from_db()
    assert (first.state, sealed(first), sealed(second)) == (Survey.State.SETTLED, 0, 3)
    assert list(kept_keys()) == [second.key]

    for person in persons[3:]:
        with acting_as(person, on=AFTERWARDS) as viewer:
            send_answers(by=viewer, survey=second.key, answers={question: 2})
    close_due(on=AFTERWARDS + timedelta(days=14), at=clock.now())
    assert (sealed(second), counts(second, question)) == (0, {"": 6, "4": 3, "2": 3})


def first_scale(survey):
    questions = definition_of(survey.questionnaire).questions
    return next(each.key for each in questions if each.kind.value == "scale")


def test_settling_all_that_run_changes_nothing_twice(people):
    asked = those_asked(people, each=20, boards=("waterland",))
    survey = put_out(people, asked=asked)
    send(people, survey, asked, mark=8)

    settle_due(on=A_DAY)
    before = (sealed(survey), strata(survey))
    settle_due(on=A_DAY)

    assert (sealed(survey), strata(survey)) == before
