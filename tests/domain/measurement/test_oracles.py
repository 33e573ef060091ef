"""The same data in eRm, psychotools, lme4, raschpy and PyPI mirt; `bench/measurement_oracles.py` remakes the values."""

import json
from pathlib import Path

import numpy as np
import pytest
from ratings import known

from startbaan.domain.measurement.calibrating import Wish, calibrate
from startbaan.domain.measurement.components import components
from startbaan.domain.measurement.conditional import calibrate_conditionally
from startbaan.domain.measurement.counts import GAP, count
from startbaan.domain.measurement.designs import Model, design
from startbaan.domain.measurement.reading import Named, Observations
from startbaan.domain.measurement.scale import measure

PLACE = Path(__file__).parent / "oracles"
PEERS = json.loads((PLACE / "peers.json").read_text())


def answers(name):
    rows = np.genfromtxt(PLACE / f"{name}.csv", delimiter=",", skip_header=1, filling_values=GAP)
    return rows.astype(np.uint8)


@pytest.mark.parametrize(("peer", "near"), [("erm", 3e-5), ("psychotools", 1e-6)])
@pytest.mark.parametrize(
    ("name", "model"),
    [("rasch", Model.RASCH), ("gaps", Model.RASCH), ("pcm", Model.PARTIAL_CREDIT), ("rsm", Model.RATING_SCALE)],
)
def test_items_and_their_errors_are_those_of_peers(name, model, peer, near):
    given = answers(name)
    tops = np.where(given == GAP, 0, given).max(axis=0).astype(np.int64)
    found = calibrate_conditionally(count(given, tops=tops), layout=design(model, tops=tops))
    theirs = PEERS[name][peer]

    assert found.thresholds.ravel() == pytest.approx(np.array(theirs["thresholds"]), abs=near)
    assert found.errors.ravel() == pytest.approx(np.array(theirs["errors"]), abs=near)
    assert found.log_likelihood == pytest.approx(theirs["log_likelihood"], abs=1e-6)
    assert found.log_likelihood >= theirs["log_likelihood"] - 1e-9


def test_warm_measures_of_every_score_are_those_of_raschpy():
    values = np.array(PEERS["raschpy"]["thresholds"])
    scale, found = known(values), {}
    for score in range(values.size + 1):
        given = {item.name: min(3, max(0, score - 3 * place)) for place, item in enumerate(scale.items)}
        found[str(score)] = measure(given, scale=scale).value

    assert found == pytest.approx(PEERS["raschpy"]["table"], abs=1e-5)


def test_variance_components_are_those_of_lme4():
    y, teacher, rater = np.loadtxt(PLACE / "crossed.csv", delimiter=",", skiprows=1).T
    found = components(y, teacher=teacher.astype(np.int64), rater=rater.astype(np.int64))
    ours = {
        "rest": found.rest,
        "teacher": found.teacher,
        "rater": found.rater,
        "mean": found.mean.value,
        "mean_se": found.mean.se,
        "criterion": found.criterion,
    }

    assert ours == pytest.approx(PEERS["lme4"], abs=2e-5)


def test_severities_are_those_of_mirt_which_estimates_items_along_with_them():
    rows = np.loadtxt(PLACE / "rated.csv", delimiter=",", skiprows=1, dtype=np.int64)
    names = tuple(str(number) for number in range(len(rows)))
    teachers, raters = tuple(map(str, range(120))), tuple(map(str, range(9)))
    given = Observations(
        tuple(f"i{number}" for number in range(6)),
        names,
        rows[:, 2:].astype(np.uint8),
        Named(rows[:, 0], teachers),
        Named(rows[:, 1], raters),
    )
    rated = calibrate(given, wish=Wish(Model.RATING_SCALE, facets=True)).rated
    theirs = PEERS["mirt"]

    assert rated.severities.values == pytest.approx(np.array(theirs["severities"]), abs=0.02)
    assert rated.severities.errors == pytest.approx(np.array(theirs["errors"]), rel=0.05)
    assert rated.log_likelihood == pytest.approx(theirs["log_likelihood"], abs=1.0)
