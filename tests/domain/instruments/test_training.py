"""Example lessons, as their makers wrote them."""

import pytest

from startbaan.domain.instruments.reading import shipped
from startbaan.domain.instruments.training import TRAININGS, load, trainings
from startbaan.domain.loading import Refused
from startbaan.domain.sources import Status

BY_KEY = {instrument.key: instrument for instrument in shipped().values()}
ALL = [(training, lesson) for training in trainings().values() for lesson in training.lessons]


def words(lesson, language):
    return sum(len(part.said(language).split()) for part in lesson.story)


@pytest.mark.parametrize(("training", "lesson"), ALL, ids=[lesson.key for _, lesson in ALL])
def test_every_lesson_is_long_enough_to_look_at_and_short_enough_to_read(training, lesson):
    assert all(250 <= words(lesson, language) <= 400 for language in ("nl", "en"))


@pytest.mark.parametrize(("training", "lesson"), ALL, ids=[lesson.key for _, lesson in ALL])
def test_every_lesson_shows_half_of_the_items_and_says_that_it_is_invented(training, lesson):
    assert len(lesson.examples) >= len(BY_KEY[training.instrument].items) / 2
    assert lesson.source.status is Status.OWN_EXAMPLE


def test_lessons_together_are_of_all_sectors_and_use_every_score():
    for training in trainings().values():
        given = {example.score for lesson in training.lessons for example in lesson.examples}
        assert {lesson.sector.value for lesson in training.lessons} == {"po", "vo", "mbo"}
        assert given == set(BY_KEY[training.instrument].scores)


def test_rule_says_that_it_is_an_own_choice():
    assert {training.rule.source.status for training in trainings().values()} == {Status.OWN_CHOICE}


def test_every_instrument_that_asks_a_training_has_one():
    assert trainings().keys() == {key for key, instrument in BY_KEY.items() if instrument.asks_training}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (("score: 4", "score: 5"), "van 1 tot en met 4"),
        (("item: respect", "item: hoffelijk"), "“hoffelijk” kan niet"),
        (("item: relaxed", "item: respect"), "“respect” staat er twee keer"),
        (("key: fractions", "key: breuken"), "de sleutel is de naam van het bestand"),
        (("sector: po", "sector: hbo"), "“hbo” kan niet"),
    ],
)
def test_lesson_that_is_wrong_is_refused_with_file_and_line(tmp_path, wrong, sentence):
    (tmp_path / "lesson-35").mkdir()
    for path in TRAININGS.rglob("*.yaml"):
        copy = tmp_path / path.relative_to(TRAININGS)
        text = path.read_text(encoding="utf-8")
        copy.write_text(text.replace(*wrong, 1) if path.stem == "fractions" else text, encoding="utf-8")

    with pytest.raises(Refused, match=r"fractions\.yaml:\d+: .*" + sentence):
        load(tmp_path / "lesson-35.yaml", instruments=BY_KEY)


def test_lesson_that_is_missing_is_named(tmp_path):
    (tmp_path / "lesson-35.yaml").write_text(
        (TRAININGS / "lesson-35.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )

    with pytest.raises(Refused, match="deze les ontbreekt"):
        load(tmp_path / "lesson-35.yaml", instruments=BY_KEY)
