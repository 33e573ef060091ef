"""Scoring a lesson as its observer: kept as often as sent, handed in once, shut until the starter scored too."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from startbaan.apps.coaching.actions.scoring import ChangedElsewhere, ask_closed, ask_given, cleaned
from startbaan.apps.coaching.models import ItemScore, LessonVisit, Observation
from startbaan.apps.coaching.queries.observing import Scored, scores_of_observation
from startbaan.apps.coaching.queries.visits_shown import day_of
from startbaan.apps.people.access import Viewer, editable_by, stands
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions import do_activity, note_contact
from startbaan.apps.programme.models import Activity, Contact, Participation
from startbaan.domain.privacy.policy import Kind, Relation

LONGEST_VISIT = 12 * 60
USUAL_MINUTES = 45


def save_scores(
    *, by: Viewer, at: datetime, visit: UUID, item: UUID, base: int, scores: Mapping[str, Scored], minutes: int | None
) -> int:
    """Save what the observer scored so far, built on this revision, and give the new one; sent twice counts once.

    `item` is the number that the device chose. Raises `NotYours` for who is not the observer of this visit,
    `ChangedElsewhere` when the server has something else than the device built on, and `Refusal` for what cannot
    be scored.
    """
    whole = _to_observe(by, visit)
    clean = cleaned(whole.instrument, scores)
    if minutes is not None and not 0 < minutes <= LONGEST_VISIT:
        raise Refusal(_("Vul in hoeveel minuten het duurde: meer dan 0 en hoogstens 720."))
    with refusals():
        row = Observation.objects.filter(visit=whole).select_for_update().first()
        if row is None:
            return _begin(by, at, whole, item=item, scores=clean, minutes=minutes)
        current = scores_of_observation(row)
        if row.item == item and current.scores == clean and current.minutes == minutes:
            return row.revision
        if row.item != item or row.revision != base or row.sent_at is not None:
            raise ChangedElsewhere(current)
        row.revision, row.minutes = base + 1, minutes
        row.save(update_fields=["revision", "minutes"])
        ItemScore.objects.filter(observation=row).delete()
        _write_scores(row, clean)
    return row.revision


def send_observation(*, by: Viewer, at: datetime, visit: UUID) -> None:
    """Say that the observer is done; what the programme planned is done with it, and the journal says so.

    It opens once the starter scored too, or said not to. Sent twice counts once. Raises `NotYours` for who is
    not the observer, and `Refusal` when nothing was scored or the lesson is still to come.
    """
    whole = _to_observe(by, visit)
    ask_given(by, whole)
    row = Observation.objects.filter(visit=whole).first()
    if row is not None and row.sent_at is not None:
        return
    if row is None or not ItemScore.objects.filter(observation=row, score__isnull=False).exists():
        raise Refusal(_("Scoor eerst minstens één punt."))
    with refusals():
        row.sent_at = at
        row.save(update_fields=["sent_at"])
        log(by=by, at=at, verb="send_observation", kind=Kind.OBSERVATION, thing=row, starter=row.starter_id)
    _count(by, at, whole, minutes=row.minutes)


def take_back(*, by: Viewer, at: datetime, visit: UUID) -> None:
    """Take back scores that were sent, to change them; only while the two are not open.

    Raises `NotYours` for who is not the observer, and `Refusal` when nothing was sent or both are open.
    """
    whole = _to_observe(by, visit)
    row = Observation.objects.filter(visit=whole, sent_at__isnull=False).first()
    ask_closed(whole, found=row is not None)
    assert row is not None
    with refusals():
        row.sent_at = None
        row.save(update_fields=["sent_at"])
        log(by=by, at=at, verb="take_back", kind=Kind.OBSERVATION, thing=row, starter=row.starter_id)


def _begin(
    by: Viewer, at: datetime, visit: LessonVisit, *, item: UUID, scores: Mapping[str, Scored], minutes: int | None
) -> int:
    row = Observation(
        item=item,
        starter_id=visit.starter_id,
        pair_id=visit.pair_id,
        author_id=visit.observer_id,
        to_person_id=visit.to_person_id,
        made_at=at,
        visit=visit,
        revision=1,
        minutes=minutes,
    )
    row.save(force_insert=True)
    _write_scores(row, scores)
    log(by=by, at=at, verb="begin_observation", kind=Kind.OBSERVATION, thing=row, starter=row.starter_id)
    return row.revision


def _write_scores(row: Observation, scores: Mapping[str, Scored]) -> None:
    ItemScore.objects.bulk_create(
        [
            ItemScore(observation=row, key=key, score=one.score, note=one.note, is_to_come=one.is_to_come)
            for key, one in scores.items()
        ]
    )


def _count(by: Viewer, at: datetime, visit: LessonVisit, *, minutes: int | None) -> None:
    """Let a visit of the coach count as done: the one of the programme it was planned for, or as contact outside it.

    Where the programme refuses it stays to be done, and the page of the visit says so.
    """
    if visit.to_person_id is not None or not stands(by, Relation.COACH, visit.starter_id):
        return
    day, lasted = min(day_of(visit), by.on), minutes or USUAL_MINUTES
    try:
        with transaction.atomic():
            if visit.activity_id is not None:
                if Activity.objects.filter(pk=visit.activity_id, state=Activity.State.PLANNED).exists():
                    named = Participation.objects.filter(activity=visit.activity_id).values_list("person", flat=True)
                    do_activity(
                        by=by,
                        at=at,
                        activity=visit.activity_id,
                        done_on=day,
                        minutes=lasted,
                        participants=list(named),
                    )
            elif visit.contact_id is None:
                way = Contact.Way.VISIT.value
                made = note_contact(by=by, at=at, starter=visit.starter_id, day=day, minutes=lasted, way=way)
                assert LessonVisit.objects.filter(pk=visit.pk).update(contact=made) == 1
    except Refusal:
        return


def _to_observe(by: Viewer, visit: UUID) -> LessonVisit:
    """A visit of which the viewer is the observer today; the line manager never is."""
    rows = editable_by(by, LessonVisit.objects.filter(pk=visit, observer__in=by.persons))
    row = rows.select_related("instrument", "activity").first()
    if row is None or stands(by, Relation.MANAGER, row.starter_id):
        raise NotYours(_("Alleen wie bij dit lesbezoek kwam kijken, scoort hier."))
    if row.called_off_at is not None:
        raise Refusal(_("Dit lesbezoek is afgezegd."))
    return row
