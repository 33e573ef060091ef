"""What observations say of raters and of how teachers differ, given the scale: likelihood, slope and information.

ℓ_t = log ∫ Π_o exp(s_o η_o − A(η_o)) φ(θ) dθ, η_o = θ_t − λ_r, by adaptive quadrature with nine nodes (Pinheiro and
Bates 1995, Journal of Computational and Graphical Statistics 4, 12–35); Louis' information, in which raters hang
together only through teachers they both saw.

Reads scipy: nothing that a site imports may import this.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, pi, sqrt

import numpy as np
from scipy.sparse import csr_array

from startbaan.domain.measurement.arrays import Floats, Whole
from startbaan.domain.measurement.curves import Curves

NODES, WEIGHTS = np.polynomial.hermite.hermgauss(9)
LOG_WEIGHTS = np.log(WEIGHTS) + NODES**2
AT_ONCE = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """Observations n in the order of teachers: teacher, rater, pattern and score of each, numbered from nought."""

    teacher: Whole
    rater: Whole
    pattern: Whole
    score: Floats
    network: Whole
    curves: Curves

    def __post_init__(self) -> None:
        assert (np.diff(self.teacher) >= 0).all()


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where the search stands: λ, μ and log σ in a row; the likelihood, its slope, and the parts of its information."""

    free: Floats
    log_likelihood: float
    slope: Floats
    own: Floats
    shared: csr_array
    last: Floats


def place(ratings: Ratings, free: Floats, *, modes: Floats) -> Place:
    """Give likelihood, slope and information; `modes`, each teacher's likeliest measure, are brought up to date."""
    raters = len(free) - 2
    slope, own, last = np.zeros(raters + 2), np.zeros(raters), np.zeros((2, 2))
    value, shared = 0.0, csr_array((raters + 2, raters + 2))
    for part in _parts(ratings.teacher):
        block = Block.at(ratings, free, part=part, modes=modes)
        value += block.log_likelihood
        block.add_to(slope, own, last)
        shared = shared + block.shared(raters + 2)
    return Place(free, value, slope, own, csr_array(shared), last)


def slope(ratings: Ratings, free: Floats, *, modes: Floats) -> Floats:
    """Give the slope alone; `modes` are brought up to date."""
    raters = len(free) - 2
    found, own, last = np.zeros(raters + 2), np.zeros(raters), np.zeros((2, 2))
    for part in _parts(ratings.teacher):
        Block.at(ratings, free, part=part, modes=modes).add_to(found, own, last)
    return found


def _parts(teacher: Whole) -> Iterator[slice]:
    """Cut the rows where a teacher begins, in pieces of a convenient length."""
    begins = np.flatnonzero(np.diff(teacher, prepend=-1))
    cuts = begins[np.searchsorted(begins, np.arange(0, len(teacher), AT_ONCE))] if len(begins) else begins
    ends = np.unique(np.append(cuts, len(teacher)))
    return (slice(int(one), int(other)) for one, other in pairwise(ends))


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some teachers on their own nodes, t × 9: weights, and slopes in μ and log σ; of observations n × 9: T − s."""

    rater: Whole
    within: Whole
    weights: Floats
    around: Floats
    spread: Floats
    residual: Floats
    information: Floats
    log_likelihood: float

    @classmethod
    def at(cls, ratings: Ratings, free: Floats, *, part: slice, modes: Floats) -> "Block":
        """Integrate over the measures of these teachers."""
        mean, sigma = float(free[-2]), exp(float(free[-1]))
        teacher, rater, pattern = ratings.teacher[part], ratings.rater[part], ratings.pattern[part]
        score, severity = ratings.score[part], free[rater]
        first = int(teacher[0])
        within = teacher - first
        starts = np.flatnonzero(np.diff(within, prepend=-1))
        mode = modes[first : first + len(starts)]
        for _round in range(30):
            expected, information = ratings.curves.score(mode[within] - severity, row=pattern)
            rest = np.add.reduceat(score - expected, starts) - (mode - mean) / sigma**2
            curved = np.add.reduceat(information, starts) + sigma**-2
            step = rest / curved
            mode += np.clip(step, -2.0, 2.0)
            if np.abs(step).max() < 2e-2:
                break
        width = sqrt(2) / np.sqrt(curved)
        theta = mode[:, None] + width[:, None] * NODES
        at, row = theta[within] - severity[:, None], pattern[:, None]
        expected, information = ratings.curves.score(at, row=row)
        away = (theta - mean) / sigma
        joint = np.add.reduceat(score[:, None] * at - ratings.curves.logarithm(at, row=row), starts, axis=0)
        joint += LOG_WEIGHTS - away**2 / 2
        most = joint.max(axis=1, keepdims=True)
        share = np.exp(joint - most)
        total = share.sum(axis=1, keepdims=True)
        share /= total
        value = (most + np.log(total))[:, 0] + np.log(width) - 0.5 * log(2 * pi) - log(sigma)
        residual = expected - score[:, None]
        return cls(rater, within, share, away / sigma, away**2 - 1, residual, information, float(value.sum()))

    def add_to(self, slope: Floats, own: Floats, last: Floats) -> None:
        """Add the slope of these teachers, and what the complete data would say of each value by itself."""
        weights = self.weights[self.within]
        raters = len(own)
        slope[:-2] += np.bincount(self.rater, (weights * self.residual).sum(axis=1), minlength=raters)
        slope[-2] += float((self.weights * self.around).sum())
        slope[-1] += float((self.weights * self.spread).sum())
        own += np.bincount(self.rater, (weights * self.information).sum(axis=1), minlength=raters)
        variance = self._variance()
        last[0, 0] += len(self.weights) / variance
        cross = float((self.weights * self.around).sum())
        last[0, 1] += 2 * cross
        last[1, 0] += 2 * cross
        last[1, 1] += 2 * float((self.weights * (self.spread + 1)).sum())

    def _variance(self) -> float:
        """Give σ², which the two slopes hold: (away² ) / (away / σ)²."""
        place = np.unravel_index(np.argmax(np.abs(self.around)), self.around.shape)
        return float((self.spread[place] + 1) / self.around[place] ** 2)

    def shared(self, size: int) -> csr_array:
        """Sum what values have together through these teachers, size × size."""
        root = np.sqrt(self.weights)
        teachers, nodes = self.weights.shape
        mean = (self.weights[self.within] * self.residual).sum(axis=1, keepdims=True)
        seen = root[self.within] * (self.residual - mean)
        rows = self.within[:, None] * nodes + np.arange(nodes)
        entries, columns = [seen.ravel()], [np.repeat(self.rater, nodes)]
        for place, slopes in ((size - 2, self.around), (size - 1, self.spread)):
            middle = (self.weights * slopes).sum(axis=1, keepdims=True)
            entries.append((root * (slopes - middle)).ravel())
            columns.append(np.full(slopes.size, place))
        places = [rows.ravel(), np.arange(teachers * nodes), np.arange(teachers * nodes)]
        pairs = (np.concatenate(entries), (np.concatenate(places), np.concatenate(columns)))
        found = csr_array(pairs, shape=(teachers * nodes, size))
        return csr_array(found.T @ found)
