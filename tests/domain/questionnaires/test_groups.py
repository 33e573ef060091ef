"""Groups side by side: only those that are large enough, and never one that can be worked out from the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.questionnaires.groups import large_enough, question_by_group, talking_points, theme_by_group
from startbaan.domain.questionnaires.reading import shipped
from startbaan.domain.questionnaires.tallies import Tally

SCAN = shipped()["scan-2026"]
FREED = SCAN.question("freed-time")
GROUPS = st.dictionaries(st.sampled_from([rater.value for rater in SCAN.raters]), st.integers(0, 40), min_size=1)


def all_said(point, people):
    return Tally(people, {str(point): people}) if people else Tally()


def theme_said(point, people):
    return {question.key: all_said(point, people) for question in SCAN.about_theme("workload")}


@given(GROUPS, st.sampled_from([5, 10]))
def test_group_that_is_kept_back_cannot_be_taken_from_the_whole(people, least):
    shown = large_enough(people, least=least)
    hidden = [count for group, count in people.items() if group not in shown and count]

    assert all(people[group] >= least for group in shown)
    assert not hidden or not shown or (len(hidden) >= 2 and sum(hidden) >= least)


@given(GROUPS, st.sampled_from([5, 10]))
def test_every_group_is_shown_or_named_as_kept_back(people, least):
    found = question_by_group(FREED, tallies={group: all_said(3, n) for group, n in people.items()}, least=least)

    shown = [mean.group for mean in found.means]
    assert sorted([*shown, *found.withheld]) == sorted(people)
    assert set(shown) == large_enough(people, least=least)
    assert all(mean.enough.people == people[mean.group] for mean in found.means)
    assert len(found.gaps) == len(shown) * (len(shown) - 1) // 2


def test_widest_gap_is_the_talking_point():
    found = question_by_group(
        FREED,
        tallies={"starter": all_said(2, 20), "coach": all_said(3, 12), "line_manager": all_said(5, 15)},
        least=5,
    )

    assert [(gap.more, gap.less, gap.difference.value) for gap in found.gaps] == [
        ("line_manager", "starter", 3),
        ("line_manager", "coach", 2),
        ("coach", "starter", 1),
    ]
    assert found.talking_point is found.gaps[0]


def test_groups_that_agree_have_nothing_to_talk_about():
    found = question_by_group(FREED, tallies={"starter": all_said(4, 9), "coach": all_said(4, 7)}, least=5)

    assert found.talking_point is None
    assert talking_points([found]) == ()


def test_theme_is_the_mean_of_its_statements():
    answered = theme_said(4, 10)
    answered["freed-time"] = all_said(1, 10)
    found = theme_by_group(SCAN, theme="workload", tallies={"starter": answered, "coach": theme_said(5, 8)}, least=5)

    assert [(mean.group, mean.mean.value) for mean in found.means] == [("starter", 3.0), ("coach", 5.0)]


def test_theme_of_which_one_statement_has_too_few_answers_is_kept_back():
    answered = theme_said(4, 10)
    answered["no-extra-tasks"] = all_said(4, 4)
    tallies = {"starter": theme_said(3, 30), "coach": answered, "line_manager": theme_said(4, 9)}
    found = theme_by_group(SCAN, theme="workload", tallies=tallies, least=5)

    assert ([mean.group for mean in found.means], found.withheld) == (["starter"], ("coach", "line_manager"))


def test_themes_are_talked_about_in_the_order_of_their_gaps():
    small = question_by_group(FREED, tallies={"starter": all_said(2, 20), "coach": all_said(4, 20)}, least=5)
    large = question_by_group(
        SCAN.question("welcome"), tallies={"starter": all_said(1, 20), "coach": all_said(5, 20)}, least=5
    )

    assert [found.key for found in talking_points([small, large])] == ["welcome", "freed-time"]


@pytest.mark.parametrize("people", [{"starter": 12, "hr": 1}, {"starter": 12, "coach": 3, "hr": 1}])
def test_one_large_group_beside_small_ones_is_kept_back_with_them(people):
    found = question_by_group(FREED, tallies={group: all_said(3, n) for group, n in people.items()}, least=5)

    assert found.means == ()
