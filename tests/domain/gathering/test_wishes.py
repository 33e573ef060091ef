"""Wishes ranked into themes: by how many people want them, and never by few."""

from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.gathering.wishes import Ranking, Wanted, by_group, counted, ranking

THEMES = ("groups", "parents", "workload", "feedback", "digital")
WISHES = st.lists(st.lists(st.sampled_from(THEMES), max_size=3), max_size=40)


@given(WISHES, st.sampled_from([5, 10]))
def test_ranking_shows_only_what_enough_people_want_most_wanted_first(wishes, least):
    counts = counted(wishes)
    found = ranking(counts, people=len(wishes), themes=THEMES, least=least)

    assert (found is None) == (len(wishes) < least)
    if found is not None:
        assert all(one.people == counts[one.theme] >= least for one in found.wanted)
        assert [one.people for one in found.wanted] == sorted((one.people for one in found.wanted), reverse=True)
        assert sorted([*(one.theme for one in found.wanted), *found.others]) == sorted(THEMES)
        assert found.others == tuple(theme for theme in THEMES if counts.get(theme, 0) < least)


@given(WISHES, st.randoms())
def test_ranking_does_not_depend_on_who_was_first(wishes, chance):
    mixed = wishes.copy()
    chance.shuffle(mixed)

    assert ranking(counted(wishes), people=len(wishes), themes=THEMES, least=5) == ranking(
        counted(mixed), people=len(mixed), themes=THEMES, least=5
    )


@given(WISHES, st.sampled_from(THEMES))
def test_theme_less_on_the_list_turns_no_others_round(wishes, gone):
    whole = ranking(counted(wishes), people=len(wishes), themes=THEMES, least=5)
    rest = ranking(counted(wishes), people=len(wishes), themes=[theme for theme in THEMES if theme != gone], least=5)

    if whole is not None:
        assert [one.theme for one in rest.wanted] == [one.theme for one in whole.wanted if one.theme != gone]


def test_themes_wanted_by_as_many_share_a_place():
    counts = {"parents": 9, "groups": 7, "workload": 9, "feedback": 4}

    assert ranking(counts, people=20, themes=THEMES, least=5) == Ranking(
        20,
        (Wanted("parents", 1, 9), Wanted("workload", 1, 9), Wanted("groups", 3, 7)),
        ("feedback", "digital"),
    )


def test_theme_ticked_twice_counts_once():
    assert counted([["groups", "groups"], ["groups"]]) == {"groups": 2}


def test_group_about_few_takes_another_with_it():
    assert by_group({"first": 3, "later": 12}, least=5) == {"first": None, "later": None}
    assert by_group({"first": 6, "later": 12}, least=5) == {"first": 6, "later": 12}
