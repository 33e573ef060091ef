"""The measure of one observation: finite always, with an interval that holds what it says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ratings import drawn, known, thresholds

from startbaan.domain.measurement.counts import GAP, count
from startbaan.domain.measurement.estimates import Estimate, change
from startbaan.domain.measurement.persons import measure_groups
from startbaan.domain.measurement.scale import measure
from startbaan.domain.measurement.steps import moments

SCALE = thresholds(8)
NAMES = tuple(f"i{number}" for number in range(8))
ON_PAPER = known(SCALE)


def test_all_lowest_and_all_highest_have_a_measure_of_which_little_is_sure():
    lowest = measure(dict.fromkeys(NAMES, 0), scale=ON_PAPER)
    middle = measure(dict.fromkeys(NAMES, 1), scale=ON_PAPER)
    highest = measure(dict.fromkeys(NAMES, 3), scale=ON_PAPER)

    assert -10 < lowest.value < middle.value < highest.value < 10
    assert highest.value == pytest.approx(-lowest.value, abs=1e-8)
    assert lowest.se > 2 * middle.se


@given(answers=st.dictionaries(st.sampled_from(NAMES), st.integers(0, 3), min_size=1))
def test_every_pattern_solves_warms_equation(answers):
    found = measure(answers, scale=ON_PAPER)
    at = moments(np.array([found.value]), SCALE[[NAMES.index(name) for name in answers]])
    information = float(at.variance.sum())

    rest = sum(answers.values()) - float(at.mean.sum()) + float(at.third.sum()) / (2 * information)
    assert rest == pytest.approx(0, abs=1e-7)
    assert found.se == pytest.approx(information**-0.5)


@given(answers=st.dictionaries(st.sampled_from(NAMES), st.integers(0, 3), min_size=1))
def test_one_observation_on_a_page_measures_as_among_many(answers):
    row = np.array([[answers.get(name, GAP) for name in NAMES]], dtype=np.uint8)
    among = measure_groups(count(row, tops=np.full(8, 3)), thresholds=SCALE)
    found = measure(answers, scale=ON_PAPER)

    assert (found.value, found.se) == pytest.approx((among.values[0], among.errors[0]), abs=1e-8)


def test_known_measures_lie_in_their_intervals_at_the_rate_that_is_said():
    scale = thresholds(20)
    known = np.random.default_rng(1).normal(0, 1, 4000)
    counts = count(drawn(known, scale, seed=1, gaps=0.1), tops=np.full(20, 3))
    found = measure_groups(counts, thresholds=scale)
    away = (found.values[counts.group_of] - known) / found.errors[counts.group_of]

    assert float(np.mean(np.abs(away) < 1.96)) == pytest.approx(0.95, abs=0.012)
    assert float(away.mean()) == pytest.approx(0, abs=0.05)


def test_fewer_items_seen_is_less_sure_and_not_lower():
    whole = np.full((1, 8), 2, dtype=np.uint8)
    half = whole.copy()
    half[0, ::2] = GAP
    counts = count(np.concatenate([whole, half]), tops=np.full(8, 3))
    found = measure_groups(counts, thresholds=SCALE)
    values, errors = found.values[counts.group_of], found.errors[counts.group_of]

    assert values[1] == pytest.approx(values[0], abs=0.2)
    assert errors[1] == pytest.approx(errors[0] * 2**0.5, rel=0.1)


def test_a_value_without_an_error_cannot_be_made():
    for se in (0.0, float("nan"), float("inf")):
        with pytest.raises(AssertionError):
            Estimate(1.0, se)


def test_a_change_within_chance_is_not_clear():
    earlier = Estimate(0.0, 0.3)

    assert not change(Estimate(0.5, 0.3), earlier=earlier).is_clear
    assert change(Estimate(1.0, 0.3), earlier=earlier).is_clear
    assert change(Estimate(-1.0, 0.3), earlier=earlier).is_clear
