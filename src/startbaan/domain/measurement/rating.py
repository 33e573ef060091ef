"""Severities from observations: who can be estimated, who compares with whom, and what goes with each observation.

Reads scipy: nothing that a site imports may import this.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Whole
from startbaan.domain.measurement.conditional import Calibration
from startbaan.domain.measurement.counts import Counts
from startbaan.domain.measurement.curves import Curves
from startbaan.domain.measurement.designs import Design
from startbaan.domain.measurement.doubting import aside
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.facets import NoSeverities, Severities, boundless, first_severities, severities
from startbaan.domain.measurement.integrating import Ratings
from startbaan.domain.measurement.networks import networks
from startbaan.domain.measurement.persons import Measures
from startbaan.domain.measurement.reading import Named, Observations
from startbaan.domain.measurement.steps import tails
from startbaan.domain.sentences import Sentence, say

MOST_PATTERNS = 20_000
MOST_NAMED = 5


@dataclass(frozen=True, slots=True, eq=False)
class Rated:
    """Severity, number of observations and network of every rater that could be estimated, by name.

    `of_observation` holds the severity of who made each observation, in their own order, or None.
    """

    names: tuple[str, ...]
    severities: Severities
    often: Whole
    network: Whole
    of_observation: list[Estimate | None]
    log_likelihood: float
    warnings: tuple[Sentence, ...]


def rate(kept: Observations, *, counts: Counts, items: Calibration, layout: Design, measures: Measures) -> Rated:
    """Estimate the severities of observers. Raises `NoSeverities`."""
    teacher, observer = _both(kept)
    if len(counts.patterns) > MOST_PATTERNS:
        raise NoSeverities(say("Er zijn te veel verschillende gaten om te schatten hoe streng de waarnemers zijn."))
    score = counts.score[counts.group_of].astype(np.float64)
    most = (counts.patterns @ counts.tops)[counts.pattern[counts.group_of]].astype(np.float64)
    left_out = boundless(score, most=most, rater=observer.number, raters=len(observer.names))
    rows = np.flatnonzero(~np.isin(observer.number, left_out))
    used, rater = np.unique(observer.number[rows], return_inverse=True)
    if len(used) < 2:
        raise NoSeverities(say("Er is maar één waarnemer. Hoe streng die is, is dan niet te bepalen."))
    order = np.argsort(teacher.number[rows], kind="stable")
    rows, rater = rows[order], rater[order]
    _, seen = np.unique(teacher.number[rows], return_inverse=True)
    parts = networks(seen, rater=rater)
    group = counts.group_of[rows]
    curves = Curves.of(counts.patterns, thresholds=items.thresholds)
    ratings = Ratings(seen, rater, counts.pattern[group], score[rows], parts.of_rater, curves)
    start = first_severities(measures.values[group], teacher=seen, rater=rater)
    other = aside(items, layout=layout, counts=counts, measures=measures.values)
    doubts = [Curves.of(counts.patterns, thresholds=each) for each in other]
    found = severities(ratings, start=start, doubts=doubts)
    held = {
        number: Estimate(float(found.values[place]), float(found.errors[place])) for place, number in enumerate(used)
    }
    answers = tails(counts.table.sum(axis=0).astype(np.float64)) * np.nan_to_num(items.thresholds)
    return Rated(
        tuple(observer.names[number] for number in used),
        found,
        np.bincount(rater),
        parts.of_rater,
        [held.get(number) for number in observer.number.tolist()],
        found.log_likelihood - float(answers.sum()),
        (*_left_out(observer, left_out), *_apart(parts.many)),
    )


def _both(kept: Observations) -> tuple[Named, Named]:
    if kept.teacher is None or kept.observer is None:
        raise NoSeverities(
            say("Om te schatten hoe streng waarnemers zijn (--facets), zijn de kolommen teacher en observer nodig.")
        )
    return kept.teacher, kept.observer


def _left_out(observer: Named, left_out: Whole) -> tuple[Sentence, ...]:
    if left_out.size == 0:
        return ()
    names = ", ".join(observer.names[number] for number in left_out[:MOST_NAMED])
    return (
        say(
            "Van deze waarnemers is niet te bepalen hoe streng zij zijn, want zij gaven alleen de laagste of alleen de "
            "hoogste scores: %(names)s.",
            names=names if left_out.size <= MOST_NAMED else f"{names}, …",
        ),
    )


def _apart(many: int) -> tuple[Sentence, ...]:
    if many == 1:
        return ()
    return (
        say(
            "De waarnemers vallen uiteen in %(number)s groepen die geen leraar samen zagen. Wie in verschillende "
            "groepen zit, is alleen te vergelijken als de leraren gemiddeld even goed zijn.",
            number=many,
        ),
    )
