"""Learning to observe: beginning, scoring an example lesson, and the certificate that follows from it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import ObserverCertificate, TrainingLesson, TrainingRound
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.coaching.queries.observing import Scored
from startbaan.apps.coaching.queries.training import (
    last_round,
    lessons_of,
    lessons_seen,
    scores_kept,
    training_of,
    version_for_training,
)
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, log, refusals
from startbaan.domain.feedback.agreeing import judged, overall
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind
from startbaan.ui.wording import long_day

LONGEST_NOTE = 1_000


def begin_training(*, by: Viewer, at: datetime, instrument_key: str) -> TrainingRound:
    """Begin a round of example lessons of an instrument, or go on with one that is open; journal a new one.

    A round has the lessons the viewer did not see yet, then those seen longest ago. Raises Http404 where there is no
    training, and `Refusal` when a round that was not passed ended too short ago.
    """
    training = training_of(instrument_key)
    before = last_round(by, instrument_key)
    if before is not None and before.finished_at is None:
        return before
    if before is not None and before.finished_at is not None and not before.passed:
        again_on = before.finished_at.date() + timedelta(days=training.rule.again_after_days)
        if by.on < again_on:
            raise Refusal(_("Je kunt deze training weer doen vanaf %(day)s.") % {"day": long_day(again_on)})
    with refusals():
        made = TrainingRound.objects.create(
            author_id=by.person,
            instrument_key=instrument_key,
            lessons=list(training.drawn(lessons_seen(by, instrument_key))),
            begun_at=at,
        )
        log(by=by, at=at, verb="begin_training", kind=Kind.AUTHOR_ONLY, thing=made)
    return made


def score_lesson(
    *, by: Viewer, at: datetime, instrument_key: str, lesson: str, scores: Mapping[str, Scored]
) -> TrainingRound:
    """Keep how the viewer scored an example lesson; after the last one finish the round, and certify who passes.

    Scored twice counts once: the first time stays. Raises Http404, and `Refusal` where nothing was scored, a score
    is not on the scale, or no round is open.
    """
    training = training_of(instrument_key)
    definition = instrument_of(version_for_training(instrument_key))
    row = last_round(by, instrument_key)
    if row is None or lesson not in lessons_of(row, training):
        raise Refusal(_("Begin eerst met de training."))
    if lesson in scores_kept(row):
        return row
    known = {key: scored for key, scored in scores.items() if key in definition.by_key}
    if any(scored.score is not None and scored.score not in definition.scores for scored in known.values()):
        raise Refusal(_("Deze score staat niet op de schaal."))
    if not any(scored.score is not None for scored in known.values()):
        raise Refusal(_("Geef eerst minstens één score. Wat je niet kunt zien in de les, laat je op niet gezien."))
    kept = {key: {"score": one.score, "note": one.note.strip()[:LONGEST_NOTE]} for key, one in known.items()}
    with refusals():
        row = TrainingRound.objects.select_for_update().get(pk=row.pk)
        TrainingLesson.objects.create(round=row, author_id=row.author_id, lesson=lesson, scores=kept, scored_at=at)
        found = scores_kept(row)
        if found.keys() >= lessons_of(row, training).keys():
            result = judged(overall(found, training=training, instrument=definition), rule=training.rule)
            row.finished_at, row.passed = at, result.passed
            row.save(update_fields=["finished_at", "passed"])
            log(by=by, at=at, verb="finish_training", kind=Kind.AUTHOR_ONLY, thing=row)
            if result.passed:
                _certify(by, at=at, instrument_key=instrument_key, years=training.rule.years)
    return row


def _certify(by: Viewer, *, at: datetime, instrument_key: str, years: int) -> None:
    """Give the certificate from today, in place of one that ends earlier; one that ends later stays as it is."""
    period = Period(by.on, _years_after(by.on, years))
    rows = ObserverCertificate.objects.filter(person=by.person, instrument_key=instrument_key, period__overlap=period)
    for row in rows:
        if row.period.end is None or (period.end is not None and row.period.end >= period.end):
            return
        if row.period.start >= by.on:
            row.delete()
        else:
            row.period = Period(row.period.start, by.on)
            row.save(update_fields=["period"])
    made = ObserverCertificate.objects.create(
        person_id=by.person, instrument_key=instrument_key, period=period, how=ObserverCertificate.How.TRAINING
    )
    log(by=by, at=at, verb="certify_observer", thing=made, changes={"instrument": (None, instrument_key)})


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
