"""Settling: sealed answers of enough people are counted together, and leave the pool in the same transaction.

Stopped halfway, nothing has happened: an answer is sealed in the pool or counted, never both and never neither.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, log
from startbaan.apps.surveys.actions.counting import count
from startbaan.apps.surveys.actions.keys import destroy_key, kept_keys
from startbaan.apps.surveys.actions.pools import Lying, leave, opened_pool, write_anew
from startbaan.apps.surveys.actions.sweeping import sweep_traces
from startbaan.apps.surveys.models import AnsweredShard, Survey
from startbaan.apps.surveys.queries.access_to import may_ask
from startbaan.apps.surveys.queries.taking_part import answered_in
from startbaan.apps.surveys.queries.thresholds import least_counted
from startbaan.domain.questionnaires.answering import Answer
from startbaan.domain.questionnaires.strata import EVERYBODY, Stratum, at_the_end, batches

Strata = Mapping[Stratum, Sequence[Lying]]


def settle(*, survey: int) -> None:
    """Count what may be counted while a survey runs, and leave the rest sealed; once it is over, count the rest too."""
    with transaction.atomic():
        found = _locked(survey)
        if found.state == Survey.State.SETTLED:
            return
        pool = opened_pool(found)
        by_stratum = _by_stratum(found, pool)
        if found.state == Survey.State.CLOSED:
            _settle_whole(found, by_stratum)
        else:
            _settle_batch(found, by_stratum)


def close_survey(*, by: Viewer, at: datetime, survey: UUID) -> None:
    """Close a survey before its time, count what was answered and destroy its key; journal it.

    Raises `NotYours` for who did not put it out; one that is closed stays so.
    """
    with transaction.atomic():
        found = Survey.objects.select_related("organisation").filter(key=survey).first()
        if found is None or not _may_close(by, found):
            raise NotYours(_("Alleen wie de enquête uitzette, sluit hem."))
        if _close(found.pk):
            log(by=by, at=at, verb="close_survey", thing=found)
            settle(survey=found.pk)


def close_due(*, on: date, at: datetime) -> int:
    """Close and count every survey whose last day is over; say how many. Journals each."""
    due = Survey.objects.filter(state=Survey.State.OPEN, closes_on__lt=on).order_by("pk")
    for found in list(due):
        with transaction.atomic():
            if _close(found.pk):
                journal.record(at=at, actor=None, actor_name="startbaan", verb="close_survey", thing=found)
                settle(survey=found.pk)
    return len(due)


def settle_due(*, on: date) -> bool:
    """Count in every running survey what may be counted, destroy keys that were left behind, and sweep up traces.

    Says whether no trace is left.
    """
    for survey in Survey.objects.filter(state=Survey.State.OPEN, opens_on__lte=on).order_by("pk"):
        settle(survey=survey.pk)
        write_anew(survey)
    destroy_left_keys()
    return sweep_traces()


def destroy_left_keys() -> None:
    """Destroy the keys of surveys in which nothing is sealed any more."""
    keys = kept_keys()
    settled = Survey.objects.filter(key__in=keys, state=Survey.State.SETTLED)
    for key in settled.values_list("key", flat=True):
        destroy_key(key)


def _may_close(by: Viewer, survey: Survey) -> bool:
    return may_ask(by, survey.organisation)


def _close(survey: int) -> bool:
    """Take no more answers, count how many answered, and forget who; False when it was closed already.

    Locks who answered first, as who sends does: what is sent before is counted, what is sent after is refused.
    """
    shards = list(AnsweredShard.objects.select_for_update().filter(survey=survey).order_by("shard"))
    found = _locked(survey)
    if found.state != Survey.State.OPEN:
        return False
    found.answered = answered_in(found)
    found.state = Survey.State.CLOSED
    found.save(update_fields=["state", "answered"])
    assert AnsweredShard.objects.filter(survey=survey).update(people=[]) == len(shards)
    return True


def _locked(survey: int) -> Survey:
    rows = Survey.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("questionnaire", "organisation").get(pk=survey)


def _by_stratum(survey: Survey, pool: Sequence[Lying]) -> Strata:
    """The pool by stratum; what is about one coach is counted as one."""
    is_one = survey.remainder == Survey.Remainder.KEPT
    found: dict[Stratum, list[Lying]] = defaultdict(list)
    for lying in pool:
        found[EVERYBODY if is_one else lying.sheet.stratum].append(lying)
    return found


def _settle_batch(survey: Survey, pool: Strata) -> None:
    least = least_counted(survey.organisation)
    taken = batches({stratum: len(lying) for stratum, lying in pool.items()}, least=least)
    count(survey, sheets={s: [lying.sheet.answers for lying in pool[s][:number]] for s, number in taken.items()})
    leave(survey, lying=[each for stratum, lying in pool.items() for each in lying[taken.get(stratum, 0) :]])


def _settle_whole(survey: Survey, pool: Strata) -> None:
    """Count all that is left, or of too few nothing: about a coach that stays sealed, otherwise it is gone."""
    least = least_counted(survey.organisation)
    into = at_the_end({stratum: len(lying) for stratum, lying in pool.items()}, least=least)
    if pool and not into and survey.remainder == Survey.Remainder.KEPT:
        leave(survey, lying=[each for lying in pool.values() for each in lying])
        return
    sheets: dict[Stratum, list[Mapping[str, Answer]]] = defaultdict(list)
    for stratum, target in into.items():
        sheets[target].extend(lying.sheet.answers for lying in pool[stratum])
    count(survey, sheets=sheets)
    leave(survey, lying=())
    survey.state = Survey.State.SETTLED
    survey.save(update_fields=["state"])
    transaction.on_commit(partial(destroy_key, survey.key))
