"""What stands around the questions can change too, and each change can be read back."""

from dataclasses import replace

import pytest

from startbaan.domain.loading import Refused
from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires.definition import Scale, Theme
from startbaan.domain.questionnaires.editing import removed
from startbaan.domain.questionnaires.framing import (
    asked_on,
    covered,
    elements,
    next_version,
    own_questionnaire,
    restored,
    scaled,
    themed,
    titled,
    versioned,
    without_theme,
)
from startbaan.domain.questionnaires.reading import parse, shipped
from startbaan.domain.questionnaires.writing import written
from startbaan.domain.sentences import Problem
from startbaan.domain.sources import Source, Status, Text

GUIDANCE = shipped()["guidance-2026"]
AGREE = GUIDANCE.scales[0]
OWN = Theme("own", Text("Eigen", "Own"), Text("Zelf.", "Ours."), Source(Status.OWN_CHOICE, note=Text("Wij.", "We.")))


def test_frame_is_read_back_as_it_was_made():
    drafts = [
        titled(GUIDANCE, title=Text("Anders", "Otherwise"), about=Text("Over", "About")),
        themed(GUIDANCE, theme=OWN),
        themed(GUIDANCE, theme=replace(GUIDANCE.themes[0], title=Text("Anders", "Otherwise"))),
        without_theme(GUIDANCE, key="time"),
        scaled(GUIDANCE, scale=Scale("new", AGREE.points)),
        scaled(GUIDANCE, scale=replace(AGREE, points=AGREE.points[1:])),
        versioned(GUIDANCE, version="2027"),
        own_questionnaire(GUIDANCE, key="own", version="2026", title=OWN.title, about=OWN.about),
    ]

    assert [parse(written(draft), name="draft") for draft in drafts] == drafts
    assert [theme.key for theme in drafts[1].themes] == [*(theme.key for theme in GUIDANCE.themes), "own"]
    assert len(drafts[2].themes) == len(GUIDANCE.themes)


def test_theme_that_goes_leaves_its_questions():
    less = without_theme(GUIDANCE, key="time")

    assert [question.key for question in less.questions] == [question.key for question in GUIDANCE.questions]
    assert less.about_theme("time") == ()


def test_scale_changes_for_every_question_that_uses_it():
    shorter = replace(AGREE, points=AGREE.points[1:])
    changed = scaled(GUIDANCE, scale=shorter)

    assert {question.scale for question in asked_on(changed, "agree")} == {shorter}
    assert len(asked_on(changed, "agree")) == len(asked_on(GUIDANCE, "agree"))


@pytest.mark.parametrize(("dropped", "is_compared"), [(0, True), (1, False)])
def test_figure_from_elsewhere_goes_with_another_number_of_points(dropped, is_compared):
    scale = next(scale for scale in GUIDANCE.scales if scale.key == "satisfied")
    (question,) = asked_on(scaled(GUIDANCE, scale=replace(scale, points=scale.points[dropped:])), "satisfied")

    assert (question.compared is not None) is is_compared


def test_change_that_cannot_be_is_refused():
    with pytest.raises(Refused):
        titled(GUIDANCE, title=Text("", ""), about=GUIDANCE.about)
    with pytest.raises(Refused):
        scaled(GUIDANCE, scale=replace(AGREE, points=AGREE.points[:2]))
    with pytest.raises(Problem):
        without_theme(GUIDANCE, key="own")


@pytest.mark.parametrize(
    ("taken", "version"), [([], "2026"), (["2025"], "2026"), (["2026"], "2026-2"), (["2026", "2026-2"], "2026-3")]
)
def test_version_is_named_after_the_year(taken, version):
    assert next_version(SchoolYear(2026), taken=taken) == version


def test_five_elements_are_covered_until_their_last_question_goes():
    assert [found.element.key for found in covered(GUIDANCE)] == [element.key for element in elements()]
    assert len(elements()) == 5
    assert all(found.questions for found in covered(GUIDANCE))
    assert [
        found.questions for found in covered(without_theme(GUIDANCE, key="time")) if found.element.key == "time"
    ] == [0]
    assert covered(shipped()["afternoon-2026"]) == ()


@pytest.mark.parametrize("key", ["satisfied", "time-enough", "missed", "best-help"])
def test_question_that_was_dropped_comes_back_as_it_was(key):
    question = GUIDANCE.question(key)

    assert restored(removed(GUIDANCE, key=key), question=question).question(key) == question


def test_question_comes_back_without_the_theme_that_went_and_on_the_scale_as_it_is():
    shorter = replace(AGREE, points=AGREE.points[1:])
    draft = scaled(removed(without_theme(GUIDANCE, key="time"), key="time-enough"), scale=shorter)
    found = restored(draft, question=GUIDANCE.question("time-enough")).question("time-enough")

    assert (found.theme, found.scale) == ("", shorter)


def test_question_brings_its_scale_along():
    draft = replace(removed(GUIDANCE, key="satisfied"), scales=(AGREE,))
    question = GUIDANCE.question("satisfied")

    assert restored(draft, question=question).scales == (AGREE, question.scale)
    with pytest.raises(Problem):
        restored(GUIDANCE, question=question)
