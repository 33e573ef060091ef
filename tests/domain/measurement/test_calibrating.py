"""From a file to all that can be said of it, and a sentence where nothing can be said."""

import json

import numpy as np
import pytest
from observations import observed, scene, table, with_column

from startbaan.domain.measurement.__main__ import main
from startbaan.domain.measurement.anchoring import NotAnAnchor, held_steps
from startbaan.domain.measurement.calibrating import Wish, calibrate
from startbaan.domain.measurement.counts import GAP
from startbaan.domain.measurement.designs import Model
from startbaan.domain.measurement.reading import Named, Observations
from startbaan.domain.measurement.scale import NotAScale, read_scale
from startbaan.domain.measurement.writing import written


def test_every_value_stands_beside_its_standard_error(tmp_path):
    (tmp_path / "in.csv").write_text(table(scene(gaps=0.1)))

    assert main([str(tmp_path / "in.csv"), "--facets", "--model", "rsm", "--out", str(tmp_path / "out.json")]) == 0
    found = json.loads((tmp_path / "out.json").read_text())
    assert list(found) == [
        "format", "model", "observations", "teachers", "observers", "log_likelihood", "iterations", "warnings",
        "items", "population", "severities", "components", "reliability", "persons", "measures",
    ]  # fmt: skip
    assert (found["observations"], found["teachers"], found["observers"]) == (600, 150, 12)
    assert [set(item) for item in found["items"]] == [
        {"item", "observations", "anchored", "thresholds", "infit", "outfit"}
    ] * 8
    assert [len(item["thresholds"]) for item in found["items"]] == [3] * 8
    assert all(step["se"] > 0 for item in found["items"] for step in item["thresholds"])
    assert {name: len(column) for name, column in found["severities"].items()} == dict.fromkeys(
        ["observer", "severity", "se", "observations", "network"], 12
    )
    assert {name: len(column) for name, column in found["persons"].items()} == dict.fromkeys(
        ["teacher", "measure", "se", "observations"], 150
    )
    assert {name: len(column) for name, column in found["measures"].items()} == dict.fromkeys(
        ["observation", "teacher", "observer", "measure", "se", "infit", "deviate"], 600
    )
    assert [part["observers"] for part in found["reliability"]] == [1, 3, 10]
    assert found["warnings"] == []


def test_teachers_are_measured_without_the_severity_of_who_looked_and_with_the_lesson():
    found = calibrate(scene(2, teachers=400), wish=Wish(Model.RATING_SCALE, facets=True))
    rest = found.components.lesson(float((found.measures.errors[found.counts.group_of] ** 2).mean()))

    assert rest == pytest.approx(0.09, abs=0.06)
    assert float(np.median([each.se for each in found.teachers])) == pytest.approx(0.26, abs=0.05)


def test_a_file_in_another_order_says_the_same():
    one = scene(3, teachers=60)
    order = np.random.default_rng(3).permutation(len(one.names))
    other = Observations(
        one.items,
        tuple(one.names[place] for place in order),
        one.answers[order],
        Named(one.teacher.number[order], one.teacher.names),
        Named(one.observer.number[order], one.observer.names),
    )
    first, second = (calibrate(each, wish=Wish(facets=True)) for each in (one, other))

    assert second.steps.values == pytest.approx(first.steps.values, abs=1e-7)
    assert second.rated.severities.values == pytest.approx(first.rated.severities.values, abs=1e-4)
    assert [each.value for each in second.teachers] == pytest.approx([each.value for each in first.teachers], abs=1e-4)


def test_scores_from_one_on_are_those_from_nought_on():
    one = scene(4, teachers=60, gaps=0.1)
    moved = observed(np.where(one.answers == GAP, GAP, one.answers + 1))

    found = calibrate(moved, wish=Wish())
    assert found.steps.values == pytest.approx(calibrate(one, wish=Wish()).steps.values)


def test_a_small_set_is_held_to_a_larger_one():
    large = calibrate(scene(5, teachers=600), wish=Wish())
    anchors = held_steps(read_scale(written(large).encode()))
    small = scene(6, teachers=20, items=8)
    renamed = Observations(
        (*small.items[:6], "nieuw 1", "nieuw 2"), small.names, small.answers, small.teacher, small.observer
    )
    alone, held = calibrate(renamed, wish=Wish()), calibrate(renamed, wish=Wish(anchors=anchors))

    assert held.steps.values[:6] == pytest.approx(large.steps.values[:6], abs=1e-5)
    assert held.steps.errors[:6] == pytest.approx(large.steps.errors[:6], abs=1e-5)
    assert (held.steps.errors[6:] < alone.steps.errors[6:] * 1.1).all()
    assert [str(each) for each in held.warnings] == ["Ankers zonder observaties: i7, i8."]
    assert str(alone.warnings[0]).startswith("Er zijn maar 80 observaties: een drempel is hier op zo’n ±")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"geen json", "Het bestand met items is niet te lezen."),
        (b'{"items": [{"item": "i1", "thresholds": [{"value": 1}]}]}', "Het bestand met items is niet te lezen."),
        (b'{"items": []}', "In het bestand met items mist"),
        (b'{"items": [{"item": "i1", "thresholds": [{"value": 1, "se": 0}]}]}', "In het bestand met items mist"),
    ],
)
def test_an_anchor_without_its_errors_is_refused(content, sentence):
    with pytest.raises(NotAScale, match=f"^{sentence}"):
        read_scale(content)


@pytest.mark.parametrize(
    ("names", "steps", "sentence"),
    [
        (["x"], 3, "Geen enkel item van het bestand met ankers staat in deze observaties."),
        (
            [f"i{number + 1}" for number in range(8)],
            3,
            "Alle items staan al vast door de ankers. Er valt niets te berekenen.",
        ),
        (["i2"], 2, "Item i2 heeft hier 3 drempels en in het bestand met ankers 2."),
    ],
)
def test_anchors_that_do_not_fit_are_refused(names, steps, sentence):
    rows = [{"item": name, "thresholds": [{"value": 0.1, "se": 0.1}] * steps} for name in names]
    anchors = held_steps(read_scale(json.dumps({"items": rows}).encode()))

    with pytest.raises(NotAnAnchor) as refused:
        calibrate(scene(7, teachers=60), wish=Wish(anchors=anchors))
    assert str(refused.value) == sentence


def test_an_unused_category_is_taken_together_when_asked():
    given = with_column(4, lambda column: np.where(column == 2, 1, column))
    found = calibrate(given, wish=Wish(collapse=True))

    assert found.steps.tops.tolist() == [3, 3, 3, 3, 2, 3, 3, 3]
    assert str(found.warnings[0]) == "Item i5: nooit gegeven en samengenomen: 2."
    assert len(json.loads(written(found))["items"][4]["thresholds"]) == 2


def test_observations_without_a_score_do_not_count():
    one = scene(9, teachers=60)
    answers = one.answers.copy()
    answers[:3] = GAP
    found = calibrate(observed(answers, teacher=one.teacher.number, rater=one.observer.number), wish=Wish())

    assert found.observations.names[0] == "o4"
    assert str(found.warnings[0]) == "Observaties zonder scores tellen niet mee; het zijn er 3."


def test_observations_alike_have_no_spread_and_that_is_said():
    answers = np.tile([[0, 1], [1, 0]], (30, 1))
    found = calibrate(observed(answers), wish=Wish())

    assert found.population is None
    assert (
        str(found.warnings[-1]) == "De observaties verschillen te weinig om de verdeling van de metingen te schatten."
    )
