"""Groups of one pattern and score at a measure where that score is likely: their Fourier sums, exact at any measure.

The score is a sum of independent answers once the measure is fixed at any θ, so γ_g = exp(A_g(θ) − r θ) P_θ(r), and
P_θ(r) is a finite Fourier sum over M ≥ R points of the unit circle: P_θ(r) = 1/M Σ_m ω^{−mr} Π_i φ_i(ω^m), φ_i the
generating function of item i. Leaving an item out is dividing by φ_i. That is exact for any M ≥ R, and well-conditioned
when θ lies near the score: groups are told off to a few such θ. A prime M keeps φ_i from vanishing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Complexes, Flags, Floats, Whole
from startbaan.domain.measurement.counts import Counts
from startbaan.domain.measurement.steps import chances

NEGLIGIBLE = 1e-22
APART, FARTHEST_APART = 13.0, 2.0
AT_ONCE = 2**20


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
    roots = np.exp(2j * np.pi / points * np.arange(points))
    often = np.bincount(nearest, minlength=len(tilts))
    part = np.cumsum(np.where(often, points * (often + answers[0].size), 0)) // AT_ONCE
    order = np.argsort(nearest, kind="stable")
    for each in np.unique(part[often > 0]):
        used = np.flatnonzero((part == each) & (often > 0))
        groups = order[np.isin(nearest[order], used)]
        at = Tilt(tilts[used], answers[used], logs[used], roots)
        yield Tilted.make(counts, groups, place=np.searchsorted(used, nearest[groups]), at=at)


@dataclass(frozen=True, slots=True, eq=False)
class Tilt:
    """Measures T, P(X_i = c) there (T × I × C), A of each item (T × I), and the M points of the circle."""

    measures: Floats
    answers: Floats
    logs: Floats
    roots: Complexes

    def powers(self, scores: Whole, turns: Whole) -> Complexes:
        """Give ω^rm, scores × turns."""
        return self.roots[np.outer(scores, turns) % len(self.roots)]

    def generating(self) -> Complexes:
        """Give Σ_c≥h P(X_i = c) ω^cm of half of the points, T × I × C × m; the other half is the mirror image."""
        categories = self.answers.shape[2]
        scores = np.arange(categories)
        from_each = np.where(scores >= scores[:, None], self.answers[:, :, None, :], 0.0)
        powers = self.powers(scores, np.arange(len(self.roots) // 2 + 1))
        found = (from_each.reshape(-1, categories) @ powers.view(np.float64)).view(np.complex128)
        return found.reshape(*self.answers.shape, -1)


@dataclass(frozen=True, slots=True, eq=False)
class Tilted:
    """Groups at their measures: log γ (G), P(x_i ≥ h | group) as G × IK, and what pairs of items need.

    `weights` G × m: the Fourier terms of each group, adding up to one; `ratios` T × IK × m: what an answer of h or more
    does to them; `seen` P × I and `place` P: the patterns and at which measure; `starts` P: where their groups begin.
    """

    groups: Whole
    log_gamma: Floats
    expected: Floats
    weights: Complexes
    ratios: Complexes
    seen: Flags
    place: Whole
    starts: Whole

    @classmethod
    def make(cls, counts: Counts, groups: Whole, *, place: Whole, at: Tilt) -> "Tilted":
        """Take the Fourier sums of these groups, in the order of their measures and there of their patterns."""
        used, score = counts.pattern[groups], counts.score[groups]
        first = np.append([True], (used[1:] != used[:-1]) | (place[1:] != place[:-1]))
        starts, pattern = np.flatnonzero(first), np.cumsum(first) - 1
        seen, where = counts.patterns[used[starts]], place[starts]
        generating = at.generating()
        products = _products(generating[:, :, 0], seen=seen, place=where)
        size = np.abs(generating[:, :, 0]).min(axis=1)
        turns = np.flatnonzero((np.abs(products) > NEGLIGIBLE * size[where] ** 2).any(axis=0))
        if len(turns) < size.shape[1]:
            generating, products = generating.take(turns, axis=3), products[:, turns]
        ratios = generating[:, :, 1:] * (1 / generating[:, :, :1])
        ratios = ratios.reshape(len(at.measures), -1, len(turns))
        weights = products[pattern] * at.powers(-score, turns)
        weights *= np.where(turns == 0, 1.0, 2.0) / len(at.roots)
        chance = weights.real.sum(axis=1)
        weights /= chance[:, None]
        ends = np.searchsorted(place, np.arange(1, len(ratios)))
        parts = zip(np.split(weights, ends), ratios, strict=True)
        expected = np.concatenate([_real_product(terms, each) for terms, each in parts])
        if not seen.all():
            expected *= np.repeat(seen[pattern], at.answers.shape[2] - 1, axis=1)
        logs = (seen * at.logs[where]).sum(axis=1)
        log_gamma = np.log(chance) + logs[pattern] - at.measures[place] * score
        return cls(groups, log_gamma, expected, weights, ratios, seen, where, starts)

    def pairs(self, size: Floats) -> Floats:
        """Sum E(u_ia u_jb | group) over the groups, each so many times; IK × IK, of which only i ≠ j has a meaning."""
        total = np.add.reduceat(size[:, None] * self.weights, self.starts, axis=0)
        wide = self.ratios.shape[1]
        if self.seen.all():
            weighted = self.ratios * total[:, None, :]
            return _real_product(*(each.swapaxes(0, 1).reshape(wide, -1) for each in (weighted, self.ratios)))
        found = np.zeros((wide, wide))
        for place, ratios in enumerate(self.ratios):
            seen = self.seen[self.place == place].astype(np.float64)
            for terms, ratio in zip(total[self.place == place].T, ratios.T, strict=True):
                product = np.outer(ratio, ratio)
                found += _spread((seen.T * terms.real) @ seen, wide) * product.real
                found -= _spread((seen.T * terms.imag) @ seen, wide) * product.imag
        return found

    def covariances(self, weights: Floats) -> Floats:
        """Sum the covariance of Σ_a w_ia u_ia with every u_jh over the groups, I × IK; weights G × IK."""
        items, groups = self.seen.shape[1], len(self.groups)
        found = np.zeros((items, weights.shape[1]))
        ends = np.append(self.starts, groups)
        by_item, own = (each.reshape(groups, items, -1) for each in (weights, self.expected))
        for place, ratios in enumerate(self.ratios):
            used = np.flatnonzero(self.place == place)
            rows, seen = slice(ends[used[0]], ends[used[-1] + 1]), self.seen[used].astype(np.float64)
            for terms, ratio in zip(self.weights[rows].T, ratios.T, strict=True):
                real, imaginary = (np.einsum("gia,ia->gi", by_item[rows], part) for part in _parts(ratio, items))
                each = (real + 1j * imaginary) * terms[:, None]
                held = np.add.reduceat(each, self.starts[used] - rows.start, axis=0).T @ seen
                found += (np.repeat(held, len(ratio) // items, axis=1) * ratio).real
        steps = np.arange(own.shape[2])
        with_own = np.einsum("gia,giah->ih", by_item, own[:, :, np.maximum.outer(steps, steps)])
        found.reshape(items, items, -1)[np.arange(items), np.arange(items)] = with_own
        return np.asarray(found - (by_item * own).sum(axis=2).T @ self.expected, dtype=np.float64)


def _products(generating: Complexes, *, seen: Flags, place: Whole) -> Complexes:
    """Multiply the generating functions T × I × m of the items seen at each place, P × m."""
    if seen.all():
        return np.asarray(generating.prod(axis=1)[place], dtype=np.complex128)
    logs = np.log(generating)
    found = np.exp(np.concatenate([seen[place == each] @ at_one for each, at_one in enumerate(logs)]))
    return np.asarray(found, dtype=np.complex128)


def _real_product(one: Complexes, other: Complexes) -> Floats:
    """Give the real part of one matrix times the other on its side, as one product of their parts in a row."""
    return np.asarray(one.conj().view(np.float64) @ other.view(np.float64).T, dtype=np.float64)


def _parts(ratio: Complexes, items: int) -> tuple[Floats, Floats]:
    """Part what is told of thresholds in its real and its imaginary part, I × K."""
    found = ratio.reshape(items, -1)
    return np.ascontiguousarray(found.real), np.ascontiguousarray(found.imag)


def _spread(pairs: Floats, wide: int) -> Floats:
    """Repeat what holds for items I × I over their thresholds."""
    steps = wide // len(pairs)
    return np.repeat(np.repeat(pairs, steps, axis=0), steps, axis=1)


def prime_from(least: int) -> int:
    """Give the first odd prime from a number on."""
    number = max(3, least | 1)
    while any(number % divisor == 0 for divisor in range(3, int(number**0.5) + 1, 2)):
        number += 2
    return number
