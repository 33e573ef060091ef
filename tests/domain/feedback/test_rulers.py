"""How much lessons differ is taken from a set of parameters that says so, and unknown otherwise."""

import json

import pytest
from looked_at import INSTRUMENT, ruler

from startbaan.domain.feedback.rulers import read_ruler
from startbaan.domain.measurement.scale import NotAScale, measure

ITEMS = [
    {"item": item.name, "thresholds": [{"value": step.value, "se": step.se} for step in item.thresholds]}
    for item in ruler().scale.items
]


def text(**parts):
    return json.dumps({"items": ITEMS, **parts})


def test_ruler_without_components_knows_nothing_of_lessons():
    found = read_ruler(text())

    assert found.scale == ruler().scale
    assert found.lesson is None


@pytest.mark.parametrize("rest", [None, {"se": 0.1}, {"variance": "veel"}, {"variance": True}, {"variance": -1}, 3])
def test_ruler_with_components_that_say_nothing_knows_nothing_of_lessons(rest):
    assert read_ruler(text(components={"rest": rest})).lesson is None


def test_ruler_takes_the_error_of_measuring_off_and_adds_observers():
    measuring = measure(dict.fromkeys(INSTRUMENT.keys, 2), scale=ruler().scale).se ** 2

    found = read_ruler(
        text(components={"rest": {"variance": 5.0, "se": 1.0}, "observer": {"variance": 0.2, "se": 0.1}})
    )

    assert found.lesson == pytest.approx(5.0 - measuring + 0.2)


def test_ruler_with_less_rest_than_the_error_of_measuring_has_no_difference_between_lessons():
    assert read_ruler(text(components={"rest": {"variance": 0.0, "se": 0.1}, "observer": None})).lesson == 0


def test_text_that_is_no_scale_is_refused():
    with pytest.raises(NotAScale):
        read_ruler("{}")
