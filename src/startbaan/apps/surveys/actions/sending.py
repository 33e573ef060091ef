"""Sending answers: in one transaction somebody has answered, and apart from it lies one sealed sheet more.

Nothing else is written: no line in the journal, no message, no draft and no moment. See docs/decisions.
"""

import secrets
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.surveys.actions.keys import NoKey, key_of
from startbaan.apps.surveys.actions.sealing import Sheet, seal
from startbaan.apps.surveys.models import AnsweredShard, Asked, PoolShard, Survey
from startbaan.apps.surveys.queries.definitions import definition_of
from startbaan.domain.questionnaires.answering import Answer
from startbaan.domain.questionnaires.strata import Stratum as Counting


class AnsweredAlready(Refusal):
    """Somebody answered before; what they answered then stays."""


class NotOpen(Refusal):
    """The survey has not begun, or it is over."""


def send_answers(*, by: Viewer, survey: UUID, answers: Mapping[str, Answer]) -> None:
    """Send answers: note that somebody answered, and apart from it put a sealed sheet without a name.

    Raises `NotYours` for who is not asked, `AnsweredAlready`, `NotOpen` before and after its days, and `Refusal` when
    there is nothing to send.
    """
    with transaction.atomic():
        asked = Asked.objects.filter(survey__key=survey, starter__in=by.persons).order_by("pk").first()
        if asked is None:
            raise NotYours(_("Je bent voor deze enquête niet gevraagd."))
        _note(asked)
        found = Survey.objects.select_related("questionnaire").get(pk=asked.survey_id)
        _ask_open(found, on=by.on)
        _put(found, Sheet(Counting(asked.group, asked.sector, asked.board_id or 0), _known(found, answers)))


def _note(asked: Asked) -> None:
    """Note that somebody answered, in the row of many; who sends twice at once waits here, and is refused."""
    rows = AnsweredShard.objects.filter(survey=asked.survey_id)
    row = rows.select_for_update().get(shard=asked.starter_id % rows.count())
    if asked.starter_id in row.people:
        raise AnsweredAlready(_("Je hebt deze enquête al ingevuld. Dankjewel!"))
    changed = rows.filter(shard=row.shard).update(people=sorted({*row.people, asked.starter_id}))
    assert changed == 1


def _put(survey: Survey, sheet: Sheet) -> None:
    """Put a sealed sheet among the others of a part drawn by chance, in the order of the sealed bytes."""
    try:
        sealed = seal(sheet, key=key_of(survey.key), survey=survey.key)
    except NoKey as error:
        raise NotOpen(_("Deze enquête kan nu niet verstuurd worden. Wat je invulde, staat er nog.")) from error
    rows = PoolShard.objects.filter(survey=survey)
    row = rows.select_for_update().get(shard=secrets.randbelow(rows.count()))
    changed = rows.filter(shard=row.shard).update(sealed=sorted([*map(bytes, row.sealed), sealed]))
    assert changed == 1


def _ask_open(survey: Survey, *, on: date) -> None:
    """Asked after the lock, which who closes a survey takes first: what is sent is counted, or refused."""
    if survey.state != Survey.State.OPEN or on > survey.closes_on:
        raise NotOpen(_("Deze enquête is gesloten. Je kunt hem niet meer versturen."))
    if on < survey.opens_on:
        raise NotOpen(_("Deze enquête is nog niet begonnen."))


def _known(survey: Survey, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """The answers to questions of this survey, in their order."""
    questions = definition_of(survey.questionnaire).questions
    known = {question.key: answers[question.key] for question in questions if question.key in answers}
    if not known:
        raise Refusal(_("Je hebt nog niets ingevuld. Vul minstens één vraag in."))
    return known
