"""Opened observations of many invented starters, as the owner would find them; scores drawn from a known scale."""

from datetime import timedelta

import numpy as np
from ratings import drawn, thresholds
from row_about import OWNER

from startbaan.apps.coaching.models import InstrumentVersion, ItemScore, LessonVisit, Observation
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.people.models import Organisation, Person, Post
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

KEY = "looking-guide"
GAPS = 0.05


def looking_guide() -> InstrumentVersion:
    """The plain guide that comes with the program."""
    return InstrumentVersion.objects.using(OWNER).get(key=KEY, owner=None)


def scores_drawn(starters: int, *, visits: int = 6):
    """Scores from 0, with 255 for not seen: starters × visits rows, one column for each item."""
    measures = np.repeat(np.random.default_rng(8).normal(size=starters), visits)
    return drawn(measures, thresholds(len(instrument_of(looking_guide()).keys)), seed=9, gaps=GAPS)


def observe_many(people, *, starters: int, visits: int = 6, opened: bool = True):
    """Write observations of new starters at De Sluis, by Mehmet; give the scores that were written."""
    version, school = looking_guide(), Organisation.objects.using(OWNER).get(pk=people.organisations["de-sluis"])
    keys, answers = instrument_of(version).keys, scores_drawn(starters, visits=visits)
    moment = clock.now()
    whole, parts = [], []
    for number in range(starters):
        starter = Person.objects.using(OWNER).create(given_name="Starter", family_name=f"Nummer {number}")
        Post.objects.using(OWNER).create(person=starter, school=school, period=Period(A_DAY - timedelta(days=60)))
        for visit in range(visits):
            row = LessonVisit(
                starter=starter,
                author_id=people.mehmet,
                made_at=moment,
                handed_in_at=moment,
                instrument=version,
                observer_id=people.mehmet,
                on=A_DAY - timedelta(days=visit),
                lesson="Les",
                announced_at=moment,
            )
            row.save(using=OWNER, force_insert=True)
            observation = Observation(
                starter=starter,
                author_id=people.mehmet,
                made_at=moment,
                handed_in_at=moment if opened else None,
                sent_at=moment,
                visit=row,
            )
            whole.append(observation)
            given = answers[number * visits + visit]
            parts += [
                ItemScore(observation=observation, key=key, score=int(score) + 1 if score < len(keys) else None)
                for key, score in zip(keys, given, strict=True)
            ]
    Observation.objects.using(OWNER).bulk_create(whole)
    ItemScore.objects.using(OWNER).bulk_create(parts)
    return answers
