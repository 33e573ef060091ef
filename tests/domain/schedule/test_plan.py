"""What holds of every plan, whenever a starter begins and whatever the holidays."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.schedule.calendar import Calendar, Holiday, OutsideCalendar, Region, shipped_calendars
from startbaan.domain.schedule.definition import Dates, Definition, Missed, Pace, Standing
from startbaan.domain.schedule.plan import CoachingRequest, Plan, Starting, plan, plan_onboarding
from startbaan.domain.schedule.reading import load, shipped
from startbaan.domain.schedule.years import TooManyYears
from startbaan.domain.sources import Text

SMALL = load(Path(__file__).parent / "small.yaml")
OZWH = shipped()["ozwh-2026"]
VO = shipped()["voorbeeld-vo-2026"]
MIDDEN = shipped_calendars()[Region.MIDDEN]
NO_HOLIDAYS = Calendar()
LONG_WINTER = Calendar(
    [Holiday(Text("Winter", "Winter"), Period(date(year, 11, 20), date(year + 1, 2, 20))) for year in range(2015, 2045)]
)
CALENDARS = [*shipped_calendars().values(), NO_HOLIDAYS, LONG_WINTER]

definitions = st.sampled_from([SMALL, *shipped().values()])
calendars = st.sampled_from(CALENDARS)
starts = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@st.composite
def startings(draw: st.DrawFn) -> Starting:
    begins_on = draw(starts)
    asked = draw(st.lists(st.integers(2, 4), unique=True))
    requests = [
        CoachingRequest(year, draw(st.none() | st.integers(0, 1400).map(lambda days: begins_on + timedelta(days))))
        for year in asked
    ]
    fte = draw(st.floats(0.1, 1.0))
    return Starting(begins_on, fte=fte, extra_years=draw(st.integers(0, 1)), coaching=tuple(requests))


def planned_years(made: Plan, key: str) -> list[int]:
    return sorted({item.year for item in made.activities if item.key == key})


def like(definition: Definition, year: int) -> int:
    return year if year <= definition.length_years else definition.extension.like_year


@settings(deadline=None, max_examples=60)
@given(definitions, startings(), calendars)
def test_every_activity_is_planned_as_often_as_the_programme_says(
    definition: Definition, starting: Starting, calendar: Calendar
) -> None:
    made = plan(definition, starting=starting, calendar=calendar)

    on_request = {item.year for item in made.requestable}
    for activity in definition.activities:
        for year in range(1, len(made.years) + 1):
            numbers = sorted(item.number for item in made.activities if (item.key, item.year) == (activity.key, year))
            expected = activity.times.planned if like(definition, year) in activity.years else 0
            if activity.part == definition.coaching.part and (
                year in on_request or year > definition.coaching.max_years
            ):
                expected = 0
            if activity.missed is Missed.DROP:
                assert numbers == list(range(1, len(numbers) + 1))
                assert len(numbers) <= expected
            else:
                assert numbers == list(range(1, expected + 1))


@settings(deadline=None, max_examples=60)
@given(definitions, startings(), calendars)
def test_windows_lie_in_their_year_and_hold_school_days(
    definition: Definition, starting: Starting, calendar: Calendar
) -> None:
    made = plan(definition, starting=starting, calendar=calendar)

    for item in made.activities:
        activity = definition.activity(item.key)
        within = made.period if activity.missed is Missed.NEXT else made.years[item.year - 1]
        assert within.covers(item.window)
        assert starting.begins_on <= item.notice_on <= item.due_on
        if item.pace is None:
            assert calendar.is_school_day(item.window.start)
            assert calendar.is_school_day(item.due_on)


@settings(deadline=None, max_examples=60)
@given(definitions, startings(), calendars)
def test_what_waits_comes_no_earlier_than_what_it_waits_for(
    definition: Definition, starting: Starting, calendar: Calendar
) -> None:
    made = plan(definition, starting=starting, calendar=calendar)

    windows = {item.slot: item.window for item in made.activities}
    for (key, year, number), window in windows.items():
        for before in definition.activity(key).after:
            first = windows[before, year, min(number, definition.activity(before).times.planned)]
            assert first.start <= window.start
            assert first.last <= window.last


@settings(deadline=None, max_examples=60)
@given(definitions, startings(), calendars)
def test_numbers_follow_time(definition: Definition, starting: Starting, calendar: Calendar) -> None:
    made = plan(definition, starting=starting, calendar=calendar)

    for activity in definition.activities:
        turns = [(item.year, item.number, item.window.start) for item in made.activities if item.key == activity.key]
        turns.sort(key=lambda turn: turn[:2])
        if activity.missed is not Missed.NEXT:
            assert [turn[2] for turn in turns] == sorted(turn[2] for turn in turns)


@settings(deadline=None, max_examples=60)
@given(definitions, startings(), calendars)
def test_every_onboarding_subject_is_planned_once_in_year_one(
    definition: Definition, starting: Starting, calendar: Calendar
) -> None:
    made = plan(definition, starting=starting, calendar=calendar)

    assert [item.key for item in made.onboarding] == [subject.key for subject in definition.onboarding]
    assert all(made.years[0].covers(item.window) for item in made.onboarding)


@settings(deadline=None, max_examples=10)
@given(definitions, startings(), calendars)
def test_same_input_gives_the_same_plan(definition: Definition, starting: Starting, calendar: Calendar) -> None:
    again = Calendar(calendar.holidays, known=calendar.known)

    assert plan(definition, starting=starting, calendar=calendar) == plan(definition, starting=starting, calendar=again)


@settings(deadline=None, max_examples=60)
@given(definitions, startings(), calendars)
def test_years_join_without_gap_and_count_as_many_as_agreed(
    definition: Definition, starting: Starting, calendar: Calendar
) -> None:
    made = plan(definition, starting=starting, calendar=calendar)

    assert len(made.years) == definition.length_years + starting.extra_years
    assert made.years[0].start == starting.begins_on
    assert [year.end for year in made.years[:-1]] == [year.start for year in made.years[1:]]


def test_plan_of_august_counts_school_weeks_after_the_holiday() -> None:
    made = plan(OZWH, starting=Starting(date(2026, 8, 1)), calendar=MIDDEN)

    found = {item.slot: item.window for item in made.activities}
    assert found["start-talk", 1, 1] == Period.through(date(2026, 8, 31), last=date(2026, 9, 25))
    assert found["class-visit", 1, 1] == Period.through(date(2026, 11, 9), last=date(2027, 1, 22))
    assert found["afternoon", 2, 1] == Period.through(date(2027, 10, 15), last=date(2027, 12, 1))


def test_due_day_in_a_holiday_moves_to_the_first_school_day() -> None:
    made = plan(OZWH, starting=Starting(date(2026, 8, 1)), calendar=MIDDEN)

    dues = {item.slot: item.due_on for item in made.activities}
    assert dues["afternoon", 1, 2] == date(2027, 5, 3)


def test_start_in_the_middle_of_the_year_gets_three_whole_years() -> None:
    made = plan(OZWH, starting=Starting(date(2027, 2, 15)), calendar=MIDDEN)

    assert made.period == Period(date(2027, 2, 15), date(2030, 2, 15))
    found = {item.slot: item.window for item in made.activities}
    assert found["start-meeting", 1, 1] == Period.through(date(2027, 8, 30), last=date(2027, 10, 15))


def test_years_by_school_year_let_a_late_first_year_join_the_next() -> None:
    early = plan(VO, starting=Starting(date(2027, 2, 15)), calendar=MIDDEN)
    late = plan(VO, starting=Starting(date(2027, 6, 1)), calendar=MIDDEN)

    assert early.years[0] == Period(date(2027, 2, 15), date(2027, 8, 1))
    assert late.years[0] == Period(date(2027, 6, 1), date(2028, 8, 1))


def test_short_first_year_presses_weeks_drops_and_postpones_as_the_programme_says() -> None:
    made = plan(VO, starting=Starting(date(2027, 2, 15)), calendar=MIDDEN)

    first = [item for item in made.activities if item.year == 1]
    assert [item.number for item in first if item.key == "training"] == [1, 2]
    assert [item.number for item in first if item.key == "lesson-visit"] == [1, 2, 3]
    assert [item.key for item in first if item.due_on >= date(2027, 8, 1)] == ["peer-meeting"]


def test_coaching_in_year_two_is_planned_from_the_day_it_was_asked() -> None:
    asked = (CoachingRequest(2, date(2028, 1, 10)),)
    without = plan(OZWH, starting=Starting(date(2026, 8, 1)), calendar=MIDDEN)
    with_it = plan(OZWH, starting=Starting(date(2026, 8, 1), coaching=asked), calendar=MIDDEN)

    assert [item.year for item in without.requestable] == [2, 3]
    assert planned_years(without, "coach-talk") == [1]
    assert [item.year for item in with_it.requestable] == [3]
    assert min(item.window.start for item in with_it.activities if item.slot[:2] == ("start-talk", 2)) == date(
        2028, 1, 10
    )


def test_coaching_asked_in_the_last_weeks_stays_to_be_asked() -> None:
    asked = (CoachingRequest(2, date(2028, 7, 3)),)
    made = plan(OZWH, starting=Starting(date(2026, 8, 1), coaching=asked), calendar=MIDDEN)

    assert [item.year for item in made.requestable] == [2, 3]


def test_extension_repeats_the_last_year_without_coaching() -> None:
    asked = (CoachingRequest(3), CoachingRequest(4))
    made = plan(OZWH, starting=Starting(date(2026, 8, 1), extra_years=1, coaching=asked), calendar=MIDDEN)

    assert planned_years(made, "afternoon") == [1, 2, 3, 4]
    assert planned_years(made, "coach-talk") == [1, 3]
    assert [item.year for item in made.requestable] == [2]


def test_extension_beyond_the_programme_is_refused() -> None:
    with pytest.raises(TooManyYears, match="hoogstens 1 jaar verlengd worden, niet met 2"):
        plan(OZWH, starting=Starting(date(2026, 8, 1), extra_years=2), calendar=MIDDEN)


def test_start_outside_the_calendar_is_refused() -> None:
    with pytest.raises(OutsideCalendar, match="niet op 1999-08-01"):
        plan(OZWH, starting=Starting(date(1999, 8, 1)), calendar=MIDDEN)


def test_start_on_leap_day_has_years_that_begin_on_the_first_of_march() -> None:
    made = plan(OZWH, starting=Starting(date(2028, 2, 29)), calendar=MIDDEN)

    assert [year.start for year in made.years] == [date(2028, 2, 29), date(2029, 3, 1), date(2030, 3, 1)]


@pytest.mark.parametrize(
    ("definition", "minutes"),
    [(OZWH, {"start-talk": 60, "class-visit": 30}), (VO, {"start-talk": 30, "class-visit": 30})],
)
def test_part_time_shortens_only_where_the_programme_says_so(definition: Definition, minutes: dict[str, int]) -> None:
    made = plan(definition, starting=Starting(date(2026, 8, 1), fte=0.5), calendar=MIDDEN)

    assert {item.key: item.minutes for item in made.activities if item.key in minutes} == minutes


def test_buddy_is_planned_once_a_year_with_a_pace() -> None:
    made = plan(OZWH, starting=Starting(date(2026, 8, 1)), calendar=MIDDEN)

    found = [(item.year, item.window, item.pace) for item in made.activities if item.key == "buddy-contact"]
    assert found == [
        (1, made.years[0], Pace.WEEKLY),
        (2, made.years[1], Pace.AS_NEEDED),
        (3, made.years[2], Pace.AS_NEEDED),
    ]
    assert isinstance(OZWH.activity("buddy-contact").timing, Standing)


def test_years_without_known_holidays_are_named() -> None:
    made = plan(OZWH, starting=Starting(date(2027, 8, 1)), calendar=MIDDEN)

    assert made.holidays_unknown == (SchoolYear(2029),)


def test_onboarding_at_a_second_school_begins_with_its_first_school_week() -> None:
    found = plan_onboarding(OZWH, begins_on=date(2027, 3, 3), calendar=MIDDEN)

    assert found[0].window == Period.through(date(2027, 3, 3), last=date(2027, 3, 12))


def test_every_stretch_of_the_calendar_is_long_enough_to_be_planned() -> None:
    for definition in shipped().values():
        for activity in definition.activities:
            if isinstance(activity.timing, Dates):
                for first, last in activity.timing.windows:
                    days = (date(2025 + (last[0] < 8), *last) - date(2025 + (first[0] < 8), *first)).days
                    assert days >= 28 * activity.times.planned / len(activity.timing.windows)
