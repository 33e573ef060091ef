"""What cannot be measured is refused in one sentence, and anything else is measured."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from observations import observed, scene, table, with_column

from startbaan.domain.measurement.__main__ import main
from startbaan.domain.measurement.calibrating import Wish, calibrate
from startbaan.domain.measurement.checking import NothingToMeasure
from startbaan.domain.measurement.counts import GAP
from startbaan.domain.measurement.designs import Model
from startbaan.domain.measurement.writing import written
from startbaan.domain.sentences import Problem


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


def test_items_that_are_equally_hard_cast_no_doubt_on_severities():
    answers, person = [[0, 0], [0, 0], [0, 0], [0, 1], [1, 0]], np.array([0, 0, 0, 0, 1])
    found = calibrate(observed(answers, teacher=person, rater=person), wish=Wish(Model.PARTIAL_CREDIT, facets=True))

    assert json.loads(written(found))["observations"] == 5


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
