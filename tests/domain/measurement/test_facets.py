"""Severities: as integrating by hand says, with intervals that hold what they say, and honest about who compares."""

from dataclasses import replace

import numpy as np
import pytest
from ratings import drawn, slopes, thresholds

from startbaan.domain.measurement import inverting
from startbaan.domain.measurement.bordering import Bordered
from startbaan.domain.measurement.calibrating import Wish, calibrate
from startbaan.domain.measurement.conditional import calibrate_conditionally
from startbaan.domain.measurement.counts import count
from startbaan.domain.measurement.curves import Curves
from startbaan.domain.measurement.designs import Model, design
from startbaan.domain.measurement.doubting import aside
from startbaan.domain.measurement.facets import NoSeverities, first_severities, severities
from startbaan.domain.measurement.integrating import Ratings, place
from startbaan.domain.measurement.networks import networks
from startbaan.domain.measurement.persons import measure_groups
from startbaan.domain.measurement.reading import Named, Observations
from startbaan.domain.measurement.steps import chances

SCALE = thresholds(8)


def scene(seed, *, teachers=40, visits=3, raters=6, apart=1, spread=0.9):
    """Teachers seen by raters, of their own part of the country, with what is true of them."""
    chance = np.random.default_rng(seed)
    teacher = np.repeat(np.arange(teachers), visits)
    own = raters // apart
    rater = np.concatenate([each % apart * own + chance.choice(own, visits, replace=False) for each in range(teachers)])
    severity = chance.normal(0, 0.5, raters)
    measures = chance.normal(0.3, spread, teachers)[teacher] - severity[rater]
    return teacher, rater, drawn(measures, SCALE, seed=seed), severity


def ratings(teacher, rater, answers):
    patterns = np.ones((1, 8), dtype=bool)
    return Ratings(
        teacher,
        rater,
        np.zeros(len(teacher), dtype=np.int64),
        answers.sum(axis=1).astype(float),
        networks(teacher, rater=rater).of_rater,
        Curves.of(patterns, thresholds=SCALE),
    )


def estimated(teacher, rater, answers):
    score = (answers.sum(axis=1) + 0.5) / 25
    start = first_severities(np.log(score / (1 - score)), teacher=teacher, rater=rater)
    return severities(ratings(teacher, rater, answers), start=start)


def by_hand(teacher, rater, answers, free):
    """Integrate every teacher over a fine grid."""
    mean, spread = free[-2], np.exp(free[-1])
    grid = mean + spread * np.linspace(-7, 7, 1401)
    weights = np.exp(-0.5 * np.linspace(-7, 7, 1401) ** 2) / np.sqrt(2 * np.pi) * 0.01
    total = 0.0
    for each in np.unique(teacher):
        logs = np.zeros(len(grid))
        for row in np.flatnonzero(teacher == each):
            at = grid - free[rater[row]]
            logs += answers[row].sum() * at - chances(at, SCALE)[1].sum(axis=1)
        total += np.log(weights @ np.exp(logs - logs.max())) + logs.max()
    return total


def information(found):
    raters = len(found.own)
    whole = -found.shared.toarray()
    whole[:raters, :raters] += np.diag(found.own)
    whole[raters:, raters:] += found.last
    return whole


def test_likelihood_slope_and_information_are_those_by_hand():
    teacher, rater, answers, severity = scene(1, teachers=12)
    given = ratings(teacher, rater, answers)
    free = np.append(severity, [0.2, -0.1])

    def at(values):
        return place(given, values, modes=np.zeros(12))

    found = at(free)
    assert found.log_likelihood == pytest.approx(by_hand(teacher, rater, answers, free), abs=1e-3)
    assert found.slope == pytest.approx(slopes(lambda each: at(each).log_likelihood, free, step=1e-4), abs=2e-3)
    assert information(found) == pytest.approx(-slopes(lambda each: at(each).slope, free, step=1e-4), abs=0.05)


def test_errors_are_those_of_the_whole_information_with_severities_adding_up_to_nought():
    teacher, rater, answers, severity = scene(2)
    given = ratings(teacher, rater, answers)
    found = place(given, np.append(severity, [0.2, -0.1]), modes=np.zeros(40))
    free = np.zeros((8, 7))
    free[:6, :5] = np.eye(6)[:, :5] - np.eye(6)[:, 5:]
    free[6:, 5:] = np.eye(2)
    whole = free @ np.linalg.inv(free.T @ information(found) @ free) @ free.T

    assert Bordered.of(found, network=given.network).variances() == pytest.approx(np.diag(whole), rel=1e-3)


def test_known_severities_lie_in_their_intervals_at_the_rate_that_is_said():
    away = []
    for seed in range(60):
        teacher, rater, answers, severity = scene(seed, teachers=60, raters=8)
        found = estimated(teacher, rater, answers)
        away.append((found.values - (severity - severity.mean())) / found.errors)

    assert float(np.mean(np.abs(away) < 1.96)) == pytest.approx(0.95, abs=0.03)


