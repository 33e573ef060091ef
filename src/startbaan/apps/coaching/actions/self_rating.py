"""A starter scores the own lesson: blind as the observer is, or says not to."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from startbaan.apps.coaching.actions.scoring import ChangedElsewhere, ask_closed, ask_given, cleaned
from startbaan.apps.coaching.models import InstrumentVersion, LessonVisit, SelfRating, SelfScore
from startbaan.apps.coaching.queries.observing import Scored, mirror_of, scores_of_rating
from startbaan.apps.outbox import actions as outbox
from startbaan.apps.outbox.queries import waiting_keys
from startbaan.apps.people import actions as people
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.privacy.policy import Kind, Relation

REMINDING = "self-rating:"


def reminded_as(visit: UUID) -> str:
    """How the keys of reminders to score this lesson begin."""
    return f"{REMINDING}{visit}:"


def save_self_scores(*, by: Viewer, at: datetime, visit: UUID, base: int, scores: Mapping[str, Scored]) -> int:
    """Save how the starter scored the own lesson so far, built on this revision, and give the new one.

    Raises `NotYours` for who is not the starter, `ChangedElsewhere` when something newer was saved, and `Refusal`
    for what cannot be scored, or what was sent or waived.
    """
    whole = _own(by, visit)
    version = mirror_of(whole)
    with refusals():
        row = (
            SelfRating.objects.filter(visit=whole).select_related("instrument").select_for_update(of=("self",)).first()
        )
        clean = cleaned(row.instrument if row else version, scores)
        if row is None:
            row = _begin_rating(at, whole, version=version)
        current = scores_of_rating(row)
        if current.scores == clean and row.revision and not row.waived:
            return row.revision
        if row.sent_at is not None:
            raise Refusal(_("Je hebt dit al ingeleverd. Haal het eerst terug om er iets aan te veranderen."))
        if row.revision != base:
            raise ChangedElsewhere(current)
        row.revision = base + 1
        row.save(update_fields=["revision"])
        SelfScore.objects.filter(rating=row).delete()
        SelfScore.objects.bulk_create(
            [
                SelfScore(rating=row, key=key, score=one.score, note=one.note, is_to_come=one.is_to_come)
                for key, one in clean.items()
            ]
        )
    return row.revision


def send_self_rating(*, by: Viewer, at: datetime, visit: UUID, share_with_coach: bool) -> None:
    """Hand in how the starter scored the own lesson, perhaps for the coach to read once both are in; journal it.

    Sent twice counts once. Raises `NotYours` for who is not the starter, and `Refusal` when nothing was scored or
    the lesson is still to come.
    """
    whole = _own(by, visit)
    ask_given(by, whole)
    row = SelfRating.objects.filter(visit=whole).first()
    if row is not None and row.sent_at is not None:
        return
    if row is None or not SelfScore.objects.filter(rating=row, score__isnull=False).exists():
        raise Refusal(_("Scoor eerst minstens één punt. Wil je dit niet? Zeg dan dat je deze les niet zelf scoort."))
    with refusals():
        row.sent_at = at
        row.save(update_fields=["sent_at"])
        log(by=by, at=at, verb="send_self_rating", kind=Kind.SELF_RATING, thing=row, starter=row.starter_id)
        outbox.take_back(keys=waiting_keys(reminded_as(visit)))
        if share_with_coach:
            people.promise(by=by, row=row, relation=Relation.COACH, at=at)


def waive_self_rating(*, by: Viewer, at: datetime, visit: UUID) -> None:
    """Say that the starter does not score this lesson, so that the observer's scores can open; journal it.

    What the starter scored so far is thrown away. Raises `NotYours` for who is not the starter, and `Refusal` when
    it was handed in.
    """
    whole = _own(by, visit)
    with refusals():
        row = SelfRating.objects.filter(visit=whole).select_for_update().first()
        if row is not None and row.sent_at is not None:
            raise Refusal(_("Je hebt dit al ingeleverd. Haal het eerst terug om er iets aan te veranderen."))
        row = row or _begin_rating(at, whole, version=mirror_of(whole))
        SelfScore.objects.filter(rating=row).delete()
        row.waived, row.sent_at = True, at
        row.save(update_fields=["waived", "sent_at"])
        log(by=by, at=at, verb="waive_self_rating", kind=Kind.SELF_RATING, thing=row, starter=row.starter_id)
        outbox.take_back(keys=waiting_keys(reminded_as(visit)))


def take_back_self_rating(*, by: Viewer, at: datetime, visit: UUID) -> None:
    """Take back the own scores, or that one does not score; only while the two are not open.

    Raises `NotYours` for who is not the starter, and `Refusal` when nothing was sent or both are open.
    """
    whole = _own(by, visit)
    row = SelfRating.objects.filter(visit=whole, sent_at__isnull=False).first()
    ask_closed(whole, found=row is not None)
    assert row is not None
    with refusals():
        row.waived, row.sent_at = False, None
        row.save(update_fields=["waived", "sent_at"])
        log(by=by, at=at, verb="take_back_self_rating", kind=Kind.SELF_RATING, thing=row, starter=row.starter_id)


def _begin_rating(at: datetime, visit: LessonVisit, *, version: InstrumentVersion) -> SelfRating:
    row = SelfRating(
        item=uuid4(),
        starter_id=visit.starter_id,
        pair_id=visit.pair_id,
        author_id=visit.starter_id,
        made_at=at,
        visit=visit,
        instrument=version,
    )
    row.save(force_insert=True)
    return row


def _own(by: Viewer, visit: UUID) -> LessonVisit:
    """A visit to the viewer's own lesson."""
    rows = visible_to(by, LessonVisit.objects.filter(pk=visit, starter__in=by.persons))
    row = rows.select_related("instrument", "activity").first()
    if row is None:
        raise NotYours(_("Alleen de starter zelf scoort de eigen les."))
    if row.called_off_at is not None:
        raise Refusal(_("Dit lesbezoek is afgezegd."))
    return row
