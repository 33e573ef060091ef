"""Items by marginal maximum likelihood: measures follow a normal curve, whose mean and spread are estimated along.

ℓ = − Σ_ih n_ih δ_ih + Σ_g n_g log Σ_q w_q exp(r_g θ_q − A_g(θ_q)), θ_q = μ + σ z_q on a fixed grid of z (Bock and
Aitkin 1981, Psychometrika 46, 443–459). Newton's method; the information is that of complete data less the spread of
its slope given the answers (Louis 1982, Journal of the Royal Statistical Society B 44, 226–233).
"""

from dataclasses import dataclass
from math import exp, log

import numpy as np

from startbaan.domain.measurement.arrays import Floats, Whole, inverted
from startbaan.domain.measurement.conditional import LONGEST_STEP, Calibration, first_guess, not_estimable
from startbaan.domain.measurement.counts import Counts
from startbaan.domain.measurement.designs import Design
from startbaan.domain.measurement.steps import chances, tails

POINTS = 61
REACH = 6.0
AT_ONCE = 20_000
MOST_ROUNDS = 80
PRECISE = 1e-10
NARROWEST, WIDEST = log(0.02), log(20.0)


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """The normal curve of measures in logits, with the standard errors of its mean and of its spread."""

    mean: float
    mean_se: float
    spread: float
    spread_se: float


@dataclass(frozen=True, slots=True, eq=False)
class Marginal:
    """Thresholds with errors, and the population that goes with them."""

    items: Calibration
    population: Population


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where the search stands: the likelihood, its slope and its information, over free values, μ and log σ."""

    free: Floats
    log_likelihood: float
    slope: Floats
    information: Floats


def calibrate_marginally(counts: Counts, *, layout: Design) -> Marginal:
    """Find thresholds, mean and spread that make the answers likeliest. Raises `NotEstimable`."""
    free = np.append(layout.nearest(first_guess(counts, layout)), [0.0, 0.0])
    found = place(counts, free, layout=layout)
    for rounds in range(1, MOST_ROUNDS + 1):
        step = _step(found)
        if step @ found.slope < PRECISE:
            return _told(found, layout=layout, rounds=rounds)
        step *= min(1.0, LONGEST_STEP / 2 / float(np.abs(step).max()))
        after = _moved(counts, found, step, layout=layout)
        while not after.log_likelihood >= found.log_likelihood - 1e-10 * abs(found.log_likelihood):
            step = step / 2
            after = _moved(counts, found, step, layout=layout)
        found = after
    raise not_estimable()


def _moved(counts: Counts, found: Place, step: Floats, *, layout: Design) -> Place:
    free = found.free + step
    free[-1] = min(max(free[-1], NARROWEST), WIDEST)
    return place(counts, free, layout=layout)


def _step(found: Place) -> Floats:
    """Take Newton's step where the likelihood is curved as at its top, else a short one uphill."""
    try:
        np.linalg.cholesky(found.information)
    except np.linalg.LinAlgError:
        size = np.abs(np.diag(found.information))
        return np.asarray(found.slope / np.maximum(size, 1e-3 * np.abs(found.slope).max() + 1e-9), dtype=np.float64)
    return np.asarray(np.linalg.solve(found.information, found.slope), dtype=np.float64)


def _told(found: Place, *, layout: Design, rounds: int) -> Marginal:
    try:
        covariance = inverted(found.information)
    except np.linalg.LinAlgError as problem:
        raise not_estimable() from problem
    if not (np.diag(covariance) > 0).all():
        raise not_estimable()
    mean, spread = float(found.free[-2]), exp(float(found.free[-1]))
    errors = np.sqrt(np.diag(covariance))
    items = Calibration(
        layout.thresholds(found.free[:-2]),
        layout.errors(covariance[:-2, :-2]),
        covariance[:-2, :-2],
        found.log_likelihood,
        rounds,
    )
    return Marginal(items, Population(mean, float(errors[-2]), spread, float(errors[-1]) * spread))


def place(counts: Counts, free: Floats, *, layout: Design) -> Place:
    """Give likelihood, slope and information at free values, μ and log σ."""
    thresholds = layout.thresholds(free[:-2])
    sums = Sums.at(thresholds, mean=float(free[-2]), spread=exp(float(free[-1])))
    for first in range(0, len(counts.size), AT_ONCE):
        sums.add(counts, slice(first, first + AT_ONCE))
    observed = tails(counts.table.sum(axis=0).astype(np.float64))
    exists = layout.exists
    kept = np.append(np.flatnonzero(exists.ravel()), [thresholds.size, thresholds.size + 1])
    slope, information = sums.slope(), sums.information()
    slope[: thresholds.size] -= observed.ravel()
    linear = np.zeros((len(kept), len(free)))
    linear[:-2, :-2] = layout.matrix
    linear[-2:, -2:] = np.eye(2)
    value = sums.log_likelihood - float((observed * np.where(exists, thresholds, 0.0)).sum())
    return Place(free, value, linear.T @ slope[kept], linear.T @ information[np.ix_(kept, kept)] @ linear)


