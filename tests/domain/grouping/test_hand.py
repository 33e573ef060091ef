"""Prices, rules, changes by hand and reasons, on a pool small enough to reckon by heart."""

import pytest

from startbaan.domain.grouping.checking import Rule, breaches
from startbaan.domain.grouping.editing import Move, NoRoom, joined, left, moved, swapped
from startbaan.domain.grouping.explaining import Kind, compromise, compromises, proof
from startbaan.domain.grouping.pool import (
    Facilitator,
    ImpossiblePool,
    Pool,
    School,
    Slot,
    Starter,
    Weekday,
    Weights,
)
from startbaan.domain.grouping.pricing import price, sheet

MONDAY, TUESDAY = Weekday.MONDAY, Weekday.TUESDAY
BOTH = frozenset({MONDAY, TUESDAY})
SCHOOLS = (School("a", 0, 0), School("b", 3, 4), School("f", 0, 1), School("g", 10, 0))
FIRST, SECOND = Slot("fa", MONDAY), Slot("go", TUESDAY)
WEIGHTS = Weights(smallest=2, largest=3)


def starter(name: str, school: str = "a", *, sector: str = "po", weekdays=BOTH) -> Starter:
    return Starter(name, school, sector, weekdays)


def pool(*starters: Starter, weights: Weights = WEIGHTS, **more) -> Pool:
    facilitators = (Facilitator("fa", "f", "po", frozenset({MONDAY})), Facilitator("go", "g", "vo", BOTH))
    return Pool(starters, facilitators, SCHOOLS, weights=weights, **more)


FOUR = (starter("1"), starter("2"), starter("3", "b"), starter("4", "b", sector="vo"))
APART = {"1": FIRST, "3": FIRST, "2": SECOND, "4": SECOND}


def rules(found) -> list[Rule]:
    return [breach.rule for breach in found]


def test_price_counts_travel_sector_and_nobody_of_one_school():
    cost = price(pool(*FOUR), APART)
    assert cost.travel_hectometres == 10 + 42 + 100 + 81
    assert (cost.mixed, cost.same_school_pairs, cost.met_pairs, cost.groups) == (1, 0, 0, 2)
    assert cost.total == 233 + 50


def test_price_counts_a_pair_of_one_school_once():
    together = {"1": FIRST, "2": FIRST, "3": SECOND, "4": SECOND}
    assert price(pool(*FOUR), together).same_school_pairs == 2
    assert price(pool(*FOUR), together).total == 2 * 500 + 10 + 10 + 81 + 81 + 50


def test_price_counts_who_met_before():
    weights = Weights(smallest=2, largest=3, met_before=70)
    met = pool(*FOUR, weights=weights, met=frozenset({("3", "1"), ("2", "3")}))
    assert price(met, APART).met_pairs == 1
    assert price(met, APART).total == 283 + 70


def test_sheet_names_each_member():
    group, _ = sheet(pool(*FOUR), {"1": FIRST, "2": FIRST, "3": SECOND, "4": SECOND})
    assert [member.schoolmates for member in group.members] == [("2",), ("1",)]
    assert group.total == 520


def test_nothing_is_broken_in_a_good_grouping():
    assert breaches(pool(*FOUR), APART) == ()


def test_each_rule_is_found_with_who_breaks_it():
    strict = pool(
        starter("1", "f"), starter("2", weekdays=frozenset({TUESDAY})), starter("3"), forbidden=frozenset({("3", "fa")})
    )
    found = breaches(strict, dict.fromkeys("123", FIRST), names={"fa": "Fatima"})
    assert rules(found) == [Rule.OWN_SCHOOL, Rule.STARTER_DAY, Rule.RELATION]
    assert [breach.starters for breach in found] == [("1",), ("2",), ("3",)]
    assert [str(breach.sentence) for breach in found] == [
        "1 en begeleider Fatima zijn van dezelfde school.",
        "2 kan niet op maandag.",
        "3 en begeleider Fatima werken samen.",
    ]


def test_sizes_capacity_and_days_of_the_facilitator_are_found():
    grouping = {"1": Slot("fa", TUESDAY), "2": FIRST, "3": FIRST, "4": FIRST, "5": FIRST}
    found = breaches(pool(*FOUR, starter("5", "b"), starter("6")), grouping)
    assert rules(found) == [Rule.PLACED, Rule.SIZE, Rule.SIZE, Rule.FACILITATOR_DAY, Rule.CAPACITY]


def test_swapping_says_the_difference():
    edit = swapped(pool(*FOUR), APART, one="1", other="4")
    assert edit.difference == price(pool(*FOUR), edit.grouping).total - 283
    assert edit.grouping == {"4": FIRST, "3": FIRST, "2": SECOND, "1": SECOND}


