"""Opening a survey: who is asked, with whom they are counted, and a key to seal what they answer."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext as _

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Organisation
from startbaan.apps.surveys.actions.carrying import carry_over
from startbaan.apps.surveys.actions.keys import make_key
from startbaan.apps.surveys.models import AnsweredShard, Asked, PoolShard, QuestionnaireVersion, Survey
from startbaan.apps.surveys.queries.access_to import may_ask
from startbaan.apps.surveys.queries.definitions import definition_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires.definition import Rater

SECRET_BYTES = 32
KEPT = Survey.Remainder.KEPT  # what is too few to count waits for the next survey about the same
PEOPLE_A_SHARD = 250
ONE_SHARD = 2 * PEOPLE_A_SHARD


class NothingToAsk(Refusal):
    """The questionnaire has no questions, or is not established."""


class NobodyToAsk(Refusal):
    """Too few people would be asked to ever show anything."""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Somebody to ask, as which rater, and the sector and board they are counted under."""

    person: int
    group: Rater
    sector: str = ""
    board: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked, by whom, about what, and from which day through which."""

    version: QuestionnaireVersion
    organisation: Organisation
    name: str
    opens_on: date
    closes_on: date
    about: str = ""
    remainder: Survey.Remainder = Survey.Remainder.COUNTED


def open_survey(*, by: Viewer, at: datetime, plan: Plan, asked: Sequence[ToAsk]) -> Survey:
    """Open a survey with a key of its own, and journal it; what an earlier one about the same kept goes along.

    Raises `NotYours` for who does not arrange this here, `NothingToAsk` for a questionnaire without questions or not
    established, `NobodyToAsk` when too few would be asked, and `Refusal` when it stands already.
    """
    if not may_ask(by, plan.organisation):
        raise NotYours(_("Alleen wie dit programma of bestuur leidt, zet hier een enquête uit."))
    with refusals():
        made = _open(plan, asked)
        log(by=by, at=at, verb="open_survey", thing=made)
    return made


def open_by_program(*, at: datetime, plan: Plan, asked: Sequence[ToAsk]) -> Survey | None:
    """Open a survey whose time has come, and journal it; None where it stands already or too few would be asked."""
    rows = Survey.objects.filter(questionnaire=plan.version, organisation=plan.organisation)
    if rows.filter(about=plan.about, opens_on=plan.opens_on).exists():
        return None
    try:
        with refusals():
            made = _open(plan, asked)
            journal.record(at=at, actor=None, actor_name="startbaan", verb="open_survey", thing=made)
    except NobodyToAsk:
        return None
    return made


def _open(plan: Plan, asked: Sequence[ToAsk]) -> Survey:
    _ask_ready(plan.version)
    least = settings.THRESHOLD.inside_board
    if len({each.person for each in asked}) < (1 if plan.remainder is Survey.Remainder.KEPT else least):
        raise NobodyToAsk(
            _("Je vraagt minder dan %(least)s mensen. Daar laten we nooit een uitkomst van zien.") % {"least": least}
        )
    made = _made(plan, shards=shards_for(len(asked)))
    rows = [_row(made, each) for each in _with_enough(asked, least=least)]
    Asked.objects.bulk_create(rows)
    if made.remainder == Survey.Remainder.KEPT:
        carry_over(made)
    return made


def shards_for(people: int) -> int:
    """Over how many rows so many people are spread: one, unless it would be rewritten too often at once."""
    return 1 if people < ONE_SHARD else people // PEOPLE_A_SHARD


def _made(plan: Plan, *, shards: int) -> Survey:
    made = Survey(
        key=uuid4(),
        questionnaire=plan.version,
        organisation=plan.organisation,
        about=plan.about,
        name=plan.name,
        school_year=SchoolYear.of(plan.opens_on).start_year,
        opens_on=plan.opens_on,
        closes_on=plan.closes_on,
        remainder=plan.remainder,
        secret=secrets.token_bytes(SECRET_BYTES),
    )
    made.save(force_insert=True)
    PoolShard.objects.bulk_create([PoolShard(survey=made, shard=shard) for shard in range(shards)])
    AnsweredShard.objects.bulk_create([AnsweredShard(survey=made, shard=shard) for shard in range(shards)])
    make_key(made.key)
    return made


def _row(survey: Survey, asked: ToAsk) -> Asked:
    return Asked(
        survey=survey, starter_id=asked.person, group=asked.group.value, sector=asked.sector, board_id=asked.board
    )


def _with_enough(asked: Sequence[ToAsk], *, least: int) -> list[ToAsk]:
    """Everybody in the order of their number, without a board or sector where fewer than enough are asked."""
    boards = Counter(each.board for each in asked)
    sectors = Counter(each.sector for each in asked)
    kept = [replace(each, board=each.board if boards[each.board] >= least else None) for each in asked]
    kept = [replace(each, sector=each.sector if sectors[each.sector] >= least else "") for each in kept]
    return sorted(kept, key=lambda each: each.person)


def _ask_ready(version: QuestionnaireVersion) -> None:
    if not version.is_published:
        raise NothingToAsk(_("Stel de vragenlijst eerst vast. Daarna kun je hem uitzetten."))
    if not definition_of(version).is_ready:
        raise NothingToAsk(_("Er staan nog geen vragen in deze vragenlijst."))
