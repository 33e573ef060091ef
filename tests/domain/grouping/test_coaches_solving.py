"""A coach for everyone, in a pool of any size: the same optimum by another way, and proven over every pair."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startbaan.domain.grouping.coaches import Coach, CoachPool, CoachWeights, Waiting
from startbaan.domain.grouping.coaches_answers import small_answer
from startbaan.domain.grouping.coaches_asking import ask_coaches, solved_apart
from startbaan.domain.grouping.coaches_checking import coach_breaches
from startbaan.domain.grouping.coaches_flow import bound, flowed
from startbaan.domain.grouping.coaches_matrix import matrix_of
from startbaan.domain.grouping.coaches_mip import programmed
from startbaan.domain.grouping.coaches_packing import pack_pool, unpack_pool
from startbaan.domain.grouping.coaches_pricing import cost_of
from startbaan.domain.grouping.coaches_solving import solve_coaches
from startbaan.domain.grouping.pool import School
from startbaan.domain.sentences import Sentence


def rough(seed, *, starters, coaches, hours=(11.0,), places=(0, 11, 22, 30)):
    """A pool of any kind."""
    chance = random.Random(seed)
    schools = [School(f"p{n}", chance.randrange(600) / 10, chance.randrange(600) / 10) for n in range(6)]
    known = [school.id for school in schools]
    waiting = [
        Waiting(f"s{n}", chance.choice([*known, "weg"]), chance.choice(["po", "vo"]), chance.choice(hours))
        for n in range(starters)
    ]
    found = [
        Coach(f"c{n}", chance.choice([*known, ""]), chance.choice(["po", "vo", ""]), chance.choice(places))
        for n in range(coaches)
    ]
    pairs = [(starter.id, coach.id) for starter in waiting for coach in found]
    return CoachPool(
        waiting,
        found,
        schools,
        never=frozenset(pair for pair in pairs if chance.random() < 0.15),
        wishes={pair: chance.choice([1, 2]) for pair in pairs if chance.random() < 0.1},
        before=frozenset(pair for pair in pairs if chance.random() < 0.05),
        weights=CoachWeights(next_starter=chance.choice([0, 10, 300])),
    )


def by_trying(pool, starters=None, left=None):
    """The least cost of all, by trying everything."""
    starters = list(pool.starters) if starters is None else starters
    best = None

    def try_from(number, assignment, hours):
        nonlocal best
        if number == len(starters):
            cost = cost_of(pool, assignment)
            best = min(best or (10**9, 0), (cost.unplaced, cost.total))
            return
        starter = starters[number]
        try_from(number + 1, assignment, hours)
        for coach in pool.coaches:
            if pool.may(starter.id, coach.id) and starter.hours <= hours[coach.id]:
                more = hours | {coach.id: hours[coach.id] - starter.hours}
                try_from(number + 1, assignment | {starter.id: coach.id}, more)

    try_from(0, {}, {coach.id: coach.hours for coach in pool.coaches})
    return best


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), starters=st.integers(1, 40), coaches=st.integers(1, 20), cheapest=st.integers(1, 25))
def test_flow_finds_the_same_optimum_as_adding_one_by_one_however_few_pairs_it_begins_with(
    seed, starters, coaches, cheapest
):
    pool = rough(seed, starters=starters, coaches=coaches)
    matrix = matrix_of(pool)
    found = flowed(matrix, asked=1100, cheapest=cheapest)
    small = small_answer(pool).cost

    assert found.bound == matrix.total(found.chosen) == small.total + matrix.nobody * small.unplaced


def test_more_go_without_than_places_are_short_and_it_is_proven_all_the_same():
    starters = [Waiting(f"s{number}", "", "po", 11) for number in range(3)]
    pool = CoachPool(
        starters,
        [Coach("c0", "", "po", 11), Coach("c1", "", "po", 33)],
        never=frozenset({("s1", "c1"), ("s2", "c1")}),
        wishes={("s0", "c0"): 2},
    )
    answer = solve_coaches(pool)

    assert (len(answer.assignment), answer.assignment["s0"], answer.is_best) == (2, "c1", True)


def test_costs_that_need_long_numbers_are_solved_as_well_as_short_ones():
    pool = rough(5, starters=30, coaches=12)
    times = 10**7
    weights = pool.weights
    dear = CoachWeights(
        *(times * each for each in (weights.hectometre, weights.other_sector, weights.no_wish)),
        new=times * weights.new,
        next_starter=times * weights.next_starter,
    )
    answer, much = solve_coaches(pool), solve_coaches(replace(pool, weights=dear))

    assert (much.cost.total, much.cost.unplaced) == (times * answer.cost.total, answer.cost.unplaced)
    assert (answer.is_best, much.is_best) == (True, True)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_optimum_over_far_more_pairs_than_it_begins_with_is_that_of_all_pairs_at_once(seed):
    matrix = matrix_of(rough(seed, starters=150, coaches=70))
    few, all_pairs = flowed(matrix, asked=1100, cheapest=3), flowed(matrix, asked=1100, cheapest=70)

    assert few.bound == matrix.total(few.chosen) == matrix.total(all_pairs.chosen) == all_pairs.bound


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), prices=st.lists(st.integers(0, 900), min_size=6, max_size=6))
def test_bound_of_the_flow_is_never_above_the_cost_whatever_the_prices(seed, prices):
    pool = rough(seed, starters=12, coaches=6)
    matrix = matrix_of(pool)
    found = flowed(matrix, asked=1100)
    places = np.minimum(matrix.hours // 1100, 12)

    assert bound(matrix, places, np.array(prices)) <= matrix.total(found.chosen)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), starters=st.integers(1, 5), coaches=st.integers(1, 4))
def test_different_hours_are_solved_as_well_as_by_trying_everything(seed, starters, coaches):
    pool = rough(seed, starters=starters, coaches=coaches, hours=(0.0, 5.5, 11.0, 16.0))
    answer = solve_coaches(pool)

    assert coach_breaches(pool, answer.assignment) == ()
    assert (answer.cost.unplaced, answer.cost.total) == by_trying(pool)
    assert answer.is_best


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), cheapest=st.integers(1, 3))
def test_bound_from_the_prices_of_an_hour_holds_over_pairs_the_solver_did_not_see(seed, cheapest):
    pool = rough(seed, starters=5, coaches=4, hours=(5.5, 11.0, 16.0))
    matrix = matrix_of(pool)
    found = programmed(matrix, seconds=120, all_pairs=0, cheapest=cheapest)
    unplaced, total = by_trying(pool)

    assert found.bound <= total + matrix.nobody * unplaced <= matrix.total(found.chosen)


def test_large_pool_is_proven_best():
    answer = solve_coaches(rough(3, starters=700, coaches=300, places=(11, 22, 33)))

    assert (answer.is_best, answer.proof) == (True, "Bewezen best: geen andere verdeling is beter.")


@pytest.mark.parametrize("hours", [(11.0,), (5.5, 11.0)])
def test_process_of_its_own_gives_the_same_answer(hours):
    pool = rough(8, starters=9, coaches=5, hours=hours)

    assert solved_apart(pool, seconds=60) == solve_coaches(pool)


def test_usual_intake_is_answered_at_once_as_well():
    pool = rough(8, starters=9, coaches=5)

    assert ask_coaches(pool, seconds=60).cost == solve_coaches(pool).cost


@pytest.mark.parametrize(("starters", "coaches"), [(0, 0), (0, 3), (3, 0)])
def test_nobody_on_one_side_is_answered_too(starters, coaches):
    pool = rough(1, starters=starters, coaches=coaches)

    assert [(each.cost.unplaced, each.is_best) for each in (solve_coaches(pool), ask_coaches(pool, seconds=60))] == [
        (starters, True),
        (starters, True),
    ]


def test_pool_is_read_back_as_it_was_written():
    pool = rough(4, starters=6, coaches=4)
    again = unpack_pool(pack_pool(pool))

    assert (again.starters, again.coaches, again.schools, again.never, again.wishes, again.before, again.weights) == (
        pool.starters,
        pool.coaches,
        pool.schools,
        pool.never,
        pool.wishes,
        pool.before,
        pool.weights,
    )


def test_proof_says_how_far_from_the_best_at_most():
    answer = solve_coaches(rough(3, starters=7, coaches=9, places=(11,)))
    looser = type(answer)(answer.assignment, answer.cost, answer.fewest, answer.cost.total - answer.cost.total // 50)

    assert isinstance(looser.proof, Sentence)
    assert looser.proof == "Hoogstens 2,0 % van het best mogelijke af."
