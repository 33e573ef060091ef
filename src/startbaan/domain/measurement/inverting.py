"""What is asked of the inverse of a large sparse matrix: solutions, its diagonal, and sums against another.

The matrix falls apart into blocks. A block of at most `EXACT` rows is inverted as it is. Of a larger one, solutions
come by conjugate gradients; with D its diagonal and N the rest, the diagonal of the inverse is that of D⁻¹ + G,
G = D⁻¹ N A⁻¹ N D⁻¹. The part of G that is felt far away is caught in a few directions and worked out exactly, and what
is left, and it alone, is estimated by random signs (Hutchinson 1990, Communications in Statistics 19, 433–450; Meyer,
Musco, Musco and Woodruff 2021, Symposium on Simplicity in Algorithms, 142–155). Signs are drawn from fixed seeds, so
that the same data give the same figures.

Reads scipy: nothing that a site imports may import this.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, diags_array

from startbaan.domain.measurement.arrays import Floats, Whole, inverted

EXACT = 2500
PROBES = 40
PRECISE, NEAR = 1e-9, 1e-4
MOST_ROUNDS = 400


@dataclass(frozen=True, slots=True, eq=False)
class Inverse:
    """The inverse of a symmetric positive definite matrix, by its blocks: rows, and what the block is inverted to."""

    matrix: csr_array
    exact: list[tuple[Whole, Floats]]
    large: list[tuple[Whole, csr_array]]

    @classmethod
    def of(cls, matrix: csr_array, *, blocks: Whole) -> "Inverse":
        """Invert a matrix of which only rows of one block have to do with each other."""
        exact, large = [], []
        order = np.argsort(blocks, kind="stable")
        for rows in np.split(order, np.flatnonzero(np.diff(blocks[order])) + 1):
            own = csr_array(matrix[rows][:, rows])
            if len(rows) <= EXACT:
                exact.append((rows, inverted(own.toarray())))
            else:
                large.append((rows, own))
        return cls(matrix, exact, large)

    def solve(self, right: Floats) -> Floats:
        """Solve for columns R × k."""
        found = np.empty_like(right)
        for rows, inverse in self.exact:
            found[rows] = inverse @ right[rows]
        for rows, own in self.large:
            found[rows] = conjugate(own, right[rows])
        return found

    def diagonal(self) -> Floats:
        """Give the diagonal, R."""
        found = np.empty(self.matrix.shape[0])
        for rows, inverse in self.exact:
            found[rows] = np.diag(inverse)
        for rows, own in self.large:
            found[rows] = _probed(own)
        return found

    def log_determinant(self) -> float:
        """Give the logarithm of the determinant of the matrix; NaN when a block is too large for it."""
        if self.large:
            return float("nan")
        return -sum(float(np.linalg.slogdet(inverse)[1]) for _, inverse in self.exact)

    def against(self, other: csr_array) -> float:
        """Sum the products of both, entry by entry."""
        total = 0.0
        for rows, inverse in self.exact:
            total += float((other[rows][:, rows].toarray() * inverse).sum())
        for rows, own in self.large:
            signs, beside = _signs(len(rows)), other[rows][:, rows]
            around = beside @ conjugate(own, np.column_stack([_off(signs), np.ones(len(rows))]))
            total += float((signs * around[:, :-1]).sum()) / PROBES + float(around[:, -1].mean())
        return total


def conjugate(matrix: csr_array, right: Floats, *, near: float = PRECISE) -> Floats:
    """Solve by conjugate gradients, every column by itself, until the rest is that small a part of it."""
    scale = 1.0 / matrix.diagonal()[:, None]
    found = np.zeros_like(right)
    rest = right.copy()
    ready = scale * rest
    along = ready.copy()
    size = (rest * ready).sum(axis=0)
    wanted = near**2 * np.maximum(size, 1e-300)
    for _round in range(MOST_ROUNDS):
        moved = matrix @ along
        pace = size / np.maximum((along * moved).sum(axis=0), 1e-300)
        found += pace * along
        rest -= pace * moved
        ready = scale * rest
        now = (rest * ready).sum(axis=0)
        if (now <= wanted).all():
            break
        along = ready + now / np.maximum(size, 1e-300) * along
        size = now
    return found


def _probed(own: csr_array) -> Floats:
    """Estimate the diagonal of the inverse of one block."""
    diagonal = own.diagonal()
    rest = csr_array(own - diags_array(diagonal))
    scale = diagonal[:, None]

    def around(columns: Floats) -> Floats:
        return np.asarray((rest @ conjugate(own, rest @ (columns / scale), near=NEAR)) / scale, dtype=np.float64)

    signs = _signs(len(diagonal))
    slow, _ = np.linalg.qr(around(np.column_stack([np.ones(len(diagonal)), signs])))
    reached = around(slow)
    across = reached - slow @ (slow.T @ reached)
    tried = np.random.default_rng(2).choice([-1.0, 1.0], size=signs.shape)
    off = around(tried - slow @ (slow.T @ tried))
    off -= slow @ (slow.T @ off)
    estimated = (slow * (reached + across)).sum(axis=1) + (tried * off).mean(axis=1)
    return np.asarray(1 / diagonal + estimated, dtype=np.float64)


def _off(signs: Floats) -> Floats:
    """Take the mean off every column; what all rows have in common is worked out exactly."""
    return np.asarray(signs - signs.mean(axis=0), dtype=np.float64)


def _signs(rows: int) -> Floats:
    return np.random.default_rng(1).choice([-1.0, 1.0], size=(rows, PROBES))
