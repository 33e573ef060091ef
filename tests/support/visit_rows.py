"""One row of every model of lesson visits, about a starter, for the laws to look at."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import count

from django.db.models import Model
from row_about import OWNER, About

from startbaan.apps.coaching.models import (
    InstrumentVersion,
    ItemScore,
    LessonVisit,
    Observation,
    SelfRating,
    SelfScore,
)

# A visit is planned once at a time.
DAYS: Iterator[int] = count()


def _instrument() -> InstrumentVersion:
    return InstrumentVersion.objects.using(OWNER).get(key="looking-guide", owner=None)


def lesson_visit(about: About) -> LessonVisit:
    return LessonVisit(
        starter=about.starter,
        author=about.aside,
        made_at=about.at,
        handed_in_at=about.at,
        to_person=about.aside,
        instrument=_instrument(),
        observer=about.aside,
        on=about.start + timedelta(days=next(DAYS)),
        lesson="Les",
        announced_at=about.at,
    )


def _visit(about: About) -> LessonVisit:
    whole = lesson_visit(about)
    whole.save(using=OWNER, force_insert=True)
    return whole


def observation(about: About) -> Observation:
    return Observation(
        starter=about.starter,
        author=about.aside,
        made_at=about.at,
        handed_in_at=about.at,
        to_person=about.aside,
        visit=_visit(about),
    )


def item_score(about: About) -> ItemScore:
    whole = observation(about)
    whole.save(using=OWNER, force_insert=True)
    return ItemScore.objects.using(OWNER).create(observation=whole, key="respect", score=3, note="Gezien")


def self_rating(about: About) -> SelfRating:
    return SelfRating(
        starter=about.starter,
        author=about.starter,
        made_at=about.at,
        handed_in_at=about.at,
        visit=_visit(about),
        instrument=_instrument(),
    )


def self_score(about: About) -> SelfScore:
    whole = self_rating(about)
    whole.save(using=OWNER, force_insert=True)
    return SelfScore.objects.using(OWNER).create(rating=whole, key="respect", score=2, note="Ervaren")


FACTORIES: Mapping[type[Model], Callable[[About], Model]] = {
    LessonVisit: lesson_visit,
    Observation: observation,
    ItemScore: item_score,
    SelfRating: self_rating,
    SelfScore: self_score,
}
