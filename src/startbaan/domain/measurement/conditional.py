"""Items by conditional maximum likelihood: exact, with exact errors, and free of who was seen and who looked.

Given its score r an observation says nothing more of teacher, rater or occasion (Andersen 1970; Fischer and Molenaar
1995, ch. 3): ℓ = − Σ_ih n_ih δ_ih − Σ_g n_g log γ_g, with n_ih the answers of h or more and γ_g the symmetric function
of the group's items and score, which `tilting` gives. Newton's method with information
Σ_g n_g [E(uuᵀ|g) − E(u|g) E(u|g)ᵀ], u_ih = 1 when item i scored h or more; its inverse gives the standard errors.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Floats, inverted
from startbaan.domain.measurement.counts import Counts
from startbaan.domain.measurement.designs import Design
from startbaan.domain.measurement.steps import tails
from startbaan.domain.measurement.tilting import tilted
from startbaan.domain.sentences import Problem, say

MOST_ROUNDS = 60
PRECISE, SETTLED = 5e-6, 2e-6
LONGEST_STEP = 2.0
FARTHEST = 25.0
UNKNOWN = 20.0
MOST_FITTED, FITTED = 2000, 6


class NotEstimable(Problem):
    """The answers do not determine where the items stand."""


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """Thresholds and their standard errors, I × K in logits; the free values' covariance; how the search went."""

    thresholds: Floats
    errors: Floats
    covariance: Floats
    log_likelihood: float
    rounds: int


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """The likelihood at some thresholds: slope T and information T × T over the existing thresholds."""

    log_likelihood: float
    slope: Floats
    information: Floats


def calibrate_conditionally(counts: Counts, *, layout: Design) -> Calibration:
    """Find the thresholds under which the answers, given every score, were likeliest. Raises `NotEstimable`."""
    told = informative(counts)
    observed = tails(told.table.sum(axis=0).astype(np.float64))
    free = layout.nearest(first_guess(told, layout))
    found = evaluate(told, layout.thresholds(free), observed=observed)
    before, moved = np.zeros(0), 1.0
    for rounds in range(1, MOST_ROUNDS + 1):
        information, slope = layout.matrix.T @ found.information @ layout.matrix, layout.matrix.T @ found.slope
        step, own = _step(information, slope), np.diag(information)
        size = float(np.abs(step).max())
        # How much this step would still change the errors, going by what the last one did to the information.
        left = size / moved * float(np.abs(own / before - 1).max()) if before.size else 0.0
        if size < PRECISE and left < SETTLED:
            covariance = inverted(information)
            values, errors = layout.thresholds(free + step), layout.errors(covariance)
            if np.nanmax(errors) > UNKNOWN:
                break
            # The last step leads to the top of a parabola, which is that much higher.
            return Calibration(values, errors, covariance, found.log_likelihood + float(step @ slope) / 2, rounds)
        step *= min(1.0, LONGEST_STEP / size)
        after = evaluate(told, layout.thresholds(free + step), observed=observed)
        while not after.log_likelihood >= found.log_likelihood - 1e-9 * abs(found.log_likelihood):
            step = step / 2
            after = evaluate(told, layout.thresholds(free + step), observed=observed)
        free, found, before, moved = free + step, after, own, float(np.abs(step).max())
        if np.abs(layout.matrix @ free + layout.base).max() > FARTHEST:
            break
    raise not_estimable()


def not_estimable() -> NotEstimable:
    """Say that the answers leave an item without a place."""
    return NotEstimable(
        say(
            "Met deze scores is niet te bepalen hoe moeilijk de items ten opzichte van elkaar zijn. Er zijn te weinig "
            "observaties, of groepen items die niemand verschillend scoorde. Voeg observaties toe of laat items weg."
        )
    )


def informative(counts: Counts) -> Counts:
    """Leave out what says nothing of items: observations that are all-lowest or all-highest."""
    kept = np.flatnonzero(counts.informative)
    if kept.size == 0:
        raise not_estimable()
    return Counts(
        counts.tops, counts.patterns, counts.pattern[kept], counts.score[kept], counts.size[kept],
        counts.group_of, counts.table[kept],
    )  # fmt: skip


def first_guess(counts: Counts, layout: Design) -> Floats:
    """Guess thresholds I × K by the odds of neighbouring categories, within groups of one score if those are not many.

    Within a group the logarithm of the odds is about δ_ih less something that is the same for all items: two ways,
    fitted in turns by weight. Over all groups together it is drawn towards the mean.
    """
    table = counts.table if len(counts.size) <= MOST_FITTED else counts.table.sum(axis=0, keepdims=True)
    given = table + 0.5
    odds = np.log(given[:, :, :-1] / given[:, :, 1:])
    weights = (table[:, :, :-1] + table[:, :, 1:] > 0) / (1 / given[:, :, :-1] + 1 / given[:, :, 1:])
    weights = np.where(layout.exists, weights, 0.0)
    by_group, level = weights.sum(axis=(1, 2)), np.zeros(len(table))
    for _turn in range(FITTED):
        found = (weights * (odds + level[:, None, None])).sum(axis=0) / np.maximum(weights.sum(axis=0), 1e-9)
        level = (weights * (found - odds)).sum(axis=(1, 2)) / np.maximum(by_group, 1e-9)
    return np.where(layout.exists, found, np.nan)


def _step(information: Floats, slope: Floats) -> Floats:
    try:
        np.linalg.cholesky(information)
        return np.asarray(np.linalg.solve(information, slope), dtype=np.float64)
    except np.linalg.LinAlgError as problem:
        raise not_estimable() from problem


def evaluate(counts: Counts, thresholds: Floats, *, observed: Floats) -> Evaluation:
    """Give likelihood, slope and information at thresholds I × K, of informative groups only."""
    exists = ~np.isnan(thresholds)
    value = -float((observed * np.where(exists, thresholds, 0.0)).sum())
    each, together = np.empty((len(counts.size), thresholds.size)), np.zeros((thresholds.size, thresholds.size))
    for part in tilted(counts, thresholds):
        size = counts.size[part.groups]
        value -= float(size @ part.log_gamma)
        together += part.pairs(size)
        each[part.groups] = part.expected
    expected = counts.size @ each
    _put_own(together, expected, shape=thresholds.shape)
    slope, information = expected - observed.ravel(), together - each.T @ (counts.size[:, None] * each)
    if exists.all():
        return Evaluation(value, slope, information)
    kept = np.flatnonzero(exists.ravel())
    return Evaluation(value, slope[kept], information[np.ix_(kept, kept)])


def _put_own(together: Floats, expected: Floats, *, shape: tuple[int, ...]) -> None:
    """Put in what an item has with itself, which is no product of two items: u_a u_b = u_max(a, b)."""
    items, steps = shape
    higher, item = np.maximum.outer(np.arange(steps), np.arange(steps)), np.arange(items)
    together.reshape(*shape, *shape)[item, :, item, :] = expected.reshape(shape)[:, higher]
