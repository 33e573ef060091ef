"""Groups against every grouping there is, the bound below every cost, the same answer twice, and locks that hold."""

from dataclasses import replace

import pytest
from groupable import cost, every_grouping, obeys, pools
from grouping_pools import pool_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from startbaan.domain.grouping.bounding import bound, certified, first_prices
from startbaan.domain.grouping.checking import breaches
from startbaan.domain.grouping.cliques import cliques
from startbaan.domain.grouping.fixing import hopeful
from startbaan.domain.grouping.freeing import impasse
from startbaan.domain.grouping.loosening import Kind, Step, loosened
from startbaan.domain.grouping.matrices import matrices
from startbaan.domain.grouping.pool import Facilitator, Pool, School, Starter, Weekday, Weights
from startbaan.domain.grouping.pricing import price
from startbaan.domain.grouping.solving import End, NothingYet, Unsolvable, solve

SLOWER = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def solved(pool, **more):
    try:
        return solve(pool, **more)
    except Unsolvable:
        return None


@SLOW
@given(pools())
def test_the_optimum_is_that_of_every_grouping_tried(pool):
    best = min((cost(pool, grouping) for grouping in every_grouping(pool)), default=None)
    found = solved(pool)
    assert (found.cost if found else None) == best
    if found:
        assert found.bound == best
        assert obeys(pool, found.grouping)
        assert price(pool, found.grouping).total == cost(pool, found.grouping) == best


@SLOW
@given(pools(most=6), st.data())
def test_what_is_broken_is_what_is_not_among_the_groupings(pool, data):
    slots = list(pool.slots)
    grouping = {starter.id: data.draw(st.sampled_from(slots)) for starter in pool.starters}
    assert (breaches(pool, grouping) == ()) == obeys(pool, grouping)


@SLOW
@given(pools(most=6))
def test_the_bound_is_never_above_the_best_at_any_prices(pool):
    best = min((cost(pool, grouping) for grouping in every_grouping(pool)), default=None)
    if best is None:
        return
    m = matrices(pool, locked={})
    for prices in (first_prices(m), first_prices(m) * 0, first_prices(m) * 3):
        assert certified(m, prices)[0] <= best + 1e-6
    assert bound(m, rounds=40).value <= best + 1e-6


@SLOW
@given(pools(most=6))
def test_no_better_grouping_uses_a_place_that_was_left_out(pool):
    found = sorted(((cost(pool, grouping), sorted(grouping.items())) for grouping in every_grouping(pool)), key=str)
    if not found:
        return
    m = matrices(pool, locked={})
    dearest = max(price for price, _ in found)
    kept = hopeful(m, bound(m, rounds=20), below=dearest)
    for total, grouping in found:
        if total < dearest - 1e-6:
            for row, (_, slot) in enumerate(sorted(grouping, key=lambda each: int(each[0][1:]))):
                assert kept[row, m.slots.index(slot)]


@SLOW
@given(pools(most=6), st.data())
def test_who_is_locked_stays_and_the_rest_is_best(pool, data):
    groupings = list(every_grouping(pool))
    if not groupings:
        return
    kept = data.draw(st.sampled_from(groupings))
    locked = {starter: kept[starter] for starter in data.draw(st.sets(st.sampled_from(sorted(kept))))}
    found = solve(pool, locked=locked)
    assert {starter: found.grouping[starter] for starter in locked} == locked
    best = min(cost(pool, each) for each in groupings if all(each[one] == slot for one, slot in locked.items()))
    assert (found.cost, found.bound) == (best, best)


@SLOWER
@given(pools(met_weights=(0,)))
def test_the_loosening_named_makes_it_solvable_and_no_single_step_would_have_when_it_is_more(pool):
    if next(every_grouping(pool), None) is not None:
        return
    why = impasse(pool)
    assert why.steps
    assert why.fewest
    wider = loosened(pool, why.steps)
    assert obeys(wider, solve(wider).grouping)
    if sum(step.number for step in why.steps) > 1:
        for step in single_steps(pool):
            assert solved(loosened(pool, [step])) is None


def single_steps(pool):
    for starter in pool.starters:
        yield from (Step(Kind.STARTER_DAY, starter.id, day) for day in Weekday if day not in starter.weekdays)
    for facilitator in pool.facilitators:
        yield from (
            Step(Kind.FACILITATOR_DAY, facilitator.id, day) for day in Weekday if day not in facilitator.weekdays
        )
        yield Step(Kind.FACILITATOR_GROUP, facilitator.id)
    if pool.weights.smallest > 1:
        yield Step(Kind.SMALLER)
    yield Step(Kind.LARGER)
    yield from (Step(Kind.FACILITATOR, weekday=day) for day in Weekday)


