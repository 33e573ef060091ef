"""The demo's many visits of other coaches, brought in at once, so that there is enough to compute parameters anew.

What was scored is drawn with two items harder than the invented scale has them; so the set that is computed shows a
shift, and nobody has chosen it yet.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from itertools import product
from random import Random

from startbaan.apps.coaching import tasks
from startbaan.apps.coaching.actions import ask_recalibration
from startbaan.apps.coaching.actions.held_visits import HeldVisit, bring_held_visits, waive_self_ratings
from startbaan.apps.coaching.queries import Scored, instrument_of, instruments_for
from startbaan.apps.people.access import Viewer, acting_as
from startbaan.domain.instruments.definition import Purpose
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import Cast, Coupling
from startbaan.project.demo_moments import done_at
from startbaan.project.demo_scale import LEADER, PARTNERSHIP
from startbaan.project.demo_visits import GUIDE, LESSONS

DAYS_AGO = (44, 37, 30, 23, 16, 9)
SEEN = 0.6  # how likely somebody is visited on one of these days
HIGHEST, STEP, SPREAD, CHANCE = 3.2, 0.16, 0.6, 0.65  # of a score: the first item, each next one lower, and chance
HARDER = {"checks": 0.35, "time": 0.35}
UNSEEN = 0.05


def load(made: Cast, couplings: Iterable[Coupling], *, on: date) -> None:
    """Bring in the visits of these pairs, let the starters open them, and compute parameters from all there is."""
    random = Random(3508)
    found = instruments_for(made.organisations[PARTNERSHIP], purpose=Purpose.OBSERVATION, on=on)
    guide = next(row for row in found if row.key == GUIDE)
    ability: dict[int, dict[int, float]] = defaultdict(dict)
    for coupling in couplings:
        ability[made.persons[coupling.holder]][made.persons[coupling.starter]] = random.gauss(0, SPREAD)
    opened = defaultdict(list)
    for ago, coach in product(DAYS_AGO, ability):
        with acting_as(coach, on=on - timedelta(days=ago)) as by:
            if held := _held(by, ability[coach], instrument_of(guide).keys, random):
                for row in bring_held_visits(by=by, instrument=guide, held=held):
                    opened[row.starter_id].append(row.pk)
    for starter, visits in opened.items():
        with acting_as(starter, on=on) as by:
            waive_self_ratings(by=by, at=done_at(on - timedelta(days=1), time(17)), visits=visits)
    with acting_as(made.persons[LEADER], on=on) as by:
        run = ask_recalibration(by=by, at=done_at(on, time(8, 40)), version=guide.pk, model="pcm")
    tasks.recalibrate(run=str(run.key))


def _held(by: Viewer, ability: Mapping[int, float], keys: Sequence[str], random: Random) -> list[HeldVisit]:
    """What one coach saw on one day."""
    return [
        HeldVisit(
            pair=pair.pair,
            starter=pair.starter,
            ended_at=done_at(by.on, time(11, 30)) + timedelta(minutes=random.randrange(180)),
            lesson=random.choice(LESSONS),
            scores=_scores(keys, ability[pair.starter], random),
        )
        for pair in by.pairs
        if pair.relation is Relation.COACH and pair.starter in ability and random.random() < SEEN
    ]


def _scores(keys: Sequence[str], ability: float, random: Random) -> dict[str, Scored]:
    lesson = random.gauss(ability, 0.3)
    heights = {key: HIGHEST - STEP * place - HARDER.get(key, 0) + lesson for place, key in enumerate(keys)}
    found = {key: max(1, min(4, round(random.gauss(height, CHANCE)))) for key, height in heights.items()}
    return {key: Scored(None if random.random() < UNSEEN else score, "") for key, score in found.items()}
