"""Raters: how severe each is, with its standard error, next to teachers who differ as a normal curve does.

Observation o of teacher t by rater r is at η_o = θ_t − λ_r, θ_t normal with mean μ and spread σ (Linacre 1989).
Thresholds come from conditional likelihood, which is free of teachers and raters; given them the score and the items
seen say all, see `integrating`. Newton's method for λ, μ and log σ. Severities add up to nought, over all networks:
between networks that is an assumption.

Errors have two parts. The likelihood here depends on scores, and conditional likelihood on the answers given those
scores, so that the two have nothing to do with each other: the covariance is I⁻¹ + D C Dᵀ, C that of thresholds and D
how far λ, μ and log σ move with them. D C Dᵀ is summed over the few directions in which C makes the curve A uncertain.

Reads scipy: nothing that a site imports may import this.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log

import numpy as np

from startbaan.domain.measurement.arrays import Floats, Whole
from startbaan.domain.measurement.bordering import Bordered
from startbaan.domain.measurement.curves import Curves
from startbaan.domain.measurement.integrating import Place, Ratings, place, slope
from startbaan.domain.sentences import Problem, say

MOST_ROUNDS = 50
PRECISE = 1e-7
LONGEST_STEP = 1.0


class NoSeverities(Problem):
    """The observations do not determine how severe the raters are."""


@dataclass(frozen=True, slots=True, eq=False)
class Severities:
    """Severity of each rater in logits with its standard error, R; mean and spread of teachers with theirs."""

    values: Floats
    errors: Floats
    mean: float
    mean_se: float
    spread: float
    spread_se: float
    log_likelihood: float
    rounds: int


def severities(ratings: Ratings, *, start: Floats, doubts: Sequence[Curves] = ()) -> Severities:
    """Find how severe each rater is, from a first guess of λ, μ and log σ. Raises `NoSeverities`.

    Every rater must have an observation that is neither all-lowest nor all-highest; see `boundless`. `doubts` are the
    curves of a scale that lies one standard error aside, in each of the ways in which the scale is not known.
    """
    modes = np.full(int(ratings.teacher[-1]) + 1, start[-2])
    found = place(ratings, start, modes=modes)
    for rounds in range(1, MOST_ROUNDS + 1):
        bordered = _bordered(found, ratings)
        step = bordered.solve(found.slope)
        if not step @ found.slope >= PRECISE:
            aside = _aside(ratings, found, doubts=doubts, bordered=bordered, modes=modes)
            return _told(found, bordered.variances() + aside, rounds=rounds)
        step *= min(1.0, LONGEST_STEP / float(np.abs(step).max()))
        after = place(ratings, found.free + step, modes=modes)
        for _halving in range(30):
            if after.log_likelihood >= found.log_likelihood - 1e-9 * abs(found.log_likelihood):
                break
            step = step / 2
            after = place(ratings, found.free + step, modes=modes)
        found = after
    raise _undetermined()


def _aside(ratings: Ratings, found: Place, *, doubts: Sequence[Curves], bordered: Bordered, modes: Floats) -> Floats:
    """Give the variances of λ, μ and log σ that come from the scale: what they move when it lies aside."""
    total = np.zeros(len(found.free))
    for curves in doubts:
        moved = slope(replace(ratings, curves=curves), found.free, modes=modes.copy())
        total += bordered.solve(moved - found.slope) ** 2
    return total


def _bordered(found: Place, ratings: Ratings) -> Bordered:
    try:
        return Bordered.of(found, network=ratings.network)
    except np.linalg.LinAlgError as problem:
        raise _undetermined() from problem


def _undetermined() -> NoSeverities:
    return NoSeverities(
        say(
            "Met deze observaties is niet te bepalen hoe streng de waarnemers zijn: er zijn er te weinig per waarnemer."
        )
    )


def boundless(ratings_score: Floats, *, most: Floats, rater: Whole, raters: int) -> Whole:
    """Tell which raters gave only all-lowest or only all-highest observations: no severity fits them."""
    above = np.bincount(rater, ratings_score > 0, minlength=raters)
    below = np.bincount(rater, ratings_score < most, minlength=raters)
    return np.flatnonzero((above == 0) | (below == 0))


def first_severities(measures: Floats, *, teacher: Whole, rater: Whole) -> Floats:
    """Guess λ, μ and log σ from the measures of observations, by averaging in turns."""
    severity = np.zeros(int(rater.max()) + 1)
    often = np.bincount(rater) + 0.3
    times = np.bincount(teacher)
    ability = measures
    for _turn in range(8):
        ability = np.bincount(teacher, measures + severity[rater]) / times
        severity = -np.bincount(rater, measures - ability[teacher]) / often
        severity -= severity.mean()
    return np.concatenate([severity, [ability.mean(), log(max(float(ability.std()), 0.2))]])


def _told(found: Place, variances: Floats, *, rounds: int) -> Severities:
    errors = np.sqrt(np.maximum(variances, 1e-12))
    spread = exp(float(found.free[-1]))
    return Severities(
        found.free[:-2],
        errors[:-2],
        float(found.free[-2]),
        float(errors[-2]),
        spread,
        spread * float(errors[-1]),
        found.log_likelihood,
        rounds,
    )
