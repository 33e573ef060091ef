"""What is too few about one coach stays sealed, and goes along to the next survey about the same coach."""

from collections.abc import Mapping
from functools import partial

from django.db import transaction

from startbaan.apps.surveys.actions.keys import destroy_key, key_of
from startbaan.apps.surveys.actions.pools import add, leave, opened_pool
from startbaan.apps.surveys.actions.sealing import Sheet, seal
from startbaan.apps.surveys.models import Survey
from startbaan.apps.surveys.queries.definitions import definition_of
from startbaan.domain.questionnaires.answering import Answer
from startbaan.domain.questionnaires.comparing import comparable
from startbaan.domain.questionnaires.definition import Questionnaire


def carry_over(survey: Survey) -> None:
    """Take along what earlier surveys about the same kept sealed, sealed anew with the key of this one.

    Answers to a question that was changed since are left out. The keys of the earlier ones are destroyed.
    """
    earlier = Survey.objects.select_for_update(of=("self",)).filter(
        organisation=survey.organisation_id,
        about=survey.about,
        questionnaire__key=survey.questionnaire.key,
        state=Survey.State.CLOSED,
        remainder=Survey.Remainder.KEPT,
    )
    for before in earlier.select_related("questionnaire").exclude(pk=survey.pk).order_by("pk"):
        sheets = [lying.sheet for lying in opened_pool(before)]
        leave(before, lying=())
        now = definition_of(survey.questionnaire)
        same = comparable([definition_of(before.questionnaire), now])
        kept = [Sheet(sheet.stratum, answers) for sheet in sheets if (answers := _same(sheet.answers, same, now))]
        key = key_of(survey.key)
        add(survey, sealed=[seal(sheet, key=key, survey=survey.key) for sheet in kept])
        before.state = Survey.State.SETTLED
        before.save(update_fields=["state"])
        transaction.on_commit(partial(destroy_key, before.key))


def _same(answers: Mapping[str, Answer], same: frozenset[str], now: Questionnaire) -> Mapping[str, Answer]:
    return {question.key: answers[question.key] for question in now.questions if question.key in answers.keys() & same}
