"""What another set of parameters changes."""

from math import isclose

from startbaan.domain.feedback.shifts import shift
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.scale import Item, Scale

PLACES = {"a": -1.0, "b": 0.0, "c": 1.0}


def scale(*, by=0.0, se=0.1, places=PLACES):
    return Scale(
        tuple(
            Item(name, tuple(Estimate(place + by + step, se) for step in (-1.0, 1.0))) for name, place in places.items()
        )
    )


def test_the_same_set_shifts_nothing():
    found = shift(scale(), before=scale())

    assert (found.farthest, found.clear, found.dropped) == (0.0, (), ())


def test_a_set_that_lies_half_a_logit_higher_shifts_everyone_by_that():
    found = shift(scale(by=0.5), before=scale())

    assert [round(each.moved, 6) for each in found.scores] == [0.5] * 7
    assert [round(each.moved.by.value, 6) for each in found.items] == [0.5] * 3


def test_a_shift_within_its_error_is_not_clear():
    assert shift(scale(by=0.1, se=0.3), before=scale(se=0.3)).clear == ()


def test_an_error_of_an_item_is_that_of_the_mean_of_its_thresholds():
    found = shift(scale(se=0.2), before=None)

    assert isclose(found.items[0].now.se, 0.2 / 2**0.5)


def test_without_a_set_in_use_there_is_no_shift():
    found = shift(scale(), before=None)

    assert (found.farthest, [each.moved for each in found.items], len(found.scores)) == (None, [None] * 3, 7)


def test_items_that_only_one_set_has_are_named_and_left_out_of_persons():
    found = shift(scale(places={"a": -1.0, "d": 2.0}), before=scale())

    assert ([each.item for each in found.items if each.moved is None], found.dropped) == (["d"], ("b", "c"))
    assert len(found.scores) == 3


def test_nothing_in_common_leaves_nobody_to_compare():
    assert shift(scale(places={"d": 2.0}), before=scale()).scores == ()
