"""Answers drawn from a known scale."""

import itertools

import numpy as np

from startbaan.domain.measurement.counts import GAP
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.scale import Item, Scale
from startbaan.domain.measurement.steps import chances, cumulative

STEPS = np.array([-1.2, 0.0, 1.2])


def thresholds(items, *, steps=STEPS):
    """Items from easy to difficult, each with the same steps, around nought."""
    return np.linspace(-1.0, 1.0, items)[:, None] + np.asarray(steps)


def known(values):
    """The same thresholds as a scale on a page, each known to a tenth."""
    return Scale(
        tuple(
            Item(f"i{number}", tuple(Estimate(float(value), 0.1) for value in row)) for number, row in enumerate(values)
        )
    )


def drawn(measures, scale, *, seed, gaps=0.0):
    """Answers n × I, of which such a share was not seen."""
    chance = np.random.default_rng(seed)
    found, _ = chances(np.asarray(measures, dtype=float), scale)
    below = np.cumsum(found, axis=2)[:, :, :-1]
    answers = (chance.random((*found.shape[:2], 1)) > below).sum(axis=2).astype(np.uint8)
    answers[chance.random(answers.shape) < gaps] = GAP
    return answers


def conditional_likelihood(answers, scale):
    """ℓ given every score, by writing out all answers that have it."""
    eta, total = cumulative(scale), 0.0
    for row in answers:
        seen = [item for item in range(len(scale)) if row[item] != GAP]
        tops = [int((~np.isnan(scale[item])).sum()) for item in seen]
        score = sum(int(row[item]) for item in seen)
        ways = itertools.product(*(range(top + 1) for top in tops))
        terms = [
            np.exp(-sum(eta[item][given] for item, given in zip(seen, way, strict=True)))
            for way in ways
            if sum(way) == score
        ]
        total -= sum(eta[item][row[item]] for item in seen) + np.log(sum(terms))
    return total


def slopes(function, at, *, step=1e-5):
    """The slope of a function of some values, by small differences."""
    return np.array(
        [(function(at + step * unit) - function(at - step * unit)) / (2 * step) for unit in np.eye(len(at))]
    )
