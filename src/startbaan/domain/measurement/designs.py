"""How thresholds hang together: partial credit, rating scale and Rasch as one linear map, with anchors held fixed.

Thresholds d (the existing ones in a row, T) are `base + matrix @ free`. Without anchors the mean of all thresholds is
nought; with anchors those keep their values and the others are placed among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from startbaan.domain.measurement.arrays import Floats, Whole


class Model(StrEnum):
    """Which thresholds an item has."""

    PARTIAL_CREDIT = "pcm"
    RATING_SCALE = "rsm"
    RASCH = "rasch"


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """T thresholds from p free values: `matrix` T × p, `base` T; `exists` I × K tells where each stands."""

    exists: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
    matrix: Floats
    base: Floats

    def thresholds(self, free: Floats) -> Floats:
        """Lay the thresholds out as I × K, with NaN where there is none."""
        found = np.full(self.exists.shape, np.nan)
        found[self.exists] = self.base + self.matrix @ free
        return found

    def errors(self, covariance: Floats) -> Floats:
        """Give the standard errors I × K that follow from the covariance of the free values."""
        found = np.full(self.exists.shape, np.nan)
        variance = ((self.matrix @ covariance) * self.matrix).sum(axis=1)
        found[self.exists] = np.sqrt(np.maximum(variance, 0.0))
        return found

    def nearest(self, wanted: Floats) -> Floats:
        """Give the free values whose thresholds lie nearest to those wanted, I × K."""
        found = np.linalg.solve(self.matrix.T @ self.matrix, self.matrix.T @ (wanted[self.exists] - self.base))
        return np.asarray(found, dtype=np.float64)


def design(model: Model, *, tops: Whole, anchors: Mapping[int, Floats] | None = None) -> Design:
    """Make the map for items with these highest scores; anchors give the thresholds of an item by its place."""
    exists = np.arange(int(tops.max())) < tops[:, None]
    full = _rating_scale(exists) if model is Model.RATING_SCALE else np.eye(int(exists.sum()))
    base = np.zeros(len(full))
    if not anchors:
        return Design(exists, _centred(full), base)
    fixed = np.zeros_like(exists)
    fixed[list(anchors)] = exists[list(anchors)]
    held = fixed[exists]
    for item, values in anchors.items():
        places = np.cumsum(exists.ravel()).reshape(exists.shape)[item][exists[item]] - 1
        base[places] = values[: tops[item]]
    if model is Model.RATING_SCALE:
        shape = np.mean([values - values.mean() for values in anchors.values()], axis=0)
        base = np.where(held, base, np.tile(shape, len(exists)))
        full = np.repeat(np.eye(len(exists)), exists.shape[1], axis=0)
    matrix = np.where(held[:, None], 0.0, full)
    return Design(exists, matrix[:, np.abs(matrix).sum(axis=0) > 0], base)


def _rating_scale(exists: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Floats:
    items, steps = exists.shape
    places = np.repeat(np.eye(items), steps, axis=0)
    return np.concatenate([places, np.tile(_centred(np.eye(steps)), (items, 1))], axis=1)


def _centred(full: Floats) -> Floats:
    """Leave of a map only what keeps the mean of all thresholds at nought."""
    sums = full.sum(axis=0)
    pivot = int(np.argmax(np.abs(sums)))
    others = np.delete(np.arange(full.shape[1]), pivot)
    return np.asarray(full[:, others] - np.outer(full[:, pivot], sums[others] / sums[pivot]), dtype=np.float64)
