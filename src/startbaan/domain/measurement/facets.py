"""Raters: how severe each is, with its standard error, next to teachers who differ as a normal curve does.

Observation o of teacher t by rater r is at η_o = θ_t − λ_r, θ_t normal with mean μ and spread σ (Linacre 1989).
Thresholds come from conditional likelihood, which is free of teachers and raters; given them the score and the items
seen say all: ℓ_t = log ∫ Π_o exp(s_o η_o − A(η_o)) φ(θ) dθ, by adaptive quadrature with nine nodes (Pinheiro and
Bates 1995, Journal of Computational and Graphical Statistics 4, 12–35). Newton's method for λ, μ and log σ; Louis'
information, in which raters hang together only through teachers they both saw. Severities add up to nought, over all
networks: between networks that is an assumption. Standard errors leave out that thresholds are estimates themselves,
which moves all raters alike.

Reads scipy: nothing that a site imports may import this.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, pi, sqrt

import numpy as np
from scipy.sparse import csr_array

from startbaan.domain.measurement.arrays import Floats, Whole, inverted
from startbaan.domain.measurement.curves import Curves
from startbaan.domain.measurement.inverting import Inverse
from startbaan.domain.sentences import Problem, say

NODES, WEIGHTS = np.polynomial.hermite.hermgauss(9)
LOG_WEIGHTS = np.log(WEIGHTS) + NODES**2
AT_ONCE = 20_000
MOST_ROUNDS = 50
PRECISE = 1e-7
LONGEST_STEP = 1.0


class NoSeverities(Problem):
    """The observations do not determine how severe the raters are."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where the search stands: λ, μ and log σ in a row; the likelihood, its slope, and the parts of its information."""

    free: Floats
    log_likelihood: float
    slope: Floats
    own: Floats
    shared: csr_array
    last: Floats


def severities(ratings: Ratings, *, start: Floats) -> Severities:
    """Find how severe each rater is, from a first guess of λ, μ and log σ. Raises `NoSeverities`.

    Every rater must have an observation that is neither all-lowest nor all-highest; see `boundless`.
    """
    modes = np.full(int(ratings.teacher[-1]) + 1, start[-2])
    found = place(ratings, start, modes=modes)
    for rounds in range(1, MOST_ROUNDS + 1):
        bordered = _bordered(found, ratings)
        step = bordered.solve(found.slope)
        if not step @ found.slope >= PRECISE:
            return _told(found, bordered, rounds=rounds)
        step *= min(1.0, LONGEST_STEP / float(np.abs(step).max()))
        after = place(ratings, found.free + step, modes=modes)
        for _halving in range(30):
            if after.log_likelihood >= found.log_likelihood - 1e-9 * abs(found.log_likelihood):
                break
            step = step / 2
            after = place(ratings, found.free + step, modes=modes)
        found = after
    raise _undetermined()


def _bordered(found: Place, ratings: Ratings) -> "Bordered":
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


@dataclass(frozen=True, slots=True, eq=False)
class Bordered:
    """The information as its large part over raters, and a border: μ, log σ, and that severities add up to nought.

    Raising all severities and μ alike changes nothing; `held` of the sum of severities is added to take that away.
    """

    raters: Inverse
    border: Floats
    reached: Floats
    corner: Floats
    held: float

    @classmethod
    def of(cls, found: Place, *, network: Whole) -> "Bordered":
        """Invert what the information is made of."""
        raters = len(found.own)
        whole = found.shared
        inner = csr_array(-whole[:raters, :raters])
        inner.setdiag(inner.diagonal() + found.own)
        inverse = Inverse.of(inner, blocks=network)
        held = float(found.own.mean()) / raters
        border = np.concatenate([-whole[:raters, raters:].toarray(), np.ones((raters, 1))], axis=1)
        corner = np.zeros((3, 3))
        corner[:2, :2] = found.last - whole[raters:, raters:].toarray()
        corner[2, 2] = -1 / held
        reached = inverse.solve(border)
        return cls(inverse, border, reached, inverted(corner - border.T @ reached), held)

    def solve(self, right: Floats) -> Floats:
        """Solve for a step in λ, μ and log σ; the severities of the step add up to nought."""
        inner = self.raters.solve(right[:-2, None])[:, 0]
        outer = self.corner @ (np.append(right[-2:], 0.0) - self.border.T @ inner)
        step = np.append(inner - self.reached @ outer, outer[:2])
        middle = step[:-2].mean()
        step[:-1] -= middle
        return step

    def variances(self) -> Floats:
        """Give the variances of λ, μ and log σ under the condition that severities add up to nought."""
        inner = self.raters.diagonal() + np.einsum("ri,ij,rj->r", self.reached, self.corner, self.reached)
        found = np.append(inner, np.diag(self.corner)[:2])
        found[:-1] -= 1 / (self.held * len(inner) ** 2)
        return found


def _told(found: Place, bordered: Bordered, *, rounds: int) -> Severities:
    errors = np.sqrt(np.maximum(bordered.variances(), 1e-12))
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
