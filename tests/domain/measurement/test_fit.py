"""Fit given the score: one where the model holds, and not one where it does not."""

import numpy as np
import pytest
from ratings import conditional_likelihood, drawn, thresholds

from startbaan.domain.measurement.conditional import calibrate_conditionally
from startbaan.domain.measurement.counts import count
from startbaan.domain.measurement.designs import Model, design
from startbaan.domain.measurement.fit import expected_given_score, item_fit, person_fit

TOPS = np.full(8, 3)


def fitted(answers, *, model=Model.PARTIAL_CREDIT):
    counts = count(answers, tops=TOPS)
    layout = design(model, tops=TOPS)
    items = calibrate_conditionally(counts, layout=layout)
    expected = expected_given_score(counts, thresholds=items.thresholds)
    return counts, expected, item_fit(counts, expected=expected, items=items, layout=layout)


@pytest.mark.parametrize(
    ("gaps", "model"), [(0.0, Model.PARTIAL_CREDIT), (0.15, Model.PARTIAL_CREDIT), (0.0, Model.RATING_SCALE)]
)
def test_infit_and_outfit_are_one_on_average_and_lie_in_their_intervals_at_the_rate_that_is_said(gaps, model):
    alike = np.linspace(-1.2, 1.2, 8)[:, None] + np.array([-0.9, 0.0, 0.9])
    scale = alike if model is Model.RATING_SCALE else thresholds(8)
    infit, outfit = [], []
    for seed in range(120):
        measures = np.random.default_rng(seed).normal(0, 1, 400)
        _, _, found = fitted(drawn(measures, scale, seed=seed, gaps=gaps), model=model)
        infit.append([found.infit, (found.infit - 1) / found.infit_se])
        outfit.append([found.outfit, (found.outfit - 1) / found.outfit_se])

    for values, deviates in np.swapaxes([infit, outfit], 1, 2):
        assert float(np.mean(values)) == pytest.approx(1.0, abs=0.005)
        assert float(np.std(deviates)) == pytest.approx(1.0, abs=0.07)
        assert float(np.mean(np.abs(deviates) < 1.96)) == pytest.approx(0.95, abs=0.025)


def test_an_item_scored_by_chance_stands_out():
    answers = drawn(np.random.default_rng(1).normal(0, 1, 1000), thresholds(8), seed=1)
    answers[:, 2] = np.random.default_rng(2).integers(0, 4, 1000)
    _, _, found = fitted(answers)

    assert int(np.argmax(found.infit)) == 2
    assert (found.infit[2] - 1) / found.infit_se[2] > 10


def test_expected_answers_given_the_score_add_up_to_it():
    counts, expected, _ = fitted(drawn(np.random.default_rng(3).normal(0, 1, 500), thresholds(8), seed=3, gaps=0.2))
    told = counts.informative

    assert expected.mean[told].sum(axis=1) == pytest.approx(counts.score[told].astype(float))


def test_expected_answers_are_those_of_writing_out_every_answer():
    scale = thresholds(3)
    counts = count(np.array([[1, 2, 1], [0, 1, 0]], dtype=np.uint8), tops=np.full(3, 3))
    found = expected_given_score(counts, thresholds=scale)
    ways = [(a, b, c) for a in range(4) for b in range(4) for c in range(4)]
    for group, score in enumerate(counts.score):
        chances = [(np.exp(conditional_likelihood([way], scale)), way) for way in ways if sum(way) == score]
        assert found.mean[group] == pytest.approx(sum(chance * np.array(way) for chance, way in chances))


def test_observations_that_fit_have_standard_normal_deviates():
    answers = drawn(np.random.default_rng(4).normal(0, 1, 3000), thresholds(8), seed=4)
    counts, expected, _ = fitted(answers)
    found = person_fit(answers, counts=counts, expected=expected)

    assert float(np.nanmean(found.infit)) == pytest.approx(1.0, abs=0.02)
    assert float(np.nanmean(found.deviate)) == pytest.approx(0.0, abs=0.1)
    assert float(np.nanmean(found.deviate > 1.96)) == pytest.approx(0.02, abs=0.02)


def test_an_observation_upside_down_stands_out_and_an_extreme_says_nothing():
    answers = drawn(np.random.default_rng(5).normal(0, 1, 500), thresholds(8), seed=5)
    answers[0] = [0, 0, 0, 0, 3, 3, 3, 3]
    answers[1] = 0
    counts, expected, _ = fitted(answers)
    found = person_fit(answers, counts=counts, expected=expected)

    assert found.deviate[0] > 3
    assert np.isnan(found.infit[1])
    assert np.isnan(found.deviate[1])
