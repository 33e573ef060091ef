"""The information of severities turned around: its large part over raters, and a narrow border.

Reads scipy: nothing that a site imports may import this.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from startbaan.domain.measurement.arrays import Floats, Whole, inverted
from startbaan.domain.measurement.integrating import Place
from startbaan.domain.measurement.inverting import Inverse


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
