"""Where differences come from: as the whole matrices say, and what went in comes back."""

import numpy as np
import pytest

from startbaan.domain.measurement import inverting
from startbaan.domain.measurement.components import NoComponents, components


def scene(seed, *, teachers=60, visits=3, raters=9, sizes=(0.9, 0.5, 0.6)):
    chance = np.random.default_rng(seed)
    teacher = np.repeat(np.arange(teachers), visits)
    rater = np.concatenate([np.arange(raters), chance.integers(0, raters, teachers * visits - raters)])
    one, other, rest = (
        chance.normal(0, size, many) for size, many in zip(sizes, (teachers, raters, len(teacher)), strict=True)
    )
    return 0.2 + one[teacher] - other[rater] + rest, teacher, rater


def whole(y, teacher, rater, variances):
    """The criterion and its slope by matrices of all observations."""
    parts = [np.eye(len(y)), (teacher[:, None] == teacher) * 1.0, (rater[:, None] == rater) * 1.0]
    covariance = sum(size * part for size, part in zip(variances, parts, strict=True))
    inverse = np.linalg.inv(covariance)
    column = inverse.sum(axis=1)
    projection = inverse - np.outer(column, column) / column.sum()
    value = np.linalg.slogdet(covariance)[1] + np.log(column.sum()) + y @ projection @ y
    slope = [np.trace(projection @ part) - y @ projection @ part @ projection @ y for part in parts]
    return value + (len(y) - 1) * np.log(2 * np.pi), slope


@pytest.mark.parametrize("seed", range(5))
def test_variances_are_where_the_whole_matrices_have_their_top(seed):
    y, teacher, rater = scene(seed)
    found = components(y, teacher=teacher, rater=rater)
    criterion, slope = whole(y, teacher, rater, (found.rest, found.teacher, found.rater))

    assert found.criterion == pytest.approx(criterion, abs=1e-6)
    assert slope == pytest.approx([0, 0, 0], abs=0.05)


def test_known_variances_come_back_with_honest_errors():
    away = []
    for seed in range(60):
        y, teacher, rater = scene(seed, teachers=150, raters=40)
        found = components(y, teacher=teacher, rater=rater)
        away.append((np.array([found.rest, found.teacher, found.rater]) - [0.36, 0.81, 0.25]) / found.errors)

    assert np.mean(away, axis=0) == pytest.approx([0, 0, 0], abs=0.45)
    assert float(np.mean(np.abs(away) < 1.96)) == pytest.approx(0.93, abs=0.05)


def test_large_networks_give_the_same_as_small_ones(monkeypatch):
    y, teacher, rater = scene(1, teachers=1500, raters=200)
    exact = components(y, teacher=teacher, rater=rater)
    monkeypatch.setattr(inverting, "EXACT", 10)
    other = components(y, teacher=teacher, rater=rater)

    assert (other.rest, other.teacher, other.rater) == pytest.approx((exact.rest, exact.teacher, exact.rater), rel=0.01)


def test_raters_who_do_not_differ_have_no_variance():
    y, teacher, rater = scene(2, sizes=(0.9, 0.0, 0.6))
    y = y - np.bincount(rater, y)[rater] / np.bincount(rater)[rater]
    found = components(y, teacher=teacher, rater=rater)

    assert found.rater == 0
    assert found.errors[2] == 0


def test_without_raters_teachers_and_lessons_are_told_apart():
    y, teacher, _ = scene(3, sizes=(0.9, 0.0, 0.6), teachers=400)
    found = components(y, teacher=teacher, rater=None)

    between = y.reshape(400, 3).mean(axis=1).var(ddof=1)
    within = y.reshape(400, 3).var(axis=1, ddof=1).mean()
    assert found.rest == pytest.approx(within, rel=1e-4)
    assert found.teacher == pytest.approx(between - within / 3, rel=1e-4)


def test_more_visits_by_more_raters_are_more_reliable_and_lessons_are_what_measuring_leaves():
    y, teacher, rater = scene(4, teachers=200)
    found = components(y, teacher=teacher, rater=rater)
    once, thrice = found.reliability(observations=1, raters=1), found.reliability(observations=3, raters=3)

    assert 0 < once.value < thrice.value < 1
    assert thrice.value == pytest.approx(found.teacher / (found.teacher + found.rater / 3 + found.rest / 3))
    assert found.lesson(0.1) == pytest.approx(found.rest - 0.1)
    assert found.lesson(9.0) == 0


def test_teachers_seen_once_cannot_be_told_from_their_lesson():
    with pytest.raises(NoComponents, match=r"^Elke leraar is één keer gezien"):
        components(np.array([0.1, 0.4]), teacher=np.array([0, 1]), rater=None)
