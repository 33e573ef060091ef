"""Scoring a lesson: the observer's scores and the starter's own, each blind until both are in."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import (
    InstrumentVersion,
    ItemScore,
    LessonVisit,
    Observation,
    SelfRating,
    SelfScore,
)
from startbaan.apps.coaching.models.visits import LONGEST_SCORE_NOTE
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.coaching.queries.observing import (
    Scored,
    Scores,
    mirror_of,
    scores_of_observation,
    scores_of_rating,
)
from startbaan.apps.coaching.queries.visits import day_of
from startbaan.apps.people import actions as people
from startbaan.apps.people.access import Viewer, editable_by, stands, visible_to
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions import do_activity, note_contact
from startbaan.apps.programme.models import Activity, Contact, Participation
from startbaan.domain.privacy.policy import Kind, Relation

LONGEST_VISIT = 12 * 60
USUAL_MINUTES = 45


class ChangedElsewhere(Refusal):
    """The server has other scores than these were built on; `current` is what it has."""

    def __init__(self, current: Scores) -> None:
        super().__init__(
            _("Deze scores zijn intussen ook ergens anders bewaard. Er is niets overschreven: kies welke je houdt.")
        )
        self.current = current


def save_scores(
    *, by: Viewer, at: datetime, visit: UUID, item: UUID, base: int, scores: Mapping[str, Scored], minutes: int | None
) -> int:
    """Save what the observer scored so far, built on this revision, and give the new one; sent twice counts once.

    `item` is the number that the device chose. Raises `NotYours` for who is not the observer of this visit,
    `ChangedElsewhere` when the server has something else than the device built on, and `Refusal` for what cannot
    be scored.
    """
    whole = _to_observe(by, visit)
    clean = _cleaned(whole.instrument, scores)
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
    _ask_given(by, whole)
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
    _ask_closed(whole, found=row is not None)
    assert row is not None
    with refusals():
        row.sent_at = None
        row.save(update_fields=["sent_at"])
        log(by=by, at=at, verb="take_back", kind=Kind.OBSERVATION, thing=row, starter=row.starter_id)


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
        clean = _cleaned(row.instrument if row else version, scores)
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
            [SelfScore(rating=row, key=key, score=one.score, note=one.note) for key, one in clean.items()]
        )
    return row.revision


def send_self_rating(*, by: Viewer, at: datetime, visit: UUID, share_with_coach: bool) -> None:
    """Hand in how the starter scored the own lesson, perhaps for the coach to read once both are in; journal it.

    Sent twice counts once. Raises `NotYours` for who is not the starter, and `Refusal` when nothing was scored or
    the lesson is still to come.
    """
    whole = _own(by, visit)
    _ask_given(by, whole)
    row = SelfRating.objects.filter(visit=whole).first()
    if row is not None and row.sent_at is not None:
        return
    if row is None or not SelfScore.objects.filter(rating=row, score__isnull=False).exists():
        raise Refusal(_("Scoor eerst minstens één punt. Wil je dit niet? Zeg dan dat je deze les niet zelf scoort."))
    with refusals():
        row.sent_at = at
        row.save(update_fields=["sent_at"])
        log(by=by, at=at, verb="send_self_rating", kind=Kind.SELF_RATING, thing=row, starter=row.starter_id)
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


def take_back_self_rating(*, by: Viewer, at: datetime, visit: UUID) -> None:
    """Take back the own scores, or that one does not score; only while the two are not open.

    Raises `NotYours` for who is not the starter, and `Refusal` when nothing was sent or both are open.
    """
    whole = _own(by, visit)
    row = SelfRating.objects.filter(visit=whole, sent_at__isnull=False).first()
    _ask_closed(whole, found=row is not None)
    assert row is not None
    with refusals():
        row.waived, row.sent_at = False, None
        row.save(update_fields=["waived", "sent_at"])
        log(by=by, at=at, verb="take_back_self_rating", kind=Kind.SELF_RATING, thing=row, starter=row.starter_id)


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


def _write_scores(row: Observation, scores: Mapping[str, Scored]) -> None:
    ItemScore.objects.bulk_create(
        [ItemScore(observation=row, key=key, score=one.score, note=one.note) for key, one in scores.items()]
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


def _own(by: Viewer, visit: UUID) -> LessonVisit:
    """A visit to the viewer's own lesson."""
    rows = visible_to(by, LessonVisit.objects.filter(pk=visit, starter__in=by.persons))
    row = rows.select_related("instrument", "activity").first()
    if row is None:
        raise NotYours(_("Alleen de starter zelf scoort de eigen les."))
    if row.called_off_at is not None:
        raise Refusal(_("Dit lesbezoek is afgezegd."))
    return row


def _ask_given(by: Viewer, visit: LessonVisit) -> None:
    if day_of(visit) > by.on:
        raise Refusal(_("Deze les is nog niet geweest. Was hij eerder? Verplaats dan eerst het lesbezoek."))


def _ask_closed(visit: LessonVisit, *, found: bool) -> None:
    if visit.opened_at is not None:
        raise Refusal(_("Beide scores zijn al open. Er verandert niets meer aan."))
    if not found:
        raise Refusal(_("Er is nog niets ingeleverd."))


def _cleaned(version: InstrumentVersion, scores: Mapping[str, Scored]) -> dict[str, Scored]:
    """The scores in the order of the items; raises `Refusal` for an item or a score that is not in the instrument."""
    definition = instrument_of(version)
    if not set(scores) <= set(definition.keys):
        raise Refusal(_("Deze scores horen bij een ander instrument. Open het lesbezoek opnieuw."))
    for one in scores.values():
        if one.score is not None and one.score not in definition.scores:
            raise Refusal(_("Kies bij elk punt een score van de schaal, of “niet gezien”."))
        if len(one.note) > LONGEST_SCORE_NOTE:
            raise Refusal(_("Een aantekening is te lang: hoogstens 1000 tekens per punt."))
    return {key: Scored(scores[key].score, scores[key].note.strip()) for key in definition.keys if key in scores}
