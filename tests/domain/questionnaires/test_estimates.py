"""Means and shares with their interval: on the scale, around the value, and right as often as they say."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.questionnaires.estimates import (
    Interval,
    NoAnswers,
    _student,
    difference,
    mean_of,
    mean_of_means,
    share_of,
)

COUNTS = st.dictionaries(st.integers(1, 5), st.integers(0, 60)).filter(lambda counts: sum(counts.values()) > 0)
FIVE = (1, 5)


@pytest.mark.parametrize(
    ("people", "table"), [(5, 2.776), (6, 2.571), (8, 2.365), (11, 2.228), (31, 2.042), (61, 2.000), (121, 1.980)]
)
def test_students_quantile_is_that_of_the_tables(people, table):
    assert _student(people, confidence=0.95) == pytest.approx(table, abs=0.0015)


def test_share_is_wilsons_interval_with_students_quantile():
    found = share_of(30, people=40)

    t, p, n = _student(40, confidence=0.95), 0.75, 40
    half = t / (1 + t**2 / n) * (p * (1 - p) / n + t**2 / (4 * n**2)) ** 0.5
    centre = (p + t**2 / (2 * n)) / (1 + t**2 / n)
    assert (found.value, found.low, found.high) == pytest.approx((p, centre - half, centre + half))


@given(COUNTS)
def test_interval_lies_on_the_scale_and_around_the_mean(counts):
    found = mean_of(counts, bounds=FIVE)

    people = sum(counts.values())
    assert found.value == pytest.approx(sum(value * count for value, count in counts.items()) / people)
    assert 1 <= found.low <= found.value <= found.high <= 5
    assert found.high - found.low > 0


@given(COUNTS, st.integers(2, 9))
def test_more_people_who_answer_alike_make_it_narrower(counts, times):
    few = mean_of(counts, bounds=FIVE)
    many = mean_of({value: count * times for value, count in counts.items()}, bounds=FIVE)

    assert many.high - many.low < few.high - few.low


@given(COUNTS)
def test_scale_turned_round_turns_the_interval_round(counts):
    found = mean_of(counts, bounds=FIVE)
    turned = mean_of({6 - value: count for value, count in counts.items()}, bounds=FIVE)

    assert (6 - turned.value, 6 - turned.high, 6 - turned.low) == pytest.approx((found.value, found.low, found.high))


@given(COUNTS)
def test_sharper_asks_a_narrower_interval(counts):
    sure, less = mean_of(counts, bounds=FIVE, confidence=0.99), mean_of(counts, bounds=FIVE, confidence=0.8)

    assert sure.low <= less.low <= less.high <= sure.high


@pytest.mark.parametrize(
    "weights", [(1, 2, 4, 8, 5), (1, 1, 1, 1, 1), (0, 0, 1, 6, 3), (1, 0, 0, 0, 9), (0, 1, 1, 8, 20)]
)
@pytest.mark.parametrize("people", [5, 12, 40])
def test_interval_holds_the_mean_of_everybody_as_often_as_it_says(weights, people):
    chance = random.Random(f"{weights}{people}")
    truth = sum(value * weight for value, weight in enumerate(weights, start=1)) / sum(weights)
    held = 0
    for _ in range(600):
        found = mean_of(Counter(chance.choices(range(1, 6), weights, k=people)), bounds=FIVE)
        held += found.low <= truth <= found.high

    assert held / 600 > 0.92


def test_mean_of_nothing_cannot_be_made():
    with pytest.raises(NoAnswers):
        mean_of({3: 0}, bounds=FIVE)
    with pytest.raises(NoAnswers):
        mean_of_means([])


@given(COUNTS, COUNTS)
def test_difference_is_the_same_from_both_sides(one, other):
    first, second = mean_of(one, bounds=FIVE), mean_of(other, bounds=FIVE)
    there, back = difference(first, other=second), difference(second, other=first)

    assert (there.value, there.low, there.high) == pytest.approx((-back.value, -back.high, -back.low))
    assert there.is_clear == back.is_clear


@given(COUNTS, COUNTS)
def test_intervals_apart_make_a_clear_difference(one, other):
    first, second = mean_of(one, bounds=FIVE), mean_of(other, bounds=FIVE)

    if first.low > second.high or second.low > first.high:
        assert difference(first, other=second).is_clear


def test_means_together_keep_their_order():
    found = mean_of_means([Interval(3, 2, 4), Interval(4, 3.5, 5)])

    assert found == Interval(3.5, 2.75, 4.5)
