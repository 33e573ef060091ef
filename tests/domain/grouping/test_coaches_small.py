"""A coach for everyone, in an intake of the usual size: as good as trying everything, and proven by prices."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startbaan.domain.grouping.coaches import Coach, CoachPool, CoachWeights, Waiting
from startbaan.domain.grouping.coaches_checking import coach_breaches
from startbaan.domain.grouping.coaches_pricing import cost_of, lower_bound
from startbaan.domain.grouping.coaches_small import assigned
from startbaan.domain.grouping.pool import ImpossiblePool, School


def pool_of(starters, coaches, **more):
    """Starters of eleven hours at school a, coaches with these hours at school a, unless said otherwise."""
    return CoachPool(
        starters=[Waiting(each, "a", "po", 11) for each in starters],
        coaches=[Coach(each, "a", "po", hours) for each, hours in coaches.items()],
        **more,
    )


def rough(seed, *, starters, coaches, hours=(11,)):
    """A small pool of any kind."""
    chance = random.Random(seed)
    schools = [School(f"p{n}", chance.randrange(300) / 10, chance.randrange(300) / 10) for n in range(4)]
    places = [school.id for school in schools] + ["onbekend"]
    waiting = [
        Waiting(f"s{n}", chance.choice(places), chance.choice(["po", "vo"]), chance.choice(hours))
        for n in range(starters)
    ]
    found = [
        Coach(f"c{n}", chance.choice([*places, ""]), chance.choice(["po", "vo", ""]), chance.choice([0, 11, 22, 30]))
        for n in range(coaches)
    ]
    pairs = [(starter.id, coach.id) for starter in waiting for coach in found]
    return CoachPool(
        waiting,
        found,
        schools,
        never=frozenset(pair for pair in pairs if chance.random() < 0.2),
        wishes={pair: chance.choice([1, 2]) for pair in pairs if chance.random() < 0.2},
        before=frozenset(pair for pair in pairs if chance.random() < 0.1),
        weights=CoachWeights(next_starter=chance.choice([0, 10, 500])),
    )


def best_of_all(pool):
    """The least cost, by trying everything."""
    options = [["", *(coach.id for coach in pool.coaches)] for _ in pool.starters]
    found = []
    for chosen in itertools.product(*options):
        assignment = {starter.id: coach for starter, coach in zip(pool.starters, chosen, strict=True) if coach}
        if not coach_breaches(pool, assignment) and all(pool.may(*pair) for pair in assignment.items()):
            cost = cost_of(pool, assignment)
            found.append((cost.unplaced, cost.total))
    return min(found)


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**6), starters=st.integers(0, 5), coaches=st.integers(0, 4))
def test_assignment_is_as_good_as_trying_everything_and_proven_by_prices(seed, starters, coaches):
    pool = rough(seed, starters=starters, coaches=coaches)
    found = assigned(pool)
    cost = cost_of(pool, found.assignment)

    assert coach_breaches(pool, found.assignment) == ()
    assert (cost.unplaced, cost.total) == best_of_all(pool)
    if starters:
        bound = lower_bound(pool, found.prices, nobody=found.nobody)
        assert bound == cost.total + found.nobody * cost.unplaced


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 10**6), prices=st.lists(st.integers(0, 900), min_size=4, max_size=4))
def test_bound_is_never_above_the_cost_whatever_the_prices(seed, prices):
    pool = rough(seed, starters=5, coaches=4)
    cost = cost_of(pool, assigned(pool).assignment)
    named = {coach.id: price for coach, price in zip(pool.coaches, prices, strict=True)}
    nobody = assigned(pool).nobody

    assert lower_bound(pool, named, nobody=nobody) <= cost.total + nobody * cost.unplaced


def test_starter_is_moved_so_that_another_has_a_coach_too():
    pool = pool_of(["s1", "s2"], {"c1": 11, "c2": 11}, never=frozenset({("s2", "c2")}))

    assert assigned(pool).assignment == {"s1": "c2", "s2": "c1"}


def test_one_coach_gets_no_second_starter_while_another_is_as_near():
    assert sorted(assigned(pool_of(["s1", "s2"], {"c1": 33, "c2": 33})).assignment.values()) == ["c1", "c2"]


def test_coach_of_before_stays():
    pool = pool_of(["s1"], {"c1": 11, "c2": 11}, before=frozenset({("s1", "c2")}))

    assert assigned(pool).assignment == {"s1": "c2"}


def test_wish_counts_and_a_veto_is_kept():
    wished = pool_of(["s1"], {"c1": 11, "c2": 11}, wishes={("s1", "c2"): 1})
    vetoed = pool_of(["s1"], {"c1": 11}, never=frozenset({("s1", "c1")}))

    assert (assigned(wished).assignment, assigned(vetoed).assignment) == ({"s1": "c2"}, {})


def test_coach_without_hours_for_one_more_gets_nobody():
    assert assigned(pool_of(["s1"], {"c1": 10.99})).assignment == {}


def test_distance_that_is_not_known_counts_as_the_middle_one():
    pool = CoachPool(
        [Waiting("s1", "a", "po", 11), Waiting("s2", "weg", "po", 11)],
        [Coach("near", "b", "po", 11), Coach("far", "c", "po", 11), Coach("further", "d", "po", 11)],
        [School("a", 0, 0), School("b", 1, 0), School("c", 2, 0), School("d", 9, 0)],
    )

    assert (pool.distance("s1", "far"), pool.distance("s2", "far"), pool.assumed) == (20, None, 20)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"never": frozenset({("s9", "c1")})}, "Een relatie noemt s9, maar die is er niet."),
        ({"wishes": {("s1", "c1"): 3}}, "Een wens komt van één kant of van beide kanten."),
        ({"schools": [School("a", 0, float("nan"))]}, "School a heeft geen plaats op de kaart."),
    ],
)
def test_pool_that_contradicts_itself_is_refused(more, words):
    with pytest.raises(ImpossiblePool, match=words):
        pool_of(["s1"], {"c1": 11}, **more)


def test_name_that_stands_there_twice_is_refused():
    with pytest.raises(ImpossiblePool, match="Starter s1 staat er twee keer in"):
        pool_of(["s1", "s1"], {"c1": 11})