@pytest.mark.parametrize("seed", [1, 2])
def test_sixty_are_proven_best(seed):
    found = solve(pool_of(60, seed=seed))
    assert found.cost == found.bound
    assert found.end == End.DONE
    assert breaches(pool_of(60, seed=seed), found.grouping) == ()


def test_a_large_pool_obeys_every_rule_close_to_the_bound_and_is_the_same_each_time():
    pool = pool_of(300, seed=3)
    stops = [count_down(190), count_down(190)]
    first, second = (solve(pool, seed=5, stop=stop, seconds=600) for stop in stops)
    assert first.grouping == second.grouping
    assert obeys(pool, first.grouping)
    assert first.bound <= first.cost == cost(pool, first.grouping)
    assert first.end == End.STOPPED


def count_down(times):
    """Ask for an end after so many looks."""
    left = iter(range(times))
    return lambda: next(left, None) is None


def test_an_end_before_anything_is_found_is_not_called_impossible():
    with pytest.raises(NothingYet):
        solve(pool_of(300, seed=3), stop=lambda: True)


def test_progress_only_gets_better():
    told = []
    solve(pool_of(60, seed=2), tell=told.append)
    costs = [each.cost for each in told if each.cost is not None]
    assert costs == sorted(costs, reverse=True)
    assert [each.bound for each in told] == sorted(each.bound for each in told)


def test_who_met_before_is_kept_apart_or_together_as_the_weight_says():
    starters = [Starter(f"s{row}", f"k{row}", "po", frozenset({Weekday.MONDAY})) for row in range(4)]
    schools = [School(f"k{row}", 0, 0) for row in range(4)] + [School("f", 0, 0), School("g", 0, 0)]
    facilitators = [Facilitator(each, each, "po", frozenset({Weekday.MONDAY})) for each in "fg"]
    met = frozenset({("s0", "s1"), ("s3", "s2")})

    def pairs(weight):
        weights = Weights(smallest=2, largest=2, met_before=weight)
        pool = Pool(starters, facilitators, schools, met=met, weights=weights)
        return price(pool, solve(pool).grouping).met_pairs

    assert (pairs(10), pairs(-10)) == (0, 2)


def test_a_pool_that_cannot_be_divided_says_so():
    starters = [Starter(f"s{row}", "a", "po", frozenset({Weekday.MONDAY})) for row in range(5)]
    pool = Pool(starters, [Facilitator("f", "b", "po", frozenset(Weekday))], [School("a", 0, 0), School("b", 0, 0)])
    with pytest.raises(Unsolvable, match="5 mensen zijn niet te verdelen over groepen van 6 tot en met 8"):
        solve(pool)
    assert impasse(pool).steps == (Step(Kind.SMALLER),)


def test_steps_that_may_not_be_the_fewest_say_so():
    pool = Pool(
        [Starter(f"s{row}", "a", "po", frozenset({Weekday.MONDAY})) for row in range(14)],
        [Facilitator("f", "b", "po", frozenset({Weekday.FRIDAY}))],
        [School("a", 0, 0), School("b", 0, 0)],
    )
    sure, unsure = impasse(pool), impasse(pool, seconds=0)

    assert (sum(step.number for step in sure.steps), sure.fewest) == (2, True)
    assert (unsure.steps, unsure.fewest) == ((), False)
    assert str(sure.proof) == "Bewezen het kleinste: met minder lukt het niet."
    assert str(replace(sure, fewest=False).proof).startswith("Klein, misschien niet het kleinste")


def test_smallest_loosening_is_proven_for_three_hundred_as_well():
    pool = pool_of(300, seed=3)
    fewer = pool.facilitators[:-16]
    known = {each.id for each in fewer}
    short = replace(pool, facilitators=fewer, forbidden=frozenset(each for each in pool.forbidden if each[1] in known))
    why = impasse(short)

    assert (why.steps, why.fewest, bool(why.left_over)) == ((Step(Kind.LARGER),), True, True)


def test_who_can_go_nowhere_is_named():
    days = frozenset({Weekday.FRIDAY})
    starters = [Starter(f"s{row}", "a", "po", frozenset({Weekday.MONDAY})) for row in range(6)]
    starters.append(Starter("alone", "a", "po", days))
    pool = Pool(
        starters, [Facilitator("f", "b", "po", frozenset({Weekday.MONDAY}))], [School("a", 0, 0), School("b", 0, 0)]
    )
    why = impasse(pool)
    assert why.nowhere == ("alone",)
    assert why.steps == (Step(Kind.STARTER_DAY, "alone", Weekday.MONDAY),)
    assert str(why.steps[0].sentence(names={"alone": "Noor"})) == "Noor kan ook op maandag."


def test_pairs_are_divided_over_circles_each_once():
    pairs = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]
    found = cliques(pairs)
    assert found == (("a", "b", "c"), ("c", "d"))
