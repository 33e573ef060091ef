"""What is said after a visit: the profile, the zone with and without a scale, differences, growth and what backs it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from looked_at import DOMAINS, INSTRUMENT, PUPILS, complete, look, ruler

from startbaan.domain.feedback.growing import Backing, Verdict
from startbaan.domain.feedback.looks import Ruler, measured
from startbaan.domain.feedback.picture import draw
from startbaan.domain.feedback.profiles import Mean
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.scale import Item, Scale, measure
from startbaan.domain.measurement.zone import BAND, Band

A_DAY = date(2026, 11, 24)
SCORES = st.dictionaries(st.sampled_from(INSTRUMENT.keys), st.integers(1, 4))


def keys(zone):
    return [step.item.key for step in zone.steps]


def test_profile_is_the_mean_of_what_was_seen():
    drawn = draw(look(A_DAY, {"calm": 4, "respect": 3, "checks": 2}), instrument=INSTRUMENT)

    assert [each.observer for each in drawn.profile] == [Mean(3.5, 2), Mean(2.0, 1), Mean(None, 0), Mean(None, 0)]
    assert [each.of for each in drawn.profile] == [2, 3, 2, 1]
    assert drawn.seen == 3


def test_profile_without_own_scores_has_none_of_the_starter():
    assert [each.starter for each in draw(look(A_DAY, complete(2)), instrument=INSTRUMENT).profile] == [None] * 4


def test_profile_with_own_scores_shows_both():
    drawn = draw(look(A_DAY, complete(2)), instrument=INSTRUMENT, own=look(A_DAY, {"calm": 4}))

    assert [each.starter for each in drawn.profile] == [Mean(4.0, 1), Mean(None, 0), Mean(None, 0), Mean(None, 0)]


def test_without_a_scale_nothing_is_measured():
    drawn = draw(look(A_DAY, complete(2)), instrument=INSTRUMENT, earlier=[look(A_DAY, complete(1))])

    assert (drawn.level, drawn.growth, drawn.zone.band, drawn.zone.is_measured) == (None, None, None, False)


def test_zone_by_order_begins_with_the_first_domain_that_is_weak():
    scores = complete(1) | {"calm": 4, "respect": 3, "checks": 2}

    drawn = draw(look(A_DAY, scores), instrument=INSTRUMENT)

    assert [(step.item.key, step.now, step.score) for step in drawn.zone.steps] == [
        ("checks", 2, 3),
        ("explains", 1, 2),
        ("feedback", 1, 2),
    ]


def test_zone_by_order_with_little_that_is_weak_goes_on_to_what_can_be_stronger():
    scores = {"calm": 4, "respect": 3, "checks": 3, "feedback": 4, "asks": 2}

    assert keys(draw(look(A_DAY, scores), instrument=INSTRUMENT).zone) == ["asks", "respect", "checks"]


def test_zone_by_order_of_a_lesson_that_was_strong_throughout_is_empty():
    assert keys(draw(look(A_DAY, complete(4)), instrument=INSTRUMENT).zone) == []


def test_measure_is_that_of_the_scale():
    scores = complete(2) | {"calm": 4, "aloud": 1}

    drawn = draw(look(A_DAY, scores), instrument=INSTRUMENT, ruler=ruler())

    answers = {key: score - 1 for key, score in scores.items()}
    assert drawn.level == measure(answers, scale=ruler().scale)


def test_measure_allows_for_how_strict_the_observer_is_and_how_much_lessons_differ():
    plain = draw(look(A_DAY, complete(2)), instrument=INSTRUMENT, ruler=ruler()).level
    drawn = draw(look(A_DAY, complete(2), severity=Estimate(0.5, 0.2)), instrument=INSTRUMENT, ruler=ruler(lesson=0.09))

    assert drawn.level.value == pytest.approx(plain.value + 0.5)
    assert drawn.level.se**2 == pytest.approx(plain.se**2 + 0.09 + 0.04)
    assert drawn.is_lesson_known


def test_scale_with_one_threshold_counts_the_strong_half():
    halves = Ruler(Scale(tuple(Item(key, (Estimate(0.0, 0.1),)) for key in INSTRUMENT.keys)))

    scores = {"calm": 4, "respect": 3, "checks": 2, "asks": 1}
    found = measured(look(A_DAY, scores), instrument=INSTRUMENT, ruler=halves)
    drawn = draw(look(A_DAY, scores), instrument=INSTRUMENT, ruler=halves)

    assert found == measure({"calm": 1, "respect": 1, "checks": 0, "asks": 0}, scale=halves.scale)
    assert {step.score for step in drawn.zone.steps} == {3}


def test_scale_of_another_instrument_measures_nothing():
    other = Ruler(Scale((Item("elsewhere", (Estimate(0.0, 0.1),)), Item("calm", (Estimate(0.0, 0.1),) * 2))))

    drawn = draw(look(A_DAY, complete(2)), instrument=INSTRUMENT, ruler=other)

    assert (drawn.level, drawn.ruler, drawn.zone.is_measured) == (None, None, False)


def test_zone_on_a_scale_holds_the_steps_nearest_to_one_half():
    drawn = draw(look(A_DAY, complete(2) | {"calm": 4}), instrument=INSTRUMENT, ruler=ruler())

    far = [abs(step.chance.value - 0.5) for step in drawn.zone.steps]
    assert far == sorted(far)
    assert drawn.zone.band == BAND
    assert not drawn.zone.is_widened


def test_zone_on_a_scale_with_steps_far_apart_widens_the_band_and_says_so():
    drawn = draw(look(A_DAY, complete(2)), instrument=INSTRUMENT, ruler=ruler(apart=3.0, spread=4.0))

    assert drawn.zone.band in {Band(0.15, 0.85), Band(0.05, 0.95)}
    assert drawn.zone.is_widened


def test_step_tells_whether_it_was_seen_in_this_lesson():
    drawn = draw(look(A_DAY, complete(2) | {"explains": 4}), instrument=INSTRUMENT, ruler=ruler())

    seen = {step.item.key: step.is_seen for step in drawn.zone.steps}
    assert seen["explains"]


@given(scores=SCORES.filter(bool), measured_at=st.booleans())
def test_zone_holds_five_steps_at_the_most_each_of_another_item_none_of_pupils(scores, measured_at):
    zone = draw(look(A_DAY, scores), instrument=INSTRUMENT, ruler=ruler() if measured_at else None).zone

    assert len(zone.steps) <= 5
    assert len(set(keys(zone))) == len(zone.steps)
    assert set(keys(zone)).isdisjoint(PUPILS)


@given(scores=SCORES)
def test_zone_by_order_never_skips_a_domain_that_is_weak(scores):
    zone = draw(look(A_DAY, scores), instrument=INSTRUMENT).zone
    weak = [key for key in DOMAINS if any(scores.get(item, 4) < 3 for item in DOMAINS[key])]

    first = INSTRUMENT.domain_of[zone.steps[0].item.key].key if zone.steps and weak else None
    assert first == (weak[0] if weak else None)


def test_differences_stand_largest_first_with_the_note_of_the_observer():
    drawn = draw(
        look(A_DAY, {"calm": 4, "respect": 3, "checks": 1, "asks": 2}, notes={"checks": "vroeg het aan één leerling"}),
        instrument=INSTRUMENT,
        own=look(A_DAY, {"calm": 3, "respect": 3, "checks": 4, "aloud": 2}, notes={"calm": "het was rustig"}),
    )

    comparison = drawn.comparison
    assert (comparison.both, comparison.same, comparison.different) == (3, 1, 2)
    assert [(each.item.key, each.by, each.note, each.own_note) for each in comparison.largest] == [
        ("checks", 3, "vroeg het aan één leerling", ""),
        ("calm", -1, "", "het was rustig"),
    ]


@given(scores=SCORES, own=SCORES)
def test_differences_count_what_both_scored(scores, own):
    comparison = draw(look(A_DAY, scores), instrument=INSTRUMENT, own=look(A_DAY, own)).comparison

    both = set(scores) & set(own)
    assert comparison.both == len(both)
    assert comparison.same == sum(scores[key] == own[key] for key in both)
    assert len(comparison.largest) == min(5, comparison.different)


def grown(*visits, lesson=None):
    *earlier, last = [look(A_DAY + timedelta(days=days), complete(score)) for days, score in visits]
    return draw(last, instrument=INSTRUMENT, ruler=ruler(lesson=lesson), earlier=earlier).growth


def test_growth_between_two_visits_is_the_difference_of_their_measures():
    found = grown((0, 2), (100, 3))

    first, last = (point.level for point in found.points)
    assert found.change.by.value == pytest.approx(last.value - first.value)
    assert found.change.by.se == pytest.approx((last.se**2 + first.se**2) ** 0.5)


def test_growth_that_may_be_chance_says_so():
    assert grown((0, 2), (100, 2)).verdict is Verdict.CHANCE


def test_growth_is_never_clear_while_it_is_unknown_how_much_lessons_differ():
    assert grown((0, 1), (100, 4)).verdict is Verdict.UNSURE


def test_growth_is_clear_where_the_interval_with_the_lesson_leaves_nought_out():
    assert grown((0, 1), (100, 4), lesson=0.09).verdict is Verdict.CLEAR


def test_growth_with_lessons_that_differ_much_may_be_chance():
    assert grown((0, 1), (100, 4), lesson=25.0).verdict is Verdict.CHANCE


def test_growth_on_one_day_has_no_change():
    assert grown((0, 1), (0, 4)).verdict is None


def test_growth_of_one_visit_is_none():
    assert grown((0, 1)) is None


def test_earlier_visits_stand_in_the_order_of_their_days():
    days = [A_DAY - timedelta(days=back) for back in (10, 40, 0)]
    tenth, fortieth, today = (look(day, complete(2)) for day in days)

    drawn = draw(today, instrument=INSTRUMENT, earlier=[tenth, fortieth], ruler=ruler())

    assert [trace.look.on for trace in drawn.traces] == sorted(days)
    assert [point.on for point in drawn.growth.points] == sorted(days)


@pytest.mark.parametrize(
    ("observers", "backing", "enough"),
    [((1,), Backing(1, 1), False), ((1, 1, 2), Backing(3, 2), False), ((1, 2, 3), Backing(3, 3), True)],
)
def test_feedback_rests_on_three_visits_by_three_observers(observers, backing, enough):
    *earlier, last = [look(A_DAY, complete(2), observer=who) for who in observers]

    found = draw(last, instrument=INSTRUMENT, earlier=earlier).backing

    assert found == backing
    assert found.is_enough_for_feedback is enough
