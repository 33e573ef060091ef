"""A population and its items: as integrating by hand says, and what went in comes back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ratings import drawn, slopes, thresholds

from startbaan.domain.measurement.conditional import calibrate_conditionally
from startbaan.domain.measurement.counts import GAP, count
from startbaan.domain.measurement.designs import Model, design
from startbaan.domain.measurement.marginal import calibrate_marginally, place
from startbaan.domain.measurement.steps import chances


def by_hand(answers, scale, *, mean, spread):
    """Integrate every observation over the same grid."""
    z = np.linspace(-6, 6, 61)
    weights = np.exp(-0.5 * z**2)
    found, _ = chances(mean + spread * z, scale)
    total = 0.0
    for row in answers:
        seen = np.flatnonzero(row != GAP)
        total += np.log((weights / weights.sum()) @ found[:, seen, row[seen]].prod(axis=1))
    return total


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6), gaps=st.sampled_from([0.0, 0.3]))
def test_likelihood_slope_and_information_are_those_by_hand(seed, gaps):
    chance = np.random.default_rng(seed)
    tops = chance.integers(1, 4, 4)
    answers = np.minimum(chance.integers(0, 4, (40, 4)), tops).astype(np.uint8)
    answers[chance.random(answers.shape) < gaps] = GAP
    counts, layout = count(answers, tops=tops), design(Model.PARTIAL_CREDIT, tops=tops)
    free = np.append(chance.normal(0, 1, layout.matrix.shape[1]), [0.3, -0.2])

    def value(at):
        return by_hand(answers, layout.thresholds(at[:-2]), mean=at[-2], spread=np.exp(at[-1]))

    found = place(counts, free, layout=layout)
    curved = -slopes(lambda at: place(counts, at, layout=layout).slope, free)
    assert found.log_likelihood == pytest.approx(value(free), abs=1e-8)
    assert found.slope == pytest.approx(slopes(value, free), abs=1e-6)
    assert found.information == pytest.approx(curved, abs=1e-5)


@pytest.mark.parametrize("gaps", [0.0, 0.15])
def test_mean_and_spread_lie_in_their_intervals_at_the_rate_that_is_said(gaps):
    scale, means, spreads = thresholds(10), [], []
    layout = design(Model.RATING_SCALE, tops=np.full(10, 3))
    for seed in range(80):
        measures = np.random.default_rng(seed).normal(0.4, 0.9, 200)
        answers = drawn(measures, scale, seed=seed, gaps=gaps)
        found = calibrate_marginally(count(answers, tops=np.full(10, 3)), layout=layout).population
        means.append((found.mean - 0.4) / found.mean_se)
        spreads.append((found.spread - 0.9) / found.spread_se)

    assert float(np.mean(np.abs([means, spreads]) < 1.96)) == pytest.approx(0.95, abs=0.04)
    assert float(np.std(means)) == pytest.approx(1.0, abs=0.2)
    assert float(np.std(spreads)) == pytest.approx(1.0, abs=0.2)


def test_both_ways_place_items_alike():
    answers = drawn(np.random.default_rng(3).normal(0, 1, 4000), thresholds(12), seed=3)
    counts, layout = (count(answers, tops=np.full(12, 3)), design(Model.PARTIAL_CREDIT, tops=np.full(12, 3)))
    one, other = calibrate_conditionally(counts, layout=layout), calibrate_marginally(counts, layout=layout).items

    assert other.thresholds == pytest.approx(one.thresholds, abs=0.05)
    assert other.errors == pytest.approx(one.errors, rel=0.03)
