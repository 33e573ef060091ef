"""Inviting people to a survey and reminding who has not answered: twice at most, and nobody who has."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext_noop

from startbaan.apps.outbox import actions as outbox
from startbaan.apps.outbox.actions import Notice, Said
from startbaan.apps.surveys.models import Asked, Survey
from startbaan.apps.surveys.queries import not_answered
from startbaan.apps.surveys.queries.definitions import definition_of
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.questionnaires.definition import Questionnaire

INVITED = gettext_noop("Vul in: %(title)s")
REMINDED = gettext_noop("Nog niet ingevuld: %(title)s")
UNTIL = gettext_noop("Het kan tot en met %(day)s. Je antwoorden zijn anoniem.")
LAST_TIME = gettext_noop("Dit is de laatste herinnering.")


def invite_and_remind(*, on: date, at: datetime) -> int:
    """Tell who is asked that a survey is open, and who has not answered after some days; each thing once.

    What waits for a mail of the week is taken back when it is told anew, so that no mail asks twice for one survey.
    Gives how many were told. A day on which nothing ran is made up for by the next.
    """
    rows = Survey.objects.filter(state=Survey.State.OPEN, opens_on__lte=on, closes_on__gte=on)
    return sum(_tell(survey, on=on, at=at) for survey in rows.select_related("questionnaire").order_by("pk"))


def _tell(survey: Survey, *, on: date, at: datetime) -> int:
    asks = definition_of(survey.questionnaire)
    turn = sum(survey.opens_on + timedelta(days=days) <= on for days in asks.when.remind_days)
    outbox.take_back(keys=[_key(survey, earlier) for earlier in range(turn)])
    waiting = Asked.objects.filter(survey=survey, starter__in=list(not_answered(survey.pk))).order_by("starter")
    notices = [_notice(survey, asks, row, turn) for row in waiting]
    return outbox.tell_each([], named=notices, on=on, at=at)


def _notice(survey: Survey, asks: Questionnaire, row: Asked, turn: int) -> Notice:
    """The invitation, or a reminder by its number; each has a key of its own, so nobody gets one twice."""
    lines: Sequence[Said] = [Said(UNTIL, {"day": survey.closes_on})]
    is_last = turn == len(asks.when.remind_days)
    return Notice(
        to=row.starter_id,
        subject=Said(REMINDED if turn else INVITED, {"title": survey.name}),
        lines=[*lines, Said(LAST_TIME)] if turn and is_last else lines,
        path=reverse("surveys:answer", args=[survey.key]),
        kind=Kind.SURVEY_ANSWER,
        starter=row.starter_id,
        key=_key(survey, turn),
        item=row,
    )


def _key(survey: Survey, turn: int) -> str:
    return f"survey:{survey.key}:{turn}"
