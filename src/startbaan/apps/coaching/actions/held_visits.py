"""Taking in visits that were held before this program was used: what the coach scored then, many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.coaching.actions.scoring import ask_given, cleaned
from startbaan.apps.coaching.models import InstrumentVersion, ItemScore, LessonVisit, Observation, SelfRating
from startbaan.apps.coaching.queries.observing import Scored, mirror_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.actions import NotYours, log_each, refusals
from startbaan.domain.privacy.policy import Kind, Relation


@dataclass(frozen=True)
class HeldVisit:
    """A visit the coach held under a pair: when it ended, of which lesson, and the score of each item."""

    pair: int
    starter: int
    ended_at: datetime
    lesson: str
    scores: Mapping[str, Scored]


def bring_held_visits(*, by: Viewer, instrument: InstrumentVersion, held: Sequence[HeldVisit]) -> list[LessonVisit]:
    """Take in visits of the viewer as coach, scored and sent, as of when they were held; journal each.

    They open once the starter says not to score along. Raises `NotYours` for a pair the viewer does not hold as
    coach, and `Refusal` for what cannot be scored.
    """
    if not {one.pair for one in held} <= set(by.pair_ids(Relation.COACH)):
        raise NotYours(_("Alleen de coach scoort een les van de starter."))
    visits = [_visit(by, instrument, one) for one in held]
    whole = [_begun(row) for row in visits]
    parts = [
        ItemScore(observation=row, key=key, score=scored.score, note=scored.note)
        for row, one in zip(whole, held, strict=True)
        for key, scored in cleaned(instrument, one.scores).items()
    ]
    with refusals():
        LessonVisit.objects.bulk_create(visits)
        Observation.objects.bulk_create(whole)
        ItemScore.objects.bulk_create(parts)
        for row in whole:
            row.sent_at = row.made_at
        Observation.objects.bulk_update(whole, ["sent_at"])
        things = [(row, row.starter_id) for row in whole]
        log_each(
            by=by, at=max(row.made_at for row in whole), verb="send_observation", kind=Kind.OBSERVATION, things=things
        )
    return visits


def waive_self_ratings(*, by: Viewer, at: datetime, visits: Sequence[UUID]) -> None:
    """Say of several lessons of the viewer that the starter does not score them, so that they open; journal each.

    Raises `NotYours` where one is not the viewer's own, and `Refusal` where it was scored already or is to come.
    """
    rows = visible_to(by, LessonVisit.objects.filter(pk__in=visits, starter__in=by.persons))
    found = list(rows.select_related("instrument"))
    if {row.pk for row in found} != set(visits):
        raise NotYours(_("Alleen de starter zelf scoort de eigen les."))
    made = [_waived(by, at, row) for row in found]
    with refusals():
        SelfRating.objects.bulk_create(made)
        things = [(row, row.starter_id) for row in made]
        log_each(by=by, at=at, verb="waive_self_rating", kind=Kind.SELF_RATING, things=things)


def _visit(by: Viewer, instrument: InstrumentVersion, held: HeldVisit) -> LessonVisit:
    return LessonVisit(
        starter_id=held.starter,
        pair_id=held.pair,
        author_id=by.person,
        made_at=held.ended_at,
        handed_in_at=held.ended_at,
        instrument=instrument,
        observer_id=by.person,
        on=held.ended_at.date(),
        lesson=held.lesson.strip(),
        announced_at=held.ended_at,
    )


def _begun(visit: LessonVisit) -> Observation:
    return Observation(
        starter_id=visit.starter_id,
        pair_id=visit.pair_id,
        author_id=visit.author_id,
        made_at=visit.made_at,
        visit=visit,
        revision=1,
    )


def _waived(by: Viewer, at: datetime, visit: LessonVisit) -> SelfRating:
    ask_given(by, visit)
    return SelfRating(
        starter_id=visit.starter_id,
        pair_id=visit.pair_id,
        author_id=by.person,
        made_at=at,
        visit=visit,
        instrument=mirror_of(visit),
        waived=True,
        sent_at=at,
    )