def calibrated(seed):
    """Few observations of few items by raters far apart: much hangs on thresholds that are not well known."""
    chance = np.random.default_rng(seed)
    teacher, severity = np.repeat(np.arange(60), 3), np.linspace(-1.5, 1.5, 6)
    rater = np.concatenate([chance.choice(6, 3, replace=False) for _ in range(60)])
    answers = drawn(chance.normal(0.3, 1.2, 60)[teacher] - severity[rater], thresholds(4), seed=seed)
    counts, layout = count(answers, tops=np.full(4, 3)), design(Model.PARTIAL_CREDIT, tops=np.full(4, 3))
    items = calibrate_conditionally(counts, layout=layout)
    measures = measure_groups(counts, thresholds=items.thresholds).values
    group, curves = counts.group_of, Curves.of(counts.patterns, thresholds=items.thresholds)
    parts = networks(teacher, rater=rater).of_rater
    given = Ratings(teacher, rater, counts.pattern[group], counts.score[group].astype(float), parts, curves)
    start = first_severities(measures[group], teacher=teacher, rater=rater)
    scales = aside(items, layout=layout, counts=counts, measures=measures)
    return given, start, items, layout, [Curves.of(counts.patterns, thresholds=each) for each in scales], severity


def test_severities_and_spread_lie_in_their_intervals_when_thresholds_were_estimated_too():
    away, leaving_out, spread = [], [], []
    for seed in range(120):
        given, start, _, _, doubts, severity = calibrated(seed)
        found, bare = severities(given, start=start, doubts=doubts), severities(given, start=start)
        away.append((found.values - severity) / found.errors)
        leaving_out.append((bare.values - severity) / bare.errors)
        spread.append((found.spread - 1.2) / found.spread_se)

    assert float(np.mean(np.abs(away) < 1.96)) == pytest.approx(0.95, abs=0.015)
    assert float(np.mean(np.abs(leaving_out) < 1.96)) < 0.94
    assert float(np.mean(np.abs(spread) < 1.96)) == pytest.approx(0.95, abs=0.04)


def test_what_thresholds_add_to_the_errors_is_what_fitting_again_with_other_thresholds_says():
    given, start, items, layout, doubts, _ = calibrated(1)
    found, bare = severities(given, start=start, doubts=doubts), severities(given, start=start)
    total = np.zeros(6)
    for direction in np.linalg.cholesky(items.covariance).T:
        ends = []
        for step in (-0.5, 0.5):
            moved = items.thresholds + step * (layout.matrix @ direction).reshape(4, 3)
            curves = Curves.of(np.ones((1, 4), dtype=bool), thresholds=moved)
            ends.append(severities(replace(given, curves=curves), start=start).values)
        total += (ends[1] - ends[0]) ** 2

    assert np.sqrt(found.errors**2 - bare.errors**2) == pytest.approx(np.sqrt(total), rel=0.15, abs=0.01)


def test_large_networks_give_the_same_as_small_ones(monkeypatch):
    teacher, rater, answers, _ = scene(3, teachers=800, raters=120)
    exact = estimated(teacher, rater, answers)
    monkeypatch.setattr(inverting, "EXACT", 10)
    other = estimated(teacher, rater, answers)

    assert other.values == pytest.approx(exact.values, abs=1e-4)
    assert other.errors == pytest.approx(exact.errors, rel=0.02)


def observations(teacher, rater, answers):
    return Observations(
        tuple(f"i{number}" for number in range(answers.shape[1])),
        tuple(map(str, range(len(answers)))),
        answers,
        Named(teacher, tuple(f"t{number}" for number in range(int(teacher.max()) + 1))),
        Named(rater, tuple(f"r{number}" for number in range(int(rater.max()) + 1))),
    )


def test_networks_without_a_teacher_in_common_are_warned_about():
    teacher, rater, answers, _ = scene(4, teachers=60, raters=8, apart=2)
    found = calibrate(observations(teacher, rater, answers), wish=Wish(Model.RATING_SCALE, facets=True))

    assert found.rated.network.tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
    warning = (
        "De waarnemers vallen uiteen in 2 groepen die geen leraar samen zagen. Wie in verschillende groepen zit, is "
        "alleen te vergelijken als de leraren gemiddeld even goed zijn."
    )
    assert found.warnings[-1] == warning


def test_an_observer_who_gave_only_the_lowest_scores_has_no_severity_and_is_named():
    teacher, rater, answers, _ = scene(5, teachers=60, raters=8)
    answers[rater == 3] = 0
    found = calibrate(observations(teacher, rater, answers), wish=Wish(Model.RATING_SCALE, facets=True))

    assert found.rated.names == ("r0", "r1", "r2", "r4", "r5", "r6", "r7")
    warning = (
        "Van deze waarnemers is niet te bepalen hoe streng zij zijn, want zij gaven alleen de laagste of alleen de "
        "hoogste scores: r3."
    )
    assert found.warnings[-1] == warning


def test_one_observer_cannot_be_severe():
    teacher, rater, answers, _ = scene(6, teachers=60)

    with pytest.raises(NoSeverities, match=r"^Er is maar één waarnemer"):
        calibrate(observations(teacher, 0 * rater, answers), wish=Wish(facets=True))


def test_gaps_count_for_what_was_seen():
    teacher, rater, answers, severity = scene(7, teachers=200, raters=8)
    answers[np.random.default_rng(70).random(answers.shape) < 0.15] = 255
    found = calibrate(observations(teacher, rater, answers), wish=Wish(Model.RATING_SCALE, facets=True)).rated

    away = (found.severities.values - (severity - severity.mean())) / found.severities.errors
    assert float(np.abs(away).max()) < 3.2
