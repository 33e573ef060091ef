"""Where a place lies on the axis of lanes, and how long a stretch is."""

import pytest

from startbaan.ui.lanes import Lanes, Stretch, axis_around

AXIS = Lanes((), -2, 2, "", "")


def test_ends_of_the_axis_are_its_edges():
    assert (AXIS.position(-2), AXIS.position(0), AXIS.position(2)) == (0, 50, 100)


def test_place_beyond_the_axis_is_kept_within_it():
    assert (AXIS.position(-9), AXIS.position(9)) == (0, 100)


def test_stretch_beyond_the_axis_is_cut_off():
    assert AXIS.width(Stretch(-1, 1)) == 50
    assert AXIS.width(Stretch(1, 9)) == 25


def test_axis_holds_all_places_with_room_beside_them():
    assert axis_around((1.0, 3.0, 2.0)) == pytest.approx((0.92, 3.08))


def test_axis_around_one_place_has_a_length():
    low, high = axis_around((1.0,))

    assert low < 1 < high
