"""A file of `calibrate` beside its instrument: what fits is kept without people, and what does not is told."""

import json

import pytest

from startbaan.domain.feedback.parameters import NotFitting, checked
from startbaan.domain.instruments.reading import shipped
from startbaan.domain.measurement.scale import NotAScale, read_scale

GUIDE = shipped()["looking-guide-2026"]


def tree(**changes):
    items = [
        {"item": key, "thresholds": [{"value": place / 4 + step, "se": 0.2} for step in (-1.5, 0.0, 1.5)]}
        for place, key in enumerate(GUIDE.keys)
    ]
    return {"format": "startbaan-measurement/1", "model": "pcm", "observations": 120, "items": items} | changes


def written(**changes):
    return json.dumps(tree(**changes)).encode()


def refused(content):
    with pytest.raises((NotFitting, NotAScale)) as problem:
        checked(content, instrument=GUIDE)
    return str(problem.value)


def test_checked_keeps_the_items():
    found = checked(written(), instrument=GUIDE)

    assert (read_scale(found.text.encode()), found.observations, found.missing) == (found.scale, 120, ())


def test_checked_keeps_nothing_of_people():
    found = checked(
        written(
            severities={"observer": ["Karin"], "severity": [0.1]},
            persons={"teacher": ["Sanne"], "measure": [1.0]},
            measures={"observation": ["les 1"], "teacher": ["Sanne"]},
            warnings=["Karin staat los."],
        ),
        instrument=GUIDE,
    )

    assert [name for name in ("Karin", "Sanne", "les 1") if name in found.text] == []


def test_checked_names_items_that_were_left_out():
    found = checked(written(items=tree()["items"][:-2]), instrument=GUIDE)

    assert found.missing == ("activating", "differences")


def test_an_item_of_another_instrument_is_refused():
    items = [*tree()["items"], {"item": "dancing", "thresholds": [{"value": 0, "se": 1}]}]

    assert refused(written(items=items)) == (
        "Deze items staan niet in het instrument: “dancing”. Gebruik als naam de sleutel van elk punt."
    )


def test_an_item_with_too_few_thresholds_is_refused():
    items = tree()["items"]
    items[0]["thresholds"] = items[0]["thresholds"][:2]

    assert refused(written(items=items)) == (
        "De schaal van het instrument heeft 3 stappen. Deze items hebben er een ander aantal: “respect”. "
        "Reken opnieuw zonder scores samen te nemen."
    )


def test_an_item_twice_is_refused():
    items = tree()["items"]

    assert refused(written(items=[*items, items[0]])) == "Deze items staan er meer dan één keer in: “respect”."


@pytest.mark.parametrize("content", [b"", b"geen json", b"[" * 100_000, b"\xff\xfe"])
def test_what_is_no_json_is_refused(content):
    assert refused(content) == "Dit is geen bestand van `startbaan calibrate`: het is niet als JSON te lezen."


@pytest.mark.parametrize("content", [b"{}", b'{"items": [3]}', b'{"items": [{"item": "respect"}]}'])
def test_what_has_no_items_is_refused(content):
    assert refused(content).startswith("Het bestand met items is niet te lezen.")