@dataclass(slots=True, eq=False)
class Sums:
    """What is added up over groups, on a grid of Q measures and the tails of I items with K steps."""

    measures: Floats
    weights: Floats
    away: Floats
    chance: Floats
    tail: Floats
    logs: Floats
    mean: Floats
    variance: Floats
    log_likelihood: float
    by_item: Floats
    residual_by_item: Floats
    on_measure: Floats
    between: Floats

    @classmethod
    def at(cls, thresholds: Floats, *, mean: float, spread: float) -> "Sums":
        """Lay out the grid around μ with σ, with nothing added yet."""
        grid = np.linspace(-REACH, REACH, POINTS)
        weights = -0.5 * grid**2
        weights -= log(float(np.exp(weights).sum()))
        measures = mean + spread * grid
        chance, logs = chances(measures, thresholds)
        scores = np.arange(chance.shape[2], dtype=np.float64)
        expected = chance @ scores
        items, steps = thresholds.shape
        wide = items * steps + 2
        return cls(
            measures, weights, spread * grid, chance, tails(chance).reshape(POINTS, -1), logs,
            expected, chance @ scores**2 - expected**2,
            0.0, np.zeros((POINTS, items)), np.zeros((POINTS, items)), np.zeros(2), np.zeros((wide, wide)),
        )  # fmt: skip

    def add(self, counts: Counts, part: slice) -> None:
        """Add some groups."""
        pattern, score, size = counts.pattern[part], counts.score[part], counts.size[part]
        starts = np.flatnonzero(np.diff(pattern, prepend=-1))
        seen = counts.patterns[pattern[starts]].astype(np.float64)
        place = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(pattern)))
        joint = score[:, None] * self.measures - (seen @ self.logs.T)[place] + self.weights
        most = joint.max(axis=1, keepdims=True)
        share = np.exp(joint - most)
        total = share.sum(axis=1, keepdims=True)
        share /= total
        self.log_likelihood += float(size @ (most + np.log(total))[:, 0])
        residual = score[:, None] - (seen @ self.mean.T)[place]
        weighted = size[:, None] * share
        by_pattern = np.add.reduceat(weighted, starts, axis=0)
        self.by_item += by_pattern.T @ seen
        self.residual_by_item += np.add.reduceat(weighted * residual, starts, axis=0).T @ seen
        self.on_measure += [float((weighted * residual).sum()), float((weighted * residual).sum(axis=0) @ self.away)]
        self._add_curves(by_pattern, seen)
        self._add_spread(share, residual, size=size, seen=seen[place])
        self._add_pairs(by_pattern, seen)

    def _add_curves(self, by_pattern: Floats, seen: Floats) -> None:
        """Add what the complete data say of μ and log σ."""
        curve = (by_pattern * (seen @ self.variance.T)).sum(axis=0)
        around = np.stack([np.ones(POINTS), self.away])
        self.between[-2:, -2:] += (around * curve) @ around.T

    def _add_spread(self, share: Floats, residual: Floats, *, size: Floats, seen: Floats) -> None:
        """Take off the spread of the slope within groups: of μ and log σ whole, of items the mean part."""
        steps = self.tail.shape[1] // seen.shape[1]
        expected = (share @ self.tail) * np.repeat(seen, steps, axis=1)
        slopes = np.stack([share * residual, share * residual * self.away])
        means = slopes.sum(axis=2)
        whole = np.concatenate([expected, means.T], axis=1)
        self.between += whole.T @ (size[:, None] * whole)
        square = size @ (share * residual**2)
        around = np.stack([np.ones(POINTS), self.away])
        self.between[-2:, -2:] -= (around * square) @ around.T

    def _add_pairs(self, by_pattern: Floats, seen: Floats) -> None:
        """Take off what items have together at one measure."""
        items = seen.shape[1]
        steps = self.tail.shape[1] // items
        block = self.between[:-2, :-2]
        if len(seen) == 1:
            both = np.repeat(np.repeat(np.outer(seen[0], seen[0]), steps, axis=0), steps, axis=1)
            block -= ((self.tail.T * by_pattern[0]) @ self.tail) * both
            return
        for times, tail in zip(by_pattern.T, self.tail, strict=True):
            pairs = (seen.T * times) @ seen
            block -= np.repeat(np.repeat(pairs, steps, axis=0), steps, axis=1) * np.outer(tail, tail)

    def slope(self) -> Floats:
        """Give the slope over all thresholds, μ and log σ, before the answers are taken off."""
        items = self.by_item.shape[1]
        expected = np.einsum("qi,qih->ih", self.by_item, self.tail.reshape(POINTS, items, -1))
        return np.append(expected.ravel(), self.on_measure)

    def information(self) -> Floats:
        """Give Louis' information over the same."""
        found = self.between.copy()
        items = self.by_item.shape[1]
        tail = self.tail.reshape(POINTS, items, -1)
        steps = tail.shape[2]
        higher: Whole = np.maximum.outer(np.arange(steps), np.arange(steps))
        own = np.einsum("qi,qiab->iab", self.by_item, tail[:, :, higher] - tail[:, :, :, None] * tail[:, :, None, :])
        for item in range(items):
            block = slice(item * steps, (item + 1) * steps)
            found[block, block] += own[item]
        weighted = tails(self.chance * np.arange(self.chance.shape[2]))
        with_score = self.by_item[:, :, None] * (weighted - self.mean[:, :, None] * tail)
        with_residual = self.residual_by_item[:, :, None] * tail
        for place, along in enumerate((np.ones(POINTS), self.away)):
            cross = -np.einsum("q,qih->ih", along, with_score + with_residual).ravel()
            found[-2 + place, :-2] += cross
            found[:-2, -2 + place] += cross
        found[-1, -1] -= self.on_measure[1]
        return found
