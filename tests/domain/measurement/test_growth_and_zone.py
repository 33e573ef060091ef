"""What a teacher's visits say together, whether there is growth, and which step is next."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ratings import drawn, known, thresholds

from startbaan.domain.measurement.combining import Lines, Spread, Visit, combined, growth, last_change
from startbaan.domain.measurement.counts import count
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.persons import measure_groups
from startbaan.domain.measurement.zone import Band, next_steps

SPREAD = Spread(mean=0.0, teacher=0.8, lesson=0.09)
SCALE = thresholds(10)
ON_PAPER = known(SCALE)


def visits(chance, *, level, slope, years):
    measures = level + slope * years + chance.normal(0, 0.3, len(years))
    counts = count(drawn(measures, thresholds(20), seed=chance.integers(10**9)), tops=np.full(20, 3))
    found = measure_groups(counts, thresholds=thresholds(20))
    values, errors = found.values[counts.group_of], found.errors[counts.group_of]
    return [Visit(Estimate(float(v), float(e)), years=float(y)) for v, e, y in zip(values, errors, years, strict=True)]


def test_visits_together_are_as_a_normal_curve_says():
    found = combined([Visit(Estimate(1.0, 0.4)), Visit(Estimate(0.2, 0.3), Estimate(0.5, 0.2))], spread=SPREAD)
    covariance = np.full((2, 2), 0.8) + np.diag([0.4**2 + 0.09, 0.3**2 + 0.09 + 0.2**2])
    pull = np.linalg.solve(covariance, [0.8, 0.8])

    assert found.value == pytest.approx(pull @ [1.0, 0.7])
    assert found.se**2 == pytest.approx(0.8 - pull @ [0.8, 0.8])


def test_growth_lies_in_its_interval_at_the_rate_that_is_said():
    chance, years, inside, drawn_together = np.random.default_rng(1), np.linspace(0, 3, 5), [], []
    for _teacher in range(400):
        level, slope = chance.normal(-0.2, 0.8), chance.normal(0.35, 0.25)
        seen = visits(chance, level=level, slope=slope, years=years)
        alone = growth(seen, lesson=0.09).by
        together = growth(seen, lesson=0.09, lines=Lines(-0.2, 0.35, 0.64, 0.0625)).by
        inside.append(alone.low < slope < alone.high)
        drawn_together.append(together.low < slope < together.high)

    assert float(np.mean(inside)) == pytest.approx(0.95, abs=0.03)
    assert float(np.mean(drawn_together)) == pytest.approx(0.95, abs=0.03)


def test_what_is_known_of_others_makes_growth_surer():
    seen = visits(np.random.default_rng(2), level=0.0, slope=0.4, years=np.array([0.0, 1.0]))

    alone, together = growth(seen, lesson=0.09), growth(seen, lesson=0.09, lines=Lines(0, 0.35, 0.64, 0.06))
    assert together.by.se < alone.by.se


def test_no_growth_seems_clear_in_one_of_twenty():
    chance = np.random.default_rng(3)
    found = [
        last_change(visits(chance, level=0.2, slope=0.0, years=np.array([0.0, 1.0])), lesson=0.09).is_clear
        for _teacher in range(400)
    ]

    assert float(np.mean(found)) == pytest.approx(0.05, abs=0.03)


def test_leaving_the_lesson_out_would_make_a_change_look_surer():
    seen = [Visit(Estimate(0.0, 0.26)), Visit(Estimate(0.7, 0.26))]

    assert last_change(seen, lesson=0.09).by.se == pytest.approx(0.56, abs=0.005)
    assert last_change(seen, lesson=0.0).by.se == pytest.approx(0.37, abs=0.005)


def test_growth_at_one_moment_is_not_asked():
    with pytest.raises(AssertionError):
        growth([Visit(Estimate(0.0, 0.3)), Visit(Estimate(0.1, 0.3))], lesson=0.09)


@given(value=st.floats(-3, 3), se=st.floats(0.05, 1.0))
def test_next_steps_lie_within_the_band_nearest_to_half_first_one_of_each_item(value, se):
    found = next_steps(Estimate(value, se), scale=ON_PAPER, band=Band(0.3, 0.7))

    assert len(found) <= 5
    assert all(0.3 <= step.chance <= 0.7 for step in found)
    assert all(step.low < step.chance < step.high for step in found)
    assert [abs(step.chance - 0.5) for step in found] == sorted(abs(step.chance - 0.5) for step in found)
    assert len({step.item for step in found}) == len(found)


def test_the_first_step_is_the_one_that_is_reached_half_of_the_time():
    (first, *_) = next_steps(Estimate(float(SCALE[4, 1]), 0.01), scale=ON_PAPER)

    assert (first.item, first.score) == ("i4", 2)
    assert first.chance == pytest.approx(0.5, abs=0.001)


def test_an_uncertain_measure_draws_chances_to_the_middle():
    sure = {step.item: step.chance for step in next_steps(Estimate(0.2, 0.01), scale=ON_PAPER, most=10)}
    unsure = {step.item: step.chance for step in next_steps(Estimate(0.2, 0.8), scale=ON_PAPER, most=10)}

    assert [abs(unsure[item] - 0.5) < abs(sure[item] - 0.5) for item in sure if item in unsure] != []
    assert sum(abs(unsure[item] - 0.5) for item in sure if item in unsure) < sum(
        abs(sure[i] - 0.5) for i in sure if i in unsure
    )


def test_far_above_everything_no_step_is_next():
    assert next_steps(Estimate(9.0, 0.3), scale=ON_PAPER) == ()
