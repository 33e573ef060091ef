"""The scale of an instrument: for every item the thresholds between its categories, and what follows at a measure.

Partial credit (Masters 1982, Psychometrika 47, 149–174): P(X_i = c | θ) ∝ exp(cθ − η_ic), η_ic = Σ_{h≤c} δ_ih.
With one threshold an item it is the model of Rasch; with δ_ih = β_i + τ_h the rating scale of Andrich (1978).
Arrays of thresholds are I × K; an item with fewer categories than the others has NaN behind its last threshold.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Flags, Floats, Whole


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """The thresholds of items in logits, I × K, and their standard errors."""

    items: tuple[str, ...]
    values: Floats
    errors: Floats

    def __post_init__(self) -> None:
        assert self.values.shape == self.errors.shape
        assert len(self.items) == len(self.values)

    @property
    def tops(self) -> Whole:
        """The highest score of each item, I."""
        return np.asarray((~np.isnan(self.values)).sum(axis=1), dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """What is expected of items at n measures: probabilities n × I × C, the rest n × I."""

    chances: Floats
    mean: Floats
    variance: Floats
    third: Floats
    fourth: Floats


def cumulative(thresholds: Floats) -> Floats:
    """Add thresholds I × K up to η, I × (K + 1); infinite where a category does not exist."""
    known = np.where(np.isnan(thresholds), np.inf, thresholds)
    return np.concatenate([np.zeros((len(known), 1)), np.cumsum(known, axis=1)], axis=1)


def chances(at: Floats, thresholds: Floats) -> tuple[Floats, Floats]:
    """Give P(X_i = c | θ), n × I × C, and A(θ) of each item, the logarithm of what they were divided by, n × I."""
    exponents = at[:, None, None] * np.arange(thresholds.shape[1] + 1) - cumulative(thresholds)
    most = exponents.max(axis=2, keepdims=True)
    found = np.exp(exponents - most)
    total = found.sum(axis=2, keepdims=True)
    found /= total
    return found, (most + np.log(total))[:, :, 0]


def moments(at: Floats, thresholds: Floats) -> Moments:
    """Give the central moments of every item's score at measures n, in scores to the power of each."""
    found, _ = chances(at, thresholds)
    scores = np.arange(found.shape[2], dtype=np.float64)
    mean = found @ scores
    away = scores - mean[:, :, None]
    square = away * away
    weighted = found * square
    return Moments(found, mean, weighted.sum(axis=2), (weighted * away).sum(axis=2), (weighted * square).sum(axis=2))


def tails(found: Floats) -> Floats:
    """Turn P(X = c), … × C, into P(X ≥ h) for h from 1 on, … × K."""
    return np.cumsum(found[..., ::-1], axis=-1)[..., ::-1][..., 1:]


def present(thresholds: Floats) -> Flags:
    """Tell which thresholds exist, I × K."""
    return ~np.isnan(thresholds)
