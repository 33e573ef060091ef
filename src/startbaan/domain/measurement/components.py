"""Where differences between measures come from: teachers, raters, lessons; and how reliable that makes a measure.

y = μ + teacher + rater + rest on the measures of observations, by restricted maximum likelihood with the average
information (Gilmour, Thompson and Cullis 1995, Biometrics 51, 1440–1450). Teachers are absorbed, what is left is a
matrix over raters. The rest is the lesson and the error of measuring; of the latter the size is known.

Reads scipy: nothing that a site imports may import this.
"""

from dataclasses import dataclass
from math import log, pi, sqrt

import numpy as np
from scipy.sparse import csr_array, diags_array

from startbaan.domain.measurement.arrays import Flags, Floats, Whole, inverted
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.inverting import Inverse
from startbaan.domain.measurement.networks import networks
from startbaan.domain.sentences import Problem, say

MOST_ROUNDS = 60
PRECISE = 1e-7
NOTHING = 1e-5
LEAST = 1e-9


class NoComponents(Problem):
    """Teachers, raters and lessons cannot be told apart: nobody was seen twice, or each by one rater of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """Variances in logits squared: rest, teacher, rater (nought when there is no sign of it), and their covariance.

    `criterion` is minus twice the restricted log-likelihood, as lme4 writes it; NaN when a network is too large.
    """

    rest: float
    teacher: float
    rater: float
    covariance: Floats
    mean: Estimate
    criterion: float
    rounds: int

    @property
    def errors(self) -> Floats:
        """The standard errors of the three."""
        return np.sqrt(np.diag(self.covariance))

    def lesson(self, measuring: float) -> float:
        """Give what differs between lessons of one teacher with one rater, when measuring has this variance."""
        return max(0.0, self.rest - measuring)

    def reliability(self, *, observations: int, raters: int) -> Estimate | None:
        """Say which part of the variance of a mean over so many observations by so many raters is the teachers'.

        σ²_T / (σ²_T + σ²_R / n_r + σ²_rest / n_o); the error by the delta method. None where nothing is known of it.
        """
        noise = self.rater / raters + self.rest / observations
        total = self.teacher + noise
        value = self.teacher / total
        slopes = np.array([-value / observations, 1 - value, -value / raters]) / total
        variance = float(slopes @ self.covariance @ slopes)
        return Estimate(value, sqrt(variance)) if variance > 0 else None


@dataclass(frozen=True, slots=True, eq=False)
class Crossed:
    """Measures n with teacher T and rater R of each; counts of both, and the sums of the measures of each."""

    measures: Floats
    teacher: Whole
    rater: Whole
    met: csr_array
    network: Whole

    @classmethod
    def of(cls, measures: Floats, *, teacher: Whole, rater: Whole) -> "Crossed":
        """Lay out who met whom."""
        shape = (int(teacher.max()) + 1, int(rater.max()) + 1)
        met = csr_array((np.ones(len(measures)), (teacher, rater)), shape=shape)
        return cls(measures, teacher, rater, met, networks(teacher, rater=rater).of_rater)

    def sums(self, values: Floats) -> tuple[Floats, Floats]:
        """Add up columns n × k over teachers and over raters."""
        teachers, raters = self.met.shape
        return (
            np.stack([np.bincount(self.teacher, column, teachers) for column in values.T], axis=1),
            np.stack([np.bincount(self.rater, column, raters) for column in values.T], axis=1),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """The equations of the mixed model at some variances: what is needed of the inverse, and how to solve."""

    data: Crossed
    absorbed: Floats
    pulled: csr_array
    inverse: Inverse

    @classmethod
    def at(cls, data: Crossed, variances: Floats) -> "Solved":
        """Absorb teachers, and invert what is left over raters."""
        rest, teacher, rater = variances
        times = data.met.sum(axis=1)
        absorbed = 1 / (times + rest / teacher)
        pulled = csr_array(diags_array(absorbed) @ data.met)
        own = diags_array(data.met.sum(axis=0) + rest / rater)
        return cls(data, absorbed, pulled, Inverse.of(csr_array(own - data.met.T @ pulled), blocks=data.network))

    def solve(self, teacher: Floats, rater: Floats) -> tuple[Floats, Floats]:
        """Solve for columns of both."""
        severity = self.inverse.solve(rater - self.pulled.T @ teacher)
        return self.absorbed[:, None] * teacher - self.pulled @ severity, severity

    def left(self, values: Floats) -> Floats:
        """Take off columns n × k what teachers and raters explain of them; they still hold the mean."""
        teacher, rater = self.solve(*self.data.sums(values))
        return values - teacher[self.data.teacher] - rater[self.data.rater]

    def traces(self) -> tuple[float, float]:
        """Give the traces of the inverse over teachers and over raters."""
        over_raters = float(self.inverse.diagonal().sum())
        return float(self.absorbed.sum()) + self.inverse.against(csr_array(self.pulled.T @ self.pulled)), over_raters


def components(measures: Floats, *, teacher: Whole, rater: Whole | None) -> Components:
    """Divide the variance of measures n over teachers, raters and the rest. Raises `NoComponents`.

    Teachers and raters are numbered from nought. Raters are left out when there is one, or when none saw two lessons.
    """
    if int(teacher.max()) + 1 in {1, len(measures)}:
        raise NoComponents(
            say("Elke leraar is één keer gezien. Hoe betrouwbaar een meting is, is dan niet te berekenen.")
        )
    told = rater is not None and 1 < int(rater.max()) + 1 < len(measures)
    chosen = rater if told and rater is not None else np.zeros(len(measures), dtype=np.int64)
    data = Crossed.of(measures, teacher=teacher, rater=chosen)
    whole = float(measures.var())
    if whole < LEAST:
        raise _confounded()
    variances = np.array([whole / 3, whole / 3, whole / 3 if told else NOTHING * whole])
    active = np.array([True, True, told])
    for rounds in range(1, MOST_ROUNDS + 1):
        found = _round(data, variances)
        step = np.zeros(3)
        step[active] = _solved(found, active) @ found.slope[active]
        if step @ found.slope < PRECISE:
            covariance = np.zeros((3, 3))
            covariance[np.ix_(active, active)] = _solved(found, active)
            rest, of_teacher, of_rater = np.where(active, variances, 0.0).tolist()
            return Components(rest, of_teacher, of_rater, covariance, found.mean, found.criterion, rounds)
        wanted = variances + step
        variances = np.where(wanted > 0.1 * variances, wanted, 0.1 * variances)
        if variances[0] < NOTHING * whole:
            break
        variances[1:] = np.maximum(variances[1:], NOTHING * whole)
        active[1:] &= variances[1:] > NOTHING * whole
    raise _confounded()


def _round(data: Crossed, variances: Floats) -> "Round":
    try:
        return Round.at(data, variances)
    except np.linalg.LinAlgError as problem:
        raise _confounded() from problem


def _solved(found: "Round", active: Flags) -> Floats:
    """Invert the information of the variances that are there. Raises `NoComponents`."""
    try:
        inverse = inverted(found.information[np.ix_(active, active)])
    except np.linalg.LinAlgError as problem:
        raise _confounded() from problem
    if not (np.diag(inverse) > 0).all():
        raise _confounded()
    return inverse


def _confounded() -> NoComponents:
    return NoComponents(
        say(
            "In deze observaties zijn verschillen tussen leraren, waarnemers en lessen niet uit elkaar te houden. Hoe "
            "betrouwbaar een meting is, is dan niet te berekenen."
        )
    )


@dataclass(frozen=True, slots=True, eq=False)
class Round:
    """Slope and average information at some variances (rest, teacher, rater), with the mean and the criterion."""

    slope: Floats
    information: Floats
    mean: Estimate
    criterion: float

    @classmethod
    def at(cls, data: Crossed, variances: Floats) -> "Round":
        """Solve the equations at these variances."""
        rest, teacher, rater = (float(each) for each in variances)
        many = len(data.measures)
        teachers, raters = data.met.shape
        solved = Solved.at(data, variances)
        both = np.stack([data.measures, np.ones(many)], axis=1)
        left = solved.left(both)
        weight, level = float(left[:, 1].sum()), float(left[:, 0].sum())
        if weight <= 0:
            raise _confounded()
        mean = level / weight
        ones_teacher, ones_rater = solved.solve(*data.sums(both[:, 1:]))
        residual = left[:, 0] - mean * left[:, 1]
        of_teacher = np.bincount(data.teacher, residual, teachers) * teacher / rest
        of_rater = np.bincount(data.rater, residual, raters) * rater / rest
        trace_teacher, trace_rater = solved.traces()
        trace_teacher += float((ones_teacher**2).sum()) / weight
        trace_rater += float((ones_rater**2).sum()) / weight
        free = many - 1 - (teachers - trace_teacher * rest / teacher) - (raters - trace_rater * rest / rater)
        slope = -0.5 * np.array(
            [
                free / rest - residual @ residual / rest**2,
                teachers / teacher - rest * trace_teacher / teacher**2 - of_teacher @ of_teacher / teacher**2,
                raters / rater - rest * trace_rater / rater**2 - of_rater @ of_rater / rater**2,
            ]
        )
        directions = np.stack(
            [residual / rest, (of_teacher / teacher)[data.teacher], (of_rater / rater)[data.rater]], axis=1
        )
        projected = solved.left(directions)
        projected -= left[:, 1:] * (projected.sum(axis=0) / weight)
        information = 0.5 * directions.T @ projected / rest
        determinant = (many - teachers - raters) * log(rest) + teachers * log(teacher) + raters * log(rater)
        determinant -= float(np.log(solved.absorbed).sum()) - solved.inverse.log_determinant()
        criterion = determinant + log(weight / rest) + float(data.measures @ residual) / rest + (many - 1) * log(2 * pi)
        return cls(slope, information, Estimate(mean, sqrt(rest / weight)), criterion)
