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


def rounds(training):
    """The lessons of one round after another, until all were seen."""
    keys = [lesson.key for lesson in training.lessons]
    return [keys[start : start + training.lessons_in_round] for start in range(0, len(keys), training.lessons_in_round)]


def test_lessons_of_every_round_are_of_all_sectors_and_use_every_score():
    for training in trainings().values():
        for keys in rounds(training):
            lessons = [training.by_key[key] for key in keys]
            given = {example.score for lesson in lessons for example in lesson.examples}
            assert {lesson.sector.value for lesson in lessons} == {"po", "vo", "mbo"}
            assert given == set(BY_KEY[training.instrument].scores)


def test_first_rounds_bring_every_lesson_once_and_there_are_at_least_two():
    for training in trainings().values():
        seen = []
        for keys in rounds(training):
            assert list(training.drawn(seen)) == keys
            seen += keys
        assert sorted(seen) == sorted(training.by_key)
        assert len(seen) >= 2 * training.lessons_in_round


def test_lesson_seen_longest_ago_comes_first_again():
    for training in trainings().values():
        seen = [lesson.key for lesson in reversed(training.lessons)]
        assert list(training.drawn(seen)) == seen[: training.lessons_in_round]
        assert list(training.drawn([*seen, seen[0]])) == seen[1 : training.lessons_in_round + 1]


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
