"""From a file to all that can be said of it, and a sentence where nothing can be said."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ratings import drawn, thresholds

from startbaan.domain.measurement.__main__ import main
from startbaan.domain.measurement.anchoring import NotAnAnchor, held_steps
from startbaan.domain.measurement.calibrating import Wish, calibrate
from startbaan.domain.measurement.checking import NothingToMeasure
from startbaan.domain.measurement.counts import GAP
from startbaan.domain.measurement.designs import Model
from startbaan.domain.measurement.reading import Named, Observations
from startbaan.domain.measurement.scale import NotAScale, read_scale
from startbaan.domain.measurement.writing import written
from startbaan.domain.sentences import Problem


def scene(seed=1, *, teachers=150, visits=4, raters=12, items=8, gaps=0.0):
    chance = np.random.default_rng(seed)
    teacher = np.repeat(np.arange(teachers), visits)
    rater = np.concatenate([chance.choice(raters, visits, replace=False) for _ in range(teachers)])
    level, severity = chance.normal(0.2, 0.9, teachers), chance.normal(0, 0.4, raters)
    lesson = chance.normal(0, 0.3, len(teacher))
    answers = drawn(level[teacher] - severity[rater] + lesson, thresholds(items), seed=seed + 1000, gaps=gaps)
    return observed(answers, teacher=teacher, rater=rater)


def observed(answers, *, teacher=None, rater=None):
    answers = np.asarray(answers, dtype=np.uint8)

    def named(number, letter):
        return (
            None if number is None else Named(number, tuple(f"{letter}{each}" for each in range(int(number.max()) + 1)))
        )

    items = tuple(f"i{number + 1}" for number in range(answers.shape[1]))
    names = tuple(f"o{number + 1}" for number in range(len(answers)))
    return Observations(items, names, answers, named(teacher, "t"), named(rater, "r"))


def table(observations):
    """Write them as a wide CSV file."""
    lines = [",".join(["observation", "teacher", "observer", *observations.items])]
    for place, row in enumerate(observations.answers):
        teacher = observations.teacher.names[observations.teacher.number[place]]
        rater = observations.observer.names[observations.observer.number[place]]
        cells = ["" if value == GAP else str(value) for value in row]
        lines.append(",".join([observations.names[place], teacher, rater, *cells]))
    return "\n".join(lines) + "\n"


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


def with_column(place, values):
    """Observations of which one item was scored so."""
    one = scene(8, teachers=60)
    answers = one.answers.copy()
    answers[:, place] = values(answers[:, place])
    return observed(answers, teacher=one.teacher.number, rater=one.observer.number)


@pytest.mark.parametrize(
    ("observations", "wish", "sentence"),
    [
        (
            with_column(2, lambda column: 0 * column),
            Wish(),
            "Item i3 heeft altijd de laagste score (0). Hoe moeilijk het is, is dan niet te bepalen. Laat het weg.",
        ),
        (
            with_column(2, lambda column: 0 * column + 3),
            Wish(),
            "Item i3 heeft altijd dezelfde score (3). Hoe moeilijk het is, is dan niet te bepalen. Laat het weg.",
        ),
        (
            with_column(4, lambda column: np.where(column == 2, 1, column)),
            Wish(),
            (
                "Bij item i5 is de score 2 nooit gegeven. Voeg observaties toe, laat het item weg, of neem zulke "
                "scores samen met de score eronder (--collapse, niet bij rsm)."
            ),
        ),
        (
            with_column(1, lambda column: 0 * column + GAP),
            Wish(),
            "Item i2 heeft geen enkele score. Laat die kolom weg.",
        ),
        (
            observed([[0, 1], [1, 0]], teacher=np.array([0, 0])),
            Wish(),
            "Er is maar één persoon. Om items te vergelijken zijn er ten minste twee nodig, en liefst honderden.",
        ),
        (
            observed([[0, 1]]),
            Wish(),
            "Er is maar één persoon. Om items te vergelijken zijn er ten minste twee nodig, en liefst honderden.",
        ),
        (
            observed([[0], [1]]),
            Wish(),
            "Er is maar één item. Voor een schaal zijn er ten minste twee nodig.",
        ),
        (
            observed([[GAP, GAP], [GAP, GAP]]),
            Wish(),
            "Er staat geen enkele score in dit bestand.",
        ),
        (
            observed([[0, 2], [1, 0], [2, 1]]),
            Wish(Model.RASCH),
            "Het model rasch kent per item twee scores. Hier zijn er meer; kies pcm of rsm.",
        ),
        (
            observed([[0, 3], [1, 0], [3, 1]]),
            Wish(Model.RATING_SCALE, collapse=True),
            (
                "Bij item i1 is de score 2 nooit gegeven. Voeg observaties toe, laat het item weg, of neem zulke "
                "scores samen met de score eronder (--collapse, niet bij rsm)."
            ),
        ),
    ],
)
def test_what_cannot_be_measured_is_said_in_a_sentence(observations, wish, sentence):
    with pytest.raises(NothingToMeasure) as refused:
        calibrate(observations, wish=wish)

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


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["weg.csv"], "Het bestand weg.csv is niet te openen.\n"),
        (["in.csv", "--anchor", "weg.json"], "Het bestand weg.json is niet te openen.\n"),
        (["in.csv", "--out", "weg/uit.json"], "Het bestand weg/uit.json is niet te schrijven.\n"),
    ],
)
def test_the_command_refuses_in_one_sentence(arguments, sentence, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.csv").write_text(table(scene(10)))
    arguments = arguments if "--out" in arguments else [*arguments, "--out", "uit.json"]

    assert main(arguments) == 2
    assert capsys.readouterr().err == sentence
    assert not (tmp_path / "uit.json").exists()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_small_set_is_measured_or_refused_in_a_sentence(data):
    items, rows = data.draw(st.integers(2, 4)), data.draw(st.integers(1, 14))
    scores = st.sampled_from([0, 0, 1, 1, 2, GAP])
    answers = data.draw(st.lists(st.lists(scores, min_size=items, max_size=items), min_size=rows, max_size=rows))
    people = st.lists(st.integers(0, 3), min_size=rows, max_size=rows)
    teacher, rater = (np.unique(data.draw(people), return_inverse=True)[1] for _ in range(2))
    model = data.draw(st.sampled_from(list(Model)))
    wish = Wish(model, collapse=data.draw(st.booleans()), facets=data.draw(st.booleans()))
    try:
        found = calibrate(observed(answers, teacher=teacher, rater=rater), wish=wish)
    except Problem as problem:
        assert str(problem).endswith((".", "rsm)."))
    else:
        assert json.loads(written(found))["observations"] == len(found.observations.names)