def test_moving_says_the_difference_whatever_it_breaks():
    edit = moved(pool(*FOUR), APART, starter="1", slot=SECOND)
    assert edit.difference == 100 - 10 + 500 + 50
    assert rules(breaches(pool(*FOUR), edit.grouping)) == [Rule.SIZE]


def test_a_late_starter_goes_where_it_is_cheapest():
    edit = joined(pool(*FOUR, starter("5", "g")), APART, starter="5")
    assert edit.moves == (Move("5", None, FIRST),)


def test_a_late_starter_may_move_somebody_when_there_is_no_room():
    five = pool(*FOUR, starter("5", "b"), starter("6", "b", weekdays=frozenset({MONDAY})))
    full = {**APART, "5": FIRST}
    edit = joined(five, full, starter="6")
    assert edit.moves == (Move("6", None, FIRST), Move("3", FIRST, SECOND))
    assert edit.difference == price(five, edit.grouping).total - price(five, full).total


def test_a_late_starter_without_room_is_told_so():
    late = pool(*FOUR, starter("5", weekdays=frozenset({Weekday.FRIDAY})))
    with pytest.raises(NoRoom):
        joined(late, APART, starter="5")


def test_who_leaves_a_large_group_leaves_the_others():
    edit = left(pool(*FOUR, starter("5")), {**APART, "5": FIRST}, starter="1")
    assert edit.moves == (Move("1", FIRST, None),)


def test_a_group_that_gets_too_small_is_filled_with_one_move():
    five = pool(*FOUR, starter("5", "b"))
    edit = left(five, {**APART, "5": FIRST}, starter="2")
    assert [move.starter for move in edit.moves] == ["2", "3"]
    assert breaches(pool(*(each for each in five.starters if each.id != "2")), edit.grouping) == ()


def test_a_group_that_cannot_be_filled_stops():
    edit = left(pool(*FOUR), APART, starter="2")
    assert set(edit.grouping.values()) == {FIRST}
    assert edit.moves == (Move("2", SECOND, None), Move("4", SECOND, FIRST))


def test_who_is_locked_stays():
    edit = left(pool(*FOUR), APART, starter="2", locked=frozenset({"4", "1", "3"}))
    assert edit.moves == (Move("2", SECOND, None),)


def test_a_compromise_says_what_every_other_group_would_cost():
    together = {"1": FIRST, "2": FIRST, "3": SECOND, "4": SECOND}
    given_up = compromise(pool(*FOUR), together, starter="1", names={"2": "Bo", "3": "Cis", "go": "Gon"})
    assert given_up.kinds == (Kind.SCHOOLMATE,)
    assert [str(sentence) for sentence in given_up.sentences] == ["Van dezelfde school: Bo."]
    (other,) = given_up.alternatives
    assert str(other.sentence) == ("De groep van Gon op dinsdag, in ruil voor Cis: het geheel wordt 949 punten beter.")
    assert other.difference == swapped(pool(*FOUR), together, one="1", other="3").difference


def test_compromises_are_of_those_who_gave_something_up():
    found = compromises(pool(*FOUR), APART)
    assert [(each.starter, each.kinds) for each in found] == [
        ("2", (Kind.SECTOR, Kind.DISTANCE)),
        ("4", (Kind.DISTANCE,)),
    ]


@pytest.mark.parametrize(
    ("cost", "bound", "words"),
    [
        (100, 100, "bewezen best"),
        (0, 0, "bewezen best"),
        (1013, 1000, "hoogstens 1,3 % van het best mogelijke af"),
        (100_001, 100_000, "hoogstens 0,1 % van het best mogelijke af"),
        (5, 0, "hoe dicht bij het best mogelijke is niet te zeggen"),
    ],
)
def test_proof_is_said_in_words(cost, bound, words):
    assert str(proof(cost=cost, bound=bound)) == words


def test_a_pool_refuses_what_contradicts_itself():
    for wrong in (
        lambda: pool(starter("1"), starter("1")),
        lambda: pool(starter("1", "nowhere")),
        lambda: pool(starter("1", weekdays=frozenset())),
        lambda: pool(starter("1"), forbidden=frozenset({("1", "nobody")})),
        lambda: pool(starter("1"), met=frozenset({("1", "2")})),
        lambda: pool(starter("1"), met=frozenset({("1", "1")})),
        lambda: Weights(smallest=4, largest=3),
        lambda: Weights(same_school=-1),
    ):
        with pytest.raises(ImpossiblePool):
            wrong()
