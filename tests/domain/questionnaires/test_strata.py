"""No batch and no stratum is ever about fewer people than enough, whatever comes in."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.questionnaires.strata import EVERYBODY, Least, Stratum, at_the_end, batches

LEAST = Least(5, 10)
SIZES = st.dictionaries(
    st.builds(
        Stratum,
        group=st.sampled_from(["starter", "coach"]),
        sector=st.sampled_from(["po", "vo"]),
        board=st.integers(min_value=0, max_value=4),
    ),
    st.integers(min_value=0, max_value=40),
    max_size=12,
)


def held(sizes):
    found = Counter()
    for stratum, target in at_the_end(sizes, least=LEAST).items():
        found[target] += sizes[stratum]
    return found


@given(SIZES)
def test_every_stratum_at_the_end_is_about_enough_people(sizes):
    assert [size for size in held(sizes).values() if size < LEAST.stratum] == []


@given(SIZES)
def test_everybody_is_counted_at_the_end_or_nobody(sizes):
    people = sum(sizes.values())

    assert sum(held(sizes).values()) == (people if people >= LEAST.stratum else 0)


@given(st.lists(SIZES, min_size=1, max_size=5))
def test_no_two_readings_differ_by_fewer_than_enough(rounds):
    pool, moved = Counter(), []
    for coming in rounds:
        pool.update(coming)
        taken = batches(pool, least=LEAST)
        pool.subtract(taken)
        moved.append(taken)
    assert all(size >= LEAST.stratum for taken in moved for size in taken.values())
    assert all(sum(taken.values()) >= LEAST.at_once for taken in moved if taken)
    last = sum(held(pool).values())
    assert last >= (LEAST.at_once if any(moved) else LEAST.stratum) or last == 0
    assert not any(moved) or last == sum(pool.values())


@pytest.mark.parametrize(
    ("size", "taken"), [(9, 0), (14, 0), (15, 10), (100, 95)], ids=["few", "too little at once", "enough", "many"]
)
def test_a_batch_leaves_enough_behind(size, taken):
    stratum, other = Stratum("starter", "po", 1), Stratum("starter", "po", 2)

    assert batches({stratum: size, other: 5}, least=LEAST).get(stratum, 0) == taken


def test_a_small_board_joins_its_sector_and_then_everybody():
    small, smaller, large = Stratum("starter", "po", 1), Stratum("starter", "po", 2), Stratum("coach", "vo", 3)

    assert at_the_end({small: 3, smaller: 2, large: 9}, least=LEAST) == {
        small: Stratum("starter", "po"),
        smaller: Stratum("starter", "po"),
        large: large,
    }


def test_what_is_too_few_takes_the_smallest_other_along():
    few, small, large = Stratum("starter", "po", 1), Stratum("starter", "vo", 2), Stratum("coach", "vo", 3)

    assert at_the_end({few: 2, small: 6, large: 9}, least=LEAST) == {few: EVERYBODY, small: EVERYBODY, large: large}
