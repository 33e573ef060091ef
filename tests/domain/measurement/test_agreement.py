"""How far an observer agrees with an example."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.measurement.agreement import NoAgreement, severity, weighted_kappa

SCORES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=4, max_size=30).filter(
    lambda pairs: len({score for pair in pairs for score in pair}) > 1
)


def by_mean_squares(one, other):
    """Squared weights make kappa one less the differences, by those of all pairs that could be."""
    one, other = np.array(one, dtype=float), np.array(other, dtype=float)
    return 1 - ((one - other) ** 2).mean() / ((one[:, None] - other) ** 2).mean()


@given(pairs=SCORES)
def test_kappa_is_one_less_the_squared_differences_by_those_of_chance(pairs):
    one, other = zip(*pairs, strict=True)
    found = weighted_kappa(one, example=other)

    assert found.value == pytest.approx(by_mean_squares(one, other))
    assert found.se > 0


def test_complete_agreement_is_one_and_still_not_certain():
    found = weighted_kappa([0, 1, 2, 3, 1, 2], example=[0, 1, 2, 3, 1, 2])

    assert found.value == 1
    assert found.se > 0.01


def test_known_agreement_lies_in_its_interval_at_the_rate_that_is_said():
    chance = np.random.default_rng(1)

    def pair(many):
        example = chance.integers(0, 4, many)
        return np.clip(example + chance.choice([-1, 0, 0, 0, 1], many), 0, 3), example

    truth = by_mean_squares(*(each[:4000] for each in pair(4000)))
    found = [
        weighted_kappa(scored[0].tolist(), example=scored[1].tolist()) for scored in (pair(120) for _ in range(400))
    ]

    assert float(np.mean([each.low < truth < each.high for each in found])) == pytest.approx(0.95, abs=0.03)


def test_scores_all_alike_say_nothing():
    with pytest.raises(NoAgreement, match=r"^Alle scores zijn gelijk"):
        weighted_kappa([2, 2], example=[2, 2])


def test_severity_is_the_mean_difference_with_its_error():
    found = severity([1, 2, 3, 2], example=[2, 2, 3, 4])

    assert found.value == -0.75
    assert found.se == pytest.approx(np.std([-1, 0, 0, -2], ddof=1) / 2)


def test_severity_of_scores_that_all_differ_alike_is_still_not_certain():
    found = severity([2, 3, 4], example=[1, 2, 3])

    assert (found.value, found.se) == (1, 1 / 3)


def test_severity_of_one_score_is_hardly_known():
    assert severity([1], example=[3]).se == 1
