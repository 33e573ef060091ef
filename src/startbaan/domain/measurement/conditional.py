"""Items by conditional maximum likelihood: exact, with exact errors, and free of who was seen and who looked.

Given its score r an observation says nothing more of teacher, rater or occasion (Andersen 1970; Fischer and Molenaar
1995, ch. 3): ℓ = − Σ_ih n_ih δ_ih − Σ_g n_g log γ_g, with n_ih the answers of h or more and γ_g the symmetric function
of the group's items and score. The score is a sum of independent answers once the measure is fixed at any θ, so
γ_g = exp(A_g(θ) − r θ) P_θ(r), and P_θ(r) is a finite Fourier sum over M ≥ R points of the unit circle:
P_θ(r) = 1/M Σ_m ω^{−mr} Π_i φ_i(ω^m), φ_i the generating function of item i. Leaving an item out is dividing by φ_i.
That is exact for any M ≥ R, and well-conditioned when θ lies near the score: groups are told off to a few such θ.
A prime M keeps φ_i from vanishing. Newton's method with information Σ_g n_g [E(uuᵀ|g) − E(u|g) E(u|g)ᵀ],
u_ih = 1 when item i scored h or more; its inverse gives the standard errors.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Complexes, Flags, Floats, Whole, inverted
from startbaan.domain.measurement.counts import Counts
from startbaan.domain.measurement.designs import Design
from startbaan.domain.measurement.steps import chances, tails
from startbaan.domain.sentences import Problem, say

MOST_ROUNDS = 60
PRECISE = 5e-6
LONGEST_STEP = 2.0
FARTHEST = 25.0
UNKNOWN = 20.0
NEGLIGIBLE = 1e-22
MOST_FITTED, FITTED = 2000, 6
APART, FARTHEST_APART = 13.0, 2.0


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
    for rounds in range(1, MOST_ROUNDS + 1):
        information, slope = layout.matrix.T @ found.information @ layout.matrix, layout.matrix.T @ found.slope
        step = _step(information, slope)
        if float(np.abs(step).max()) < PRECISE:
            covariance = inverted(information)
            values, errors = layout.thresholds(free + step), layout.errors(covariance)
            if np.nanmax(errors) > UNKNOWN:
                break
            # The last step leads to the top of a parabola, which is that much higher.
            return Calibration(values, errors, covariance, found.log_likelihood + float(step @ slope) / 2, rounds)
        step *= min(1.0, LONGEST_STEP / float(np.abs(step).max(initial=0.0)))
        after = evaluate(told, layout.thresholds(free + step), observed=observed)
        while not after.log_likelihood >= found.log_likelihood - 1e-9 * abs(found.log_likelihood):
            step = step / 2
            after = evaluate(told, layout.thresholds(free + step), observed=observed)
        free, found = free + step, after
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
    wide = thresholds.size
    value = -float((observed * np.where(exists, thresholds, 0.0)).sum())
    expected, together, apart = np.zeros(wide), np.zeros((wide, wide)), np.zeros((wide, wide))
    for part in tilted(counts, thresholds):
        size = counts.size[part.groups]
        value -= float(size @ part.log_gamma)
        expected += size @ part.expected
        together += part.pairs(size)
        apart += part.expected.T @ (size[:, None] * part.expected)
    _put_own(together, expected, shape=thresholds.shape)
    slope, information = expected - observed.ravel(), together - apart
    if exists.all():
        return Evaluation(value, slope, information)
    kept = np.flatnonzero(exists.ravel())
    return Evaluation(value, slope[kept], information[np.ix_(kept, kept)])


def _put_own(together: Floats, expected: Floats, *, shape: tuple[int, ...]) -> None:
    """Put in what an item has with itself, which is no product of two items: u_a u_b = u_max(a, b)."""
    items, steps = shape
    higher = np.maximum.outer(np.arange(steps), np.arange(steps))
    for item in range(items):
        block = slice(item * steps, (item + 1) * steps)
        together[block, block] = expected[block][higher]


def tilted(counts: Counts, thresholds: Floats) -> Iterator["Tilted"]:
    """Tell the groups off to measures at which their score is about the expected one, and take their sums there."""
    known = thresholds[~np.isnan(thresholds)]
    widest = np.sqrt(max(1.0, float((counts.tops**2).sum()) / 6))
    tilts = np.arange(known.min() - 2.0, known.max() + 3.0, min(FARTHEST_APART, APART / widest))
    answers, logs = chances(tilts, thresholds)
    means = answers @ np.arange(answers.shape[2])
    expected = counts.patterns.astype(np.float64) @ means.T
    nearest = np.argmin(np.abs(expected[counts.pattern] - counts.score[:, None]), axis=1)
    points = prime_from(int(counts.tops.sum()) + 1)
    powers = np.exp(2j * np.pi / points * np.outer(np.arange(answers.shape[2]), np.arange(points // 2 + 1)))
    for place in np.flatnonzero(np.bincount(nearest)):
        at = Tilt(float(tilts[place]), answers[place], logs[place], points, powers)
        yield Tilted.make(counts, np.flatnonzero(nearest == place), at=at)


@dataclass(frozen=True, slots=True, eq=False)
class Tilt:
    """A measure, P(X_i = c) there (I × C), A of each item (I), and the powers (C × m) of M points of the circle."""

    measure: float
    answers: Floats
    logs: Floats
    points: int
    powers: Complexes


@dataclass(frozen=True, slots=True, eq=False)
class Tilted:
    """Groups at one measure: log γ (G), P(x_i ≥ h | group) as G × IK, and what pairs of items need.

    `weights` P × G' × m in a row as G × m: the Fourier terms of each group, adding up to one; `ratios` m × IK: what an
    answer of h or more does to them; `seen` P × I: the patterns; `starts` P: where the groups of each begin.
    """

    groups: Whole
    log_gamma: Floats
    expected: Floats
    weights: Complexes
    ratios: Complexes
    seen: Flags
    starts: Whole

    @classmethod
    def make(cls, counts: Counts, groups: Whole, *, at: Tilt) -> "Tilted":
        """Take the Fourier sums of these groups, which stand in the order of their patterns."""
        used = counts.pattern[groups]
        starts = np.flatnonzero(np.diff(used, prepend=-1))
        seen, score = counts.patterns[used[starts]], counts.score[groups]
        pattern = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(groups)))
        generating = at.answers @ at.powers
        products = _products(generating, seen=seen)
        size = np.abs(generating).min(axis=0)
        turns = np.flatnonzero(np.abs(products).max(axis=0) > NEGLIGIBLE * size**2)
        terms = at.powers[:0:-1, turns].T[:, None, :] * at.answers[:, :0:-1]
        ratios = np.cumsum(terms, axis=2)[:, :, ::-1] * (1 / generating[:, turns]).T[:, :, None]
        ratios = ratios.reshape(len(turns), -1)
        weights = products[:, turns][pattern] * np.exp(-2j * np.pi / at.points * np.outer(score, turns))
        weights *= np.where(turns == 0, 1.0, 2.0) / at.points
        chance = weights.real.sum(axis=1)
        weights /= chance[:, None]
        expected = _real_product(weights, ratios)
        if not seen.all():
            expected *= np.repeat(seen[pattern], len(at.powers) - 1, axis=1)
        log_gamma = np.log(chance) + (seen @ at.logs)[pattern] - at.measure * score
        return cls(groups, log_gamma, expected, weights, ratios, seen, starts)

    def pairs(self, size: Floats) -> Floats:
        """Sum E(u_ia u_jb | group) over the groups, each so many times; IK × IK, of which only i ≠ j has a meaning."""
        items = self.seen.shape[1]
        steps = self.ratios.shape[1] // items
        total = np.add.reduceat(size[:, None] * self.weights, self.starts, axis=0)
        if len(self.seen) == 1:
            found = _real_product((self.ratios * total[0][:, None]).T, self.ratios)
            both = np.repeat(self.seen[0], steps)
            return found if both.all() else found * both * both[:, None]
        seen = self.seen.astype(np.float64)
        found = np.zeros((items * steps, items * steps))
        for terms, ratios in zip(total.T, self.ratios, strict=True):
            real, imaginary = (seen.T * terms.real) @ seen, (seen.T * terms.imag) @ seen
            product = np.outer(ratios, ratios)
            found += _spread(real, steps) * product.real - _spread(imaginary, steps) * product.imag
        return found


def _products(generating: Complexes, *, seen: Flags) -> Complexes:
    """Multiply the generating functions of the items seen, P × m."""
    if len(seen) == 1:
        return np.asarray(generating[seen[0]].prod(axis=0)[None, :], dtype=np.complex128)
    return np.asarray(np.exp(seen @ np.log(generating)), dtype=np.complex128)


def _real_product(one: Complexes, other: Complexes) -> Floats:
    """Give the real part of a product of matrices, without working out the rest."""
    return np.asarray(one.real @ other.real - one.imag @ other.imag, dtype=np.float64)


def _spread(pairs: Floats, steps: int) -> Floats:
    """Repeat what holds for items I × I over their thresholds."""
    return np.repeat(np.repeat(pairs, steps, axis=0), steps, axis=1)


def prime_from(least: int) -> int:
    """Give the first odd prime from a number on."""
    number = max(3, least | 1)
    while any(number % divisor == 0 for divisor in range(3, int(number**0.5) + 1, 2)):
        number += 2
    return number
