"""How far somebody who learns to observe agrees with the example lessons."""

import pytest

from startbaan.domain.feedback.agreeing import agreement, beside, judged, overall
from startbaan.domain.instruments.reading import shipped
from startbaan.domain.instruments.training import trainings

TRAINING = trainings()["lesson-35"]
(INSTRUMENT,) = (each for each in shipped().values() if each.key == "lesson-35")
LESSON = TRAINING.lessons[0]
EXAMPLE = {lesson.key: {each.item: each.score for each in lesson.examples} for lesson in TRAINING.lessons}


def as_example(change):
    return {key: {item: change(score) for item, score in scores.items()} for key, scores in EXAMPLE.items()}


def verdict(scored):
    return judged(overall(scored, training=TRAINING, instrument=INSTRUMENT), rule=TRAINING.rule)


def test_every_item_stands_beside_its_example_in_the_order_of_the_instrument():
    lines = beside({"respect": 2}, lesson=LESSON, instrument=INSTRUMENT)

    assert [line.item.key for line in lines] == list(INSTRUMENT.keys)
    assert (lines[0].own, lines[0].example.score, lines[0].by) == (2, 4, -2)


def test_item_that_was_not_seen_or_is_not_to_be_seen_has_no_difference():
    lines = beside({"critical": 2}, lesson=LESSON, instrument=INSTRUMENT)

    assert {line.by for line in lines} == {None}
    assert agreement(lines) is None


def test_scores_as_the_examples_pass():
    assert verdict(EXAMPLE).passed


def test_scores_that_are_always_milder_are_too_far_away():
    found = verdict(as_example(lambda score: min(4, score + 1)))

    assert (found.passed, found.is_near, found.saw_enough) == (False, False, True)


def test_scores_turned_round_do_not_agree():
    assert not verdict(as_example(lambda score: 5 - score)).agrees


def test_scores_that_are_all_the_same_tell_nothing_of_agreement():
    same = {LESSON.key: {"respect": 4, "relaxed": 4}}
    found = overall(same, training=TRAINING, instrument=INSTRUMENT)

    assert found.kappa is None
    assert not judged(found, rule=TRAINING.rule).agrees


def test_few_scores_are_not_enough():
    few = {key: dict(list(scores.items())[:12]) for key, scores in EXAMPLE.items()}
    found = overall(few, training=TRAINING, instrument=INSTRUMENT)

    assert found.seen == pytest.approx(96 / 172)
    assert not verdict(few).saw_enough


def test_nothing_scored_meets_nothing():
    assert not verdict({}).passed
