"""Every step lies where it succeeds half of the time; the easiest domain and item come first."""

import pytest
from looked_at import DOMAINS, INSTRUMENT, ruler

from startbaan.domain.feedback.looks import Ruler
from startbaan.domain.feedback.maps import person_item_map
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.scale import Scale

LEVEL = Estimate(0.3, 0.4)


def test_step_lies_where_it_succeeds_half_of_the_time():
    scale = {item.name: item for item in ruler().scale.items}
    placed = person_item_map(LEVEL, instrument=INSTRUMENT, ruler=ruler())

    for domain in placed:
        for each in domain.items:
            for place, step in enumerate(each.steps):
                assert scale[each.item.key].reached(step.at)[place] == pytest.approx(0.5)
                assert scale[each.item.key].reached(LEVEL.value)[place] == step.chance
            assert [step.score for step in each.steps] == [2, 3, 4]


def test_domains_and_items_stand_from_easy_to_difficult():
    turned = Ruler(
        Scale(
            tuple(
                type(item)(name, item.thresholds)
                for name, item in zip(reversed(INSTRUMENT.keys), ruler().scale.items, strict=True)
            )
        )
    )

    placed = person_item_map(LEVEL, instrument=INSTRUMENT, ruler=turned)

    assert [domain.domain.key for domain in placed] == ["pupils", *reversed(DOMAINS)]
    assert [each.item.key for each in placed[1].items] == ["aloud", "asks"]


def test_map_leaves_out_what_stands_on_no_scale():
    one = Ruler(Scale(ruler().scale.items[:1]))

    placed = person_item_map(LEVEL, instrument=INSTRUMENT, ruler=one)

    assert [[each.item.key for each in domain.items] for domain in placed] == [["calm"]]
