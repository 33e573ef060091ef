"""What another set of parameters does to items and persons."""

import pytest

from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.scale import Item, Scale, measure
from startbaan.domain.measurement.shifting import at_each_score, item_shifts, score_shifts


def scale(*middles, by=0.0):
    return Scale(
        tuple(
            Item(f"item-{number}", tuple(Estimate(middle + step + by, 0.1) for step in (-1.0, 0.0, 1.0)))
            for number, middle in enumerate(middles)
        )
    )


def test_same_scale_with_another_zero_shifts_nothing():
    before, after = scale(-1.0, 0.0, 1.0), scale(-1.0, 0.0, 1.0, by=0.7)

    assert [each.change.by.value for each in item_shifts(after, before=before)] == pytest.approx([0.0] * 3)
    assert [each.by for each in score_shifts(after, before=before)] == pytest.approx([0.0] * 10, abs=1e-9)


def test_item_that_became_harder_has_moved_clearly():
    shifts = item_shifts(scale(-1.0, 0.0, 2.5), before=scale(-1.0, 0.0, 1.0))

    assert [each.change.by.value for each in shifts] == pytest.approx([-0.5, -0.5, 1.0])
    assert [each.change.is_clear for each in shifts] == [True, True, True]


def test_item_that_one_of_both_lacks_has_no_shift():
    shifts = item_shifts(scale(0.0, 1.0, 2.0), before=scale(0.0, 1.0))

    assert [each.change is None for each in shifts] == [False, False, True]
    assert shifts[2].before is None


def test_measure_at_each_score_is_that_of_answers_with_that_score():
    items = scale(-1.0, 0.5)

    assert at_each_score(items)[4] == measure({"item-0": 3, "item-1": 1}, scale=items)
    assert at_each_score(items)[4].value == pytest.approx(measure({"item-0": 1, "item-1": 3}, scale=items).value)
    assert len(at_each_score(items)) == 7


def test_scales_without_shared_items_have_no_score_to_compare():
    other = Scale((Item("another", (Estimate(0.0, 0.1),)),))

    assert score_shifts(other, before=scale(0.0)) == []
