"""Results: about enough people or not at all, and nothing that two things beside each other give away."""

import random
from dataclasses import fields, is_dataclass

import pytest
from asking import answers_to, questionnaires
from hypothesis import given, settings
from hypothesis import strategies as st

from startbaan.domain.questionnaires.definition import (
    ChoiceQuestion,
    Compared,
    OpenQuestion,
    Option,
    RankingQuestion,
    Scale,
    ScaleQuestion,
    SeveralQuestion,
)
from startbaan.domain.questionnaires.results import (
    Band,
    Chosen,
    Enough,
    Said,
    TooFew,
    Withheld,
    bands_of,
    result,
    shuffled,
)
from startbaan.domain.questionnaires.tallies import Tally, tally, together
from startbaan.domain.sources import Text

T = Text("a", "a")
SECRET = b"a secret of this survey"
FIVE = ScaleQuestion("q", T, "", is_required=False, scale=Scale("s", (T,) * 5))
SATISFIED = ScaleQuestion("q", T, "", is_required=False, scale=Scale("s", (T,) * 5), compared=Compared("f", 4))
WHICH = tuple(Option(key, T) for key in "abcd")
ONE_OF = ChoiceQuestion("q", T, "", is_required=False, options=WHICH)
SOME_OF = SeveralQuestion("q", T, "", is_required=False, options=WHICH, most=4)
ORDER = RankingQuestion("q", T, "", is_required=False, options=WHICH, most=2)
WORDS = OpenQuestion("q", T, "", is_required=False)
LEASTS = st.sampled_from([5, 10])
COUNTS = st.dictionaries(st.integers(1, 5), st.integers(0, 80)).map(
    lambda counts: {point: count for point, count in counts.items() if count}
)


def shown(question, *, least=5, **counts):
    people = sum(counts.values())
    return result(
        question, tally=Tally(people, {key.strip("_"): n for key, n in counts.items()}), least=least, secret=SECRET
    )


@st.composite
def answered(draw):
    questionnaire = draw(questionnaires())
    question = draw(st.sampled_from(questionnaire.questions))
    return question, draw(st.lists(answers_to(question), max_size=30))


@settings(max_examples=80, deadline=None)
@given(answered(), LEASTS)
def test_result_is_there_when_enough_people_answered_and_only_then(both, least):
    question, answers = both
    found = result(question, tally=tally(question, answers=answers), least=least, secret=SECRET)

    assert isinstance(found, Withheld) == (len(answers) < least)
    if not isinstance(found, Withheld):
        assert found.enough == Enough(len(answers), least)


@settings(max_examples=60, deadline=None)
@given(answered(), st.randoms())
def test_result_says_nothing_of_the_order_in_which_people_answered(both, chance):
    question, answers = both
    mixed = answers.copy()
    chance.shuffle(mixed)

    found = [result(question, tally=tally(question, answers=each), least=5, secret=SECRET) for each in (answers, mixed)]
    assert found[0] == found[1]
    assert list(getattr(found[0], "points", ())) == list(getattr(found[1], "points", ()))


def test_result_about_too_few_has_no_form():
    with pytest.raises(TooFew):
        Enough(4, 5)
    with pytest.raises(TooFew):
        Enough(4, 0)
    assert is_dataclass(Withheld)
    assert fields(Withheld) == ()


@given(COUNTS, LEASTS)
def test_bands_hold_everyone_and_are_about_enough_people_or_nobody(counts, least):
    if sum(counts.values()) < least:
        return
    bands = bands_of(counts, bounds=(1, 5), least=least)

    assert [point for band in bands for point in range(band.first, band.last + 1)] == [1, 2, 3, 4, 5]
    for band in bands:
        assert band.people == sum(counts.get(point, 0) for point in range(band.first, band.last + 1))
        assert band.people == 0 or band.people >= least


@given(COUNTS, LEASTS)
def test_mean_stands_beside_bands_only_where_it_leaves_enough_open(counts, least):
    people = sum(counts.values())
    if people < least:
        return
    found = result(
        FIVE, tally=Tally(people, {str(point): n for point, n in counts.items()}), least=least, secret=SECRET
    )

    is_whole = all(n >= least for n in counts.values())
    assert is_whole or people * 0.1 >= least or found.bands == ()
    assert found.mean is not None


def test_few_in_a_point_leave_the_mean_alone():
    found = shown(FIVE, _1=1, _3=6, _4=8, _5=5)

    assert found.bands == ()
    assert found.mean.value == 3.8


def test_points_about_enough_people_are_shown_with_their_mean():
    found = shown(FIVE, _3=6, _4=8, _5=5)

    assert [band.people for band in found.bands] == [0, 0, 6, 8, 5]
    assert found.mean.value == 3.9


def test_many_people_get_bands_beside_the_mean():
    found = shown(FIVE, _1=1, _2=3, _3=12, _4=30, _5=14)

    assert found.bands == (Band(1, 3, 16), Band(4, 4, 30), Band(5, 5, 14))
    assert found.mean.value == 3.9


