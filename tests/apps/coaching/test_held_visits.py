"""Visits that were held before, taken in at once: as of their day, and open once the starter does not score along."""

from datetime import date, timedelta

import pytest
from observed_many import looking_guide

from startbaan.apps.coaching.actions.held_visits import HeldVisit, bring_held_visits, waive_self_ratings
from startbaan.apps.coaching.models import ItemScore, LessonVisit, Observation
from startbaan.apps.coaching.queries import Scored, instrument_of
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

WEEK = timedelta(days=7)


def pair_of(viewer, starter):
    return next(held.pair for held in viewer.pairs if held.starter == starter and held.relation is Relation.COACH)


def held(viewer, starter, *, score=3):
    """Three lessons, a week apart."""
    scores = dict.fromkeys(instrument_of(looking_guide()).keys, Scored(score, ""))
    pair = pair_of(viewer, starter)
    return [HeldVisit(pair, starter, clock.now() - ago * WEEK, "Rekenen", scores) for ago in (1, 2, 3)]


def bring(people, **values):
    with acting_as(people.mehmet, on=A_DAY) as by:
        wanted = held(by, people.sanne, **values)
        return [row.pk for row in bring_held_visits(by=by, instrument=looking_guide(), held=wanted)]


def test_visits_brought_in_open_once_the_starter_does_not_score_along(people):
    visits = bring(people)
    with acting_as(people.sanne, on=A_DAY) as by:
        before = Observation.objects.count()
        waive_self_ratings(by=by, at=clock.now(), visits=visits)
        found = list(LessonVisit.objects.filter(pk__in=visits).order_by("on"))

        assert (before, Observation.objects.count()) == (0, 3)
        assert ItemScore.objects.count() == 3 * len(instrument_of(looking_guide()).keys)
    assert [row.on for row in found] == [A_DAY - ago * WEEK for ago in (3, 2, 1)]
    assert {row.opened_at is not None and row.is_waived for row in found} == {True}


def test_score_that_is_not_on_the_scale_brings_nothing_in(people):
    with pytest.raises(Refusal, match="score van de schaal"):
        bring(people, score=9)

    with acting_as(people.mehmet, on=A_DAY):
        assert LessonVisit.objects.count() == 0


def test_only_the_coach_brings_visits_in_and_only_the_starter_opens_them(people):
    visits = bring(people)
    with acting_as(people.mehmet, on=A_DAY) as by:
        wanted = held(by, people.sanne)
        with pytest.raises(NotYours):
            waive_self_ratings(by=by, at=clock.now(), visits=visits)
    for handle in ("karin", "sietske", "petra"):
        with acting_as(getattr(people, handle), on=date(2026, 11, 24)) as by, pytest.raises(NotYours):
            bring_held_visits(by=by, instrument=looking_guide(), held=wanted)
