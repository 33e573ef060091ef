"""Whether answers are as the model expects: infit and outfit of items given the score, and of whole observations.

Given its score an observation's expected answers and their variances are exact, so the mean squares have mean one;
putting in an estimated measure instead makes them too small (Christensen, Kreiner and Mesbah 2013, ch. 5; Müller 2020,
Behaviormetrika 47, 273–302). Infit is Σ(x − E)² / ΣV, outfit the mean of (x − E)² / V. For an observation the
cube-root transform gives a standard normal deviate (Wright and Masters 1982, ch. 5).

With known thresholds the variance of an item's Q = Σ[(x − E)² − V] is Σ(μ₄ − V²). Estimated ones follow the same
answers: Q moves by −c′(δ̂ − δ), c the covariance of Q with the slope of the conditional likelihood (for a statistic of
mean nought the mean slope is minus that covariance), and what is left is Σ(μ₄ − V²) − c′C c, C the covariance of δ̂.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Floats, Scores
from startbaan.domain.measurement.conditional import Calibration
from startbaan.domain.measurement.counts import GAP, Counts
from startbaan.domain.measurement.designs import Design
from startbaan.domain.measurement.tilting import tilted

AT_ONCE = 20_000
LEAST = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """Mean, variance and fourth moment of each item given pattern and score, G × I; nought where nothing can vary."""

    mean: Floats
    variance: Floats
    fourth: Floats


@dataclass(frozen=True, slots=True, eq=False)
class ItemFit:
    """Infit and outfit with their standard errors under the model, I; one is as expected.

    The errors allow for thresholds having been fitted to the same answers, which draws fit towards one.
    """

    infit: Floats
    infit_se: Floats
    outfit: Floats
    outfit_se: Floats


@dataclass(frozen=True, slots=True, eq=False)
class PersonFit:
    """Infit of each observation, n, and how many standard deviations that is from expected; NaN for an extreme."""

    infit: Floats
    deviate: Floats


def expected_given_score(counts: Counts, *, thresholds: Floats) -> Expected:
    """Give the moments of the answers of each group given its score."""
    groups, items = len(counts.size), len(thresholds)
    scores = np.arange(thresholds.shape[1] + 1, dtype=np.float64)
    mean, variance, fourth = np.zeros((groups, items)), np.zeros((groups, items)), np.zeros((groups, items))
    for part in tilted(counts, thresholds):
        tail = np.clip(part.expected.reshape(len(part.groups), items, -1), 0.0, 1.0)
        ends = np.ones((*tail.shape[:2], 1))
        share = -np.diff(np.concatenate([ends, tail, 0 * ends], axis=2), axis=2)
        found = share @ scores
        away = (scores - found[:, :, None]) ** 2
        mean[part.groups] = found
        variance[part.groups] = (share * away).sum(axis=2)
        fourth[part.groups] = (share * away * away).sum(axis=2)
    seen = counts.seen & counts.informative[:, None]
    return Expected(mean, np.where(seen, np.maximum(variance, 0.0), 0.0), np.where(seen, fourth, 0.0))


def item_fit(counts: Counts, *, expected: Expected, items: Calibration, layout: Design) -> ItemFit:
    """Hold the answers to every item against what is expected given the score."""
    scores = np.arange(counts.table.shape[2], dtype=np.float64)
    away = (scores - expected.mean[:, :, None]) ** 2
    square = (counts.table * away).sum(axis=2)
    times = counts.table.sum(axis=2)
    varies = expected.variance > 1e-12
    square, times = np.where(varies, square, 0.0), np.where(varies, times, 0)
    weight = np.where(varies, expected.variance, 1.0)
    spread = np.where(varies, expected.fourth - weight**2, 0.0)
    total, many = (times * weight * varies).sum(axis=0), times.sum(axis=0)
    infit, outfit = square.sum(axis=0) / total, (square / weight).sum(axis=0) / many
    # (x − E)² is Σ_a (2a − 1 − 2E) u_ia and something that does not vary within a group.
    rises = 2 * scores[1:] - 1 - 2 * expected.mean[:, :, None]
    fitted = _fitted(counts, [times[:, :, None] * rises, (times / weight)[:, :, None] * rises], items, layout)
    whole = (times * spread).sum(axis=0), (times * spread / weight**2).sum(axis=0)
    infit_se, outfit_se = (_error(one, off=off) for one, off in zip(whole, fitted, strict=True))
    return ItemFit(infit, infit_se / total, outfit, outfit_se / many)


def _error(whole: Floats, *, off: Floats) -> Floats:
    return np.asarray(np.sqrt(np.maximum(whole - off, LEAST * whole)), dtype=np.float64)


def _fitted(counts: Counts, weights: list[Floats], items: Calibration, layout: Design) -> list[Floats]:
    """Give what fitting the thresholds takes off the variance of sums of Σ_a w_ia u_ia, each I; weights G × I × K."""
    shared = [np.zeros((len(items.thresholds), items.thresholds.size)) for _ in weights]
    for part in tilted(counts, items.thresholds):
        for place, each in enumerate(weights):
            shared[place] += part.covariances(each[part.groups].reshape(len(part.groups), -1))
    exists = layout.exists.ravel()
    free = [each[:, exists] @ layout.matrix for each in shared]
    return [((each @ items.covariance) * each).sum(axis=1) for each in free]


def person_fit(answers: Scores, *, counts: Counts, expected: Expected) -> PersonFit:
    """Hold every observation, n × I, against what is expected given its own score.

    The answers of one observation hang together through that score; the deviate leaves this out and is a little strict.
    """
    infit, deviate = np.full(len(answers), np.nan), np.full(len(answers), np.nan)
    total = expected.variance.sum(axis=1)
    spread = np.sqrt((expected.fourth - expected.variance**2).clip(min=0.0).sum(axis=1))
    for first in range(0, len(answers), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        group = counts.group_of[part]
        given = answers[part]
        square = np.where(given == GAP, 0.0, (given - expected.mean[group]) ** 2).sum(axis=1)
        known = counts.informative[group] & (spread[group] > 0)
        divisor = np.where(known, total[group], 1.0)
        value = square / divisor
        wide = np.where(known, spread[group] / divisor, 1.0)
        infit[part] = np.where(known, value, np.nan)
        deviate[part] = np.where(known, (np.cbrt(value) - 1) * 3 / wide + wide / 3, np.nan)
    return PersonFit(infit, deviate)
