"""Anchors that moved: found by themselves, measured with an error that holds, and not cried about by chance."""

import json

import numpy as np
import pytest
from ratings import drawn, thresholds

from startbaan.domain.measurement.anchoring import held_steps
from startbaan.domain.measurement.calibrating import Wish, calibrate
from startbaan.domain.measurement.reading import Observations
from startbaan.domain.measurement.scale import read_scale
from startbaan.domain.measurement.steps import Steps
from startbaan.domain.measurement.writing import written

ITEMS = tuple(f"i{number + 1}" for number in range(8))


def observed(scale, *, people, seed, names=ITEMS):
    answers = drawn(np.random.default_rng(seed).normal(0.2, 1.0, people), scale, seed=seed)
    return Observations(names, tuple(map(str, range(people))), np.asfortranarray(answers, dtype=np.uint8), None, None)


def anchors(seed, *, names=ITEMS[:6]):
    """What a larger set of observations says of the first items."""
    found = calibrate(observed(thresholds(8), people=1500, seed=10_000 + seed), wish=Wish())
    kept = held_steps(read_scale(written(found).encode()))
    return Steps(names, kept.values[: len(names)], kept.errors[: len(names)])


def held(seed, *, moved=0.0, people=500):
    scale = thresholds(8).copy()
    scale[2] += moved
    return calibrate(observed(scale, people=people, seed=seed), wish=Wish(anchors=anchors(seed)))


def test_anchors_in_their_place_are_seldom_called_adrift():
    found = [held(seed).drift for seed in range(60)]
    away = np.array([each.values / each.errors for each in found])

    assert float(np.std(away)) == pytest.approx(1.0, abs=0.12)
    assert float(np.mean(np.abs(away) < 1.96)) == pytest.approx(0.95, abs=0.03)
    assert np.mean([each.clear.any() for each in found]) < 0.12


def test_one_that_moved_is_the_only_one_named_and_its_drift_lies_in_its_interval():
    found = [held(seed, moved=0.8).drift for seed in range(25)]

    assert all(each.items == ITEMS[:6] and each.clear[2] for each in found)
    assert np.mean([each.clear[[0, 1, 3, 4, 5]].any() for each in found]) < 0.13
    away = np.array([(each.values[2] - 0.8) / each.errors[2] for each in found])
    assert float(np.mean(np.abs(away) < 1.96)) >= 0.85


def test_drift_is_warned_about_and_written_beside_its_error():
    found = held(1, moved=0.8)
    value, error = found.drift.values[2], found.drift.errors[2]

    told = f"i3 {value:+.2f} ± {1.96 * error:.2f}".replace(".", ",")
    assert str(found.warnings[-1]) == (
        "Deze ankers liggen hier duidelijk ergens anders dan waar ze zijn vastgezet, in logit met de 95%-marge: "
        f"{told}. Wordt zo’n item hier anders begrepen of gescoord, zet het dan niet vast."
    )
    rows = json.loads(written(found))["drift"]
    assert list(rows) == ["item", "drift", "se", "clear"]
    assert (rows["item"], rows["clear"]) == (list(ITEMS[:6]), [False, False, True, False, False, False])
    assert (rows["drift"][2], rows["se"][2]) == pytest.approx((value, error), abs=1e-5)


def test_one_anchor_cannot_drift_and_that_is_said():
    kept = anchors(1, names=ITEMS[:1])
    found = calibrate(observed(thresholds(8), people=400, seed=2), wish=Wish(anchors=kept))

    assert found.drift is None
    assert "drift" not in json.loads(written(found))
    assert str(found.warnings[-1]) == (
        "Of de ankers hier nog op hun plaats liggen, is niet te zeggen. Daarvoor zijn ten minste twee ankers nodig, en "
        "genoeg observaties."
    )