def test_compared_share_stands_alone_where_the_points_are_too_few():
    found = shown(SATISFIED, _2=2, _3=4, _4=8, _5=6)

    assert (found.mean, found.bands) == (None, ())
    assert found.share.value == 0.7


def test_share_with_few_on_one_side_gives_the_mean_instead():
    found = shown(SATISFIED, _2=1, _3=2, _4=8, _5=6)

    assert found.share is None
    assert found.mean.value == 4.1


def test_bands_that_the_share_would_cut_are_left_out():
    found = shown(SATISFIED, least=5, _1=30, _3=2, _4=3, _5=20)

    assert found.bands == ()
    assert (found.mean.value, found.share.value) == (2.7, 0.42)


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 40)), LEASTS)
def test_hidden_options_are_two_or_more_and_about_enough_people(counts, least):
    if sum(counts.values()) < least:
        return
    found = result(ONE_OF, tally=Tally(sum(counts.values()), counts), least=least, secret=SECRET)

    assert isinstance(found, Chosen)
    hidden = [counts.get(key, 0) for key, shown_count in found.counts.items() if shown_count is None]
    filled = [count for count in counts.values() if count]
    assert not hidden or (len(hidden) >= 2 and sum(hidden) >= least) or len(hidden) == len(filled)
    assert all(n is None or n == 0 or n >= least for n in found.counts.values())


def test_ticked_by_few_and_by_nearly_all_are_kept_back():
    found = result(SOME_OF, tally=Tally(20, {"a": 19, "b": 10, "c": 2}), least=5, secret=SECRET)

    assert {key: share and share.value for key, share in found.shares.items()} == {
        "a": None,
        "b": 0.5,
        "c": None,
        "d": 0,
    }


def test_order_is_that_of_borda():
    answers = [("a", "b")] * 3 + [("b", "c")] * 2 + [("a",)]
    found = result(ORDER, tally=tally(ORDER, answers=answers), least=5, secret=SECRET)

    points = {"a": 3 * 3 + 2 * 0.5 + 3, "b": 3 * 2 + 2 * 3 + 0.5, "c": 3 * 0.5 + 2 * 2 + 0.5, "d": 6 * 0.5}
    assert {key: estimate.value for key, estimate in found.points.items()} == {
        key: round(score * 100 / (3 * 6)) for key, score in points.items()
    }
    assert list(found.points) == ["a", "b", "c", "d"]


@given(st.lists(st.permutations("abcd"), min_size=5, max_size=20))
def test_points_of_whole_orders_share_out_the_same_sum(orders):
    question = RankingQuestion("q", T, "", is_required=False, options=WHICH, most=4)
    found = result(question, tally=tally(question, answers=[tuple(one) for one in orders]), least=5, secret=SECRET)

    assert abs(sum(estimate.value for estimate in found.points.values()) - 200) <= 2


@given(st.lists(st.text(max_size=5), max_size=12), st.randoms())
def test_own_words_stand_in_an_order_that_is_not_that_of_coming_in(texts, chance):
    mixed = texts.copy()
    chance.shuffle(mixed)

    assert shuffled(texts, secret=SECRET, question="q") == shuffled(mixed, secret=SECRET, question="q")
    assert sorted(shuffled(texts, secret=SECRET, question="q")) == sorted(texts)


def test_own_words_of_two_questions_and_surveys_have_no_common_order():
    texts = [f"antwoord {number}" for number in range(40)]
    orders = [
        shuffled(texts, secret=secret, question=question) for secret in (SECRET, b"other") for question in ("q", "r")
    ]

    assert len(set(orders)) == 4
    for order in orders:
        assert sum(text == other for text, other in zip(order, texts, strict=True)) < 6


def test_few_own_words_are_not_shown_even_when_many_answered_the_rest():
    assert result(WORDS, tally=Tally(4, {}, ("a",) * 4), least=5, secret=SECRET) == Withheld()
    assert isinstance(result(WORDS, tally=Tally(5, {}, ("a",) * 5), least=5, secret=SECRET), Said)


@settings(max_examples=60, deadline=None)
@given(answered(), st.integers(0, 30))
def test_parts_counted_together_are_the_whole(both, cut):
    question, answers = both
    parts = [tally(question, answers=answers[:cut]), tally(question, answers=answers[cut:])]

    whole = tally(question, answers=answers)
    both_parts = together(parts)
    assert (both_parts.people, sorted(both_parts.texts)) == (whole.people, sorted(whole.texts))
    assert {k: n for k, n in both_parts.counts.items() if n} == dict(whole.counts)


def test_results_of_a_whole_survey_are_about_as_many_as_answered():
    chance = random.Random(5)
    answers = [chance.choices(range(1, 6), (1, 2, 4, 8, 5))[0] for _ in range(400)]

    found = result(FIVE, tally=tally(FIVE, answers=answers), least=10, secret=SECRET)
    assert sum(band.people for band in found.bands) == found.enough.people == 400
