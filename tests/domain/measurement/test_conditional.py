"""Items by conditional likelihood: as writing everything out says, the same however rows and names lie, and honest."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ratings import conditional_likelihood, drawn, slopes, thresholds

from startbaan.domain.measurement.conditional import (
    NotEstimable,
    calibrate_conditionally,
    evaluate,
    informative,
)
from startbaan.domain.measurement.counts import GAP, count
from startbaan.domain.measurement.designs import Model, design
from startbaan.domain.measurement.steps import tails
from startbaan.domain.measurement.tilting import prime_from

SEEDS = st.integers(0, 10**6)


def calibrated(answers, *, tops, model=Model.PARTIAL_CREDIT, anchors=None):
    tops = np.asarray(tops)
    return calibrate_conditionally(count(answers, tops=tops), layout=design(model, tops=tops, anchors=anchors))


def rough(seed, *, gaps=0.0):
    """Some answers to items of different length, and thresholds to try on them."""
    chance = np.random.default_rng(seed)
    tops = chance.integers(1, 4, 4)
    answers = np.minimum(chance.integers(0, 4, (30, 4)), tops).astype(np.uint8)
    answers[chance.random(answers.shape) < gaps] = GAP
    layout = design(Model.PARTIAL_CREDIT, tops=tops)
    return answers, tops, layout, chance.normal(0, 1.5, layout.matrix.shape[1])


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, gaps=st.sampled_from([0.0, 0.3]))
def test_likelihood_slope_and_information_are_those_of_writing_out_every_answer(seed, gaps):
    answers, tops, layout, free = rough(seed, gaps=gaps)
    counts = informative(count(answers, tops=tops))
    observed = tails(counts.table.sum(axis=0).astype(float))

    def at(values):
        return evaluate(counts, layout.thresholds(values), observed=observed)

    found = at(free)
    by_hand = slopes(lambda values: conditional_likelihood(answers, layout.thresholds(values)), free)
    curved = -slopes(lambda values: layout.matrix.T @ at(values).slope, free)
    assert found.log_likelihood == pytest.approx(conditional_likelihood(answers, layout.thresholds(free)), abs=1e-8)
    assert layout.matrix.T @ found.slope == pytest.approx(by_hand, abs=1e-6)
    assert layout.matrix.T @ found.information @ layout.matrix == pytest.approx(curved, abs=1e-5)


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS, gaps=st.sampled_from([0.0, 0.2]))
def test_order_of_rows_and_of_items_changes_nothing(seed, gaps):
    chance = np.random.default_rng(seed)
    answers = drawn(chance.normal(0, 1, 150), thresholds(5), seed=seed, gaps=gaps)
    rows, items = chance.permutation(150), chance.permutation(5)

    found = calibrated(answers, tops=[3] * 5)
    other = calibrated(answers[rows][:, items], tops=[3] * 5)

    assert other.thresholds == pytest.approx(found.thresholds[items], abs=1e-7)
    assert other.errors == pytest.approx(found.errors[items], rel=1e-5)
    assert other.log_likelihood == pytest.approx(found.log_likelihood, abs=1e-7)


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS)
def test_counting_from_the_other_end_turns_the_scale_around(seed):
    answers = drawn(np.random.default_rng(seed).normal(0, 1, 200), thresholds(5), seed=seed)

    found, other = calibrated(answers, tops=[3] * 5), calibrated(3 - answers, tops=[3] * 5)

    assert other.thresholds == pytest.approx(-found.thresholds[:, ::-1], abs=1e-7)
    assert other.errors == pytest.approx(found.errors[:, ::-1], rel=1e-5)


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS)
def test_all_lowest_and_all_highest_say_nothing_of_items(seed):
    answers = drawn(np.random.default_rng(seed).normal(0, 1, 150), thresholds(5), seed=seed)
    extremes = np.repeat(np.array([[0], [3]], dtype=np.uint8), 5, axis=1).repeat(40, axis=0)

    found = calibrated(answers, tops=[3] * 5)
    other = calibrated(np.concatenate([answers, extremes]), tops=[3] * 5)

    assert other.thresholds == pytest.approx(found.thresholds, abs=1e-8)
    assert other.errors == pytest.approx(found.errors, rel=1e-5)


def test_who_was_observed_does_not_move_items():
    scale = thresholds(8)
    able = calibrated(drawn(np.random.default_rng(1).normal(1.5, 0.5, 4000), scale, seed=1), tops=[3] * 8)
    weak = calibrated(drawn(np.random.default_rng(2).normal(-1.5, 0.5, 4000), scale, seed=2), tops=[3] * 8)

    apart = (able.thresholds - weak.thresholds) / np.hypot(able.errors, weak.errors)
    assert float(np.sqrt((apart**2).mean())) == pytest.approx(1.0, abs=0.35)


@pytest.mark.parametrize("gaps", [0.0, 0.15])
@pytest.mark.parametrize(("model", "items"), [(Model.PARTIAL_CREDIT, 8), (Model.RATING_SCALE, 8), (Model.RASCH, 12)])
def test_known_thresholds_lie_in_their_intervals_at_the_rate_that_is_said(model, items, gaps):
    scale = thresholds(items, steps=[0.0] if model is Model.RASCH else [-1.2, 0.0, 1.2])
    tops = [scale.shape[1]] * items
    within = []
    for seed in range(60):
        measures = np.random.default_rng(seed).normal(0.3, 1.0, 300)
        found = calibrated(drawn(measures, scale, seed=seed, gaps=gaps), tops=tops, model=model)
        within.append(np.abs(found.thresholds - scale) < 1.96 * found.errors)

    assert float(np.mean(within)) == pytest.approx(0.95, abs=0.025)


def test_items_of_a_large_set_come_back_as_they_were():
    scale = thresholds(32)
    found = calibrated(drawn(np.random.default_rng(3).normal(0, 1.2, 20_000), scale, seed=3), tops=[3] * 32)

    assert float(np.sqrt(((found.thresholds - scale) ** 2).mean())) == pytest.approx(
        float(found.errors.mean()), rel=0.2
    )


def test_anchored_items_stay_and_others_are_placed_among_them():
    scale = thresholds(6) + 0.7
    answers = drawn(np.random.default_rng(5).normal(0.7, 1, 3000), scale, seed=5)

    found = calibrated(answers, tops=[3] * 6, anchors={0: scale[0], 3: scale[3]})

    assert found.thresholds[[0, 3]] == pytest.approx(scale[[0, 3]])
    assert found.errors[[0, 3]] == pytest.approx(np.zeros((2, 3)))
    others = [1, 2, 4, 5]
    assert float((np.abs(found.thresholds - scale) < 2.6 * found.errors)[others].mean()) == 1.0


def test_anchors_of_a_rating_scale_bring_its_steps_along():
    scale = thresholds(6) - 0.4
    answers = drawn(np.random.default_rng(6).normal(-0.4, 1, 3000), scale, seed=6)

    found = calibrated(answers, tops=[3] * 6, model=Model.RATING_SCALE, anchors={2: scale[2]})

    assert found.thresholds[2] == pytest.approx(scale[2])
    assert np.diff(found.thresholds, axis=1) == pytest.approx(np.diff(scale, axis=1))
    assert found.thresholds[:, 0] == pytest.approx(scale[:, 0], abs=0.15)


def test_items_that_nobody_answered_together_cannot_be_compared():
    answers = drawn(np.random.default_rng(7).normal(0, 1, 100), thresholds(4), seed=7)
    answers[:50, :2] = GAP
    answers[50:, 2:] = GAP

    with pytest.raises(NotEstimable, match=r"^Met deze scores is niet te bepalen"):
        calibrated(answers, tops=[3] * 4)


def test_an_item_that_only_follows_the_score_cannot_be_placed():
    answers = np.array([[0, 0, 1], [0, 0, 1], [0, 0, 1]], dtype=np.uint8)

    with pytest.raises(NotEstimable):
        calibrated(answers, tops=[1, 1, 1])


def test_only_extremes_cannot_be_calibrated():
    with pytest.raises(NotEstimable):
        calibrated(np.array([[0, 0], [1, 1]], dtype=np.uint8), tops=[1, 1])


def test_hundred_items_far_apart_are_still_exact():
    scale = np.linspace(-5, 5, 100)[:, None]
    answers = drawn(np.random.default_rng(8).normal(0, 2, 800), scale, seed=8)
    counts = informative(count(answers, tops=np.ones(100, dtype=int)))
    found = evaluate(counts, scale, observed=tails(counts.table.sum(axis=0).astype(float)))

    assert found.log_likelihood == pytest.approx(_recursive(answers, scale), abs=1e-6)


def _recursive(answers, scale):
    """The same by adding items one by one."""
    gamma = np.array([1.0])
    for each in np.exp(-scale[:, 0]):
        gamma = np.append(gamma, 0.0) + each * np.append(0.0, gamma)
    score = answers.sum(axis=1)
    kept = (score > 0) & (score < len(scale))
    return float(-(answers[kept] @ scale[:, 0]).sum() - np.log(gamma[score[kept]]).sum())


def test_primes_are_the_first_odd_ones_from_a_number_on():
    assert [prime_from(number) for number in (1, 3, 4, 8, 14, 90, 97, 98)] == [3, 3, 5, 11, 17, 97, 97, 101]
