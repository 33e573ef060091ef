"""A scale that lies one standard error aside, in each of the ways that matter for what is seen through it.

Thresholds of covariance C make the curve A(θ) = Σ_i log Σ_c exp(cθ − η_ic) uncertain by −Σ_ih P(x_i ≥ h | θ) Δδ_ih.
Of the directions v with Σ v vᵀ = C those are kept that hold nearly all of the variance of the slope of that curve,
where observations lie, with the items they have.
"""

import numpy as np

from startbaan.domain.measurement.arrays import Floats
from startbaan.domain.measurement.conditional import Calibration
from startbaan.domain.measurement.counts import Counts
from startbaan.domain.measurement.designs import Design
from startbaan.domain.measurement.steps import chances, tails

ENOUGH = 0.995
AROUND = 25


def aside(items: Calibration, *, layout: Design, counts: Counts, measures: Floats) -> list[Floats]:
    """Give thresholds I × K one standard error aside, the way that matters most first; `measures` are of groups, G."""
    root = layout.matrix @ _root(items.covariance)
    kept = counts.informative
    if not kept.any() or not root.size:
        return []
    times = counts.size[kept]
    share = (np.arange(AROUND) + 0.5) / AROUND
    order = np.argsort(measures[kept])
    places = np.searchsorted(np.cumsum(times[order]), share * times.sum())
    rise = _rise(measures[kept][order][np.minimum(places, len(order) - 1)], items.thresholds)[:, layout.exists.ravel()]
    seen = counts.seen[kept].astype(np.float64)
    both = (seen.T * times) @ seen / times.sum()
    item = np.repeat(np.arange(len(layout.exists)), layout.exists.sum(axis=1))
    values, vectors = np.linalg.eigh(root.T @ ((rise.T @ rise) * both[np.ix_(item, item)]) @ root)
    if values[-1] <= 0:
        return []
    held = np.cumsum(values[::-1]) / values.sum()
    directions = (root @ vectors[:, ::-1]).T[: int(np.searchsorted(held, ENOUGH)) + 1]
    return [_moved(items.thresholds, layout, direction) for direction in directions]


def _root(covariance: Floats) -> Floats:
    values, vectors = np.linalg.eigh(covariance)
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)), dtype=np.float64)


def _rise(at: Floats, thresholds: Floats) -> Floats:
    """Give the slopes of P(x_i ≥ h | θ) at measures n, n × IK; nought where a threshold does not exist."""
    found, _ = chances(at, thresholds)
    scores = np.arange(found.shape[2], dtype=np.float64)
    mean = found @ scores
    return (tails(found * scores) - mean[:, :, None] * tails(found)).reshape(len(at), -1)


def _moved(thresholds: Floats, layout: Design, direction: Floats) -> Floats:
    found = thresholds.copy()
    found[layout.exists] += direction
    return found
