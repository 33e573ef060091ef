"""Items from counts alone: the same as from the rows they were counted from."""

import json
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
from ratings import drawn, thresholds

from startbaan.domain.measurement.calibrating import Wish, calibrate
from startbaan.domain.measurement.counting import calibrate_counts
from startbaan.domain.measurement.counts import GAP
from startbaan.domain.measurement.designs import Model
from startbaan.domain.measurement.reading import Observations
from startbaan.domain.measurement.scale import read_scale
from startbaan.domain.measurement.tables import Answered, read_tables, written


def counted(answers, items):
    """Count rows as the database does: by the items that were seen, the score in all, the item and its answer."""
    found = Counter()
    for row in answers:
        seen = tuple(item for item, answer in zip(items, row, strict=True) if answer != GAP)
        score = int(sum(int(answer) for answer in row if answer != GAP))
        for item, answer in zip(items, row, strict=True):
            if answer != GAP:
                found[seen, score, item, int(answer)] += 1
    return [Answered(*key, number) for key, number in found.items()]


def tables(answers, items, *, model="pcm"):
    return written(counted(answers, items), items=items, answers=4, model=model)


@pytest.fixture(scope="module")
def rated():
    """Three hundred observations of six items, a tenth of the answers not seen."""
    measures = np.random.default_rng(4).normal(size=300)
    answers = drawn(measures, thresholds(6), seed=5, gaps=0.1)
    return np.asfortranarray(answers), tuple(f"item-{number}" for number in range(6))


@pytest.mark.parametrize("model", ["pcm", "rsm"])
def test_items_from_counts_are_those_from_rows(rated, model):
    answers, items = rated
    rows = Observations(items, tuple(str(number) for number in range(len(answers))), answers, None, None)

    by_rows = calibrate(rows, wish=Wish(Model(model)))
    by_counts = calibrate_counts(read_tables(tables(answers, items, model=model)))

    assert by_counts.items.thresholds == pytest.approx(by_rows.items.thresholds, abs=1e-9)
    assert by_counts.items.errors == pytest.approx(by_rows.items.errors, abs=1e-9)
    assert by_counts.items.log_likelihood == pytest.approx(by_rows.items.log_likelihood, abs=1e-9)
    assert by_counts.fit.infit == pytest.approx(by_rows.fit.infit, abs=1e-9)
    assert by_counts.fit.outfit == pytest.approx(by_rows.fit.outfit, abs=1e-9)
    assert by_counts.population.mean == pytest.approx(by_rows.population.mean, abs=1e-9)
    assert by_counts.marginal_log_likelihood == pytest.approx(by_rows.marginal_log_likelihood, abs=1e-9)
    assert by_counts.observations == len(answers)


def processed(content):
    done = subprocess.run(
        [sys.executable, "-m", "startbaan.domain.measurement.process"],
        input=content,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout), [json.loads(line)["stage"] for line in done.stderr.splitlines()]


def test_process_writes_a_set_that_a_page_reads(rated):
    answer, stages = processed(tables(*rated))

    scale = read_scale(answer["text"].encode())
    assert [item.name for item in scale.items] == list(rated[1])
    assert (answer["observations"], answer["warnings"], stages) == (300, [], ["items", "writing"])


def test_process_says_in_a_sentence_which_score_was_never_given(rated):
    answers, items = rated
    answers = np.where(answers == 3, 2, answers)

    answer, _ = processed(tables(answers, items))

    assert answer["problem"][0].startswith("Bij item %(item)s is score %(score)s nog nooit gegeven.")
    assert answer["problem"][1] == {"item": "item-0", "score": 4}


def test_process_without_observations_says_so():
    answer, _ = processed(written([], items=["a", "b"], answers=4, model="pcm"))

    assert answer == {"problem": ["Er zijn geen waarnemingen om mee te rekenen.", {}]}


def test_few_observations_are_warned_about(rated):
    answers, items = rated

    answer, _ = processed(tables(answers[:120], items))

    assert answer["warnings"][0][1]["number"] == 120
