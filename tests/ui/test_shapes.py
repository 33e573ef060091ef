"""Where a day lies on the line, and how long a bar is."""

from datetime import date

from startbaan.ui.shapes import STATE_WORDS, Bar, State, Timeline, TimelineYear, scale_of

LINE = Timeline(
    years=(
        TimelineYear("1", date(2026, 8, 1), date(2027, 8, 1)),
        TimelineYear("2", date(2027, 8, 1), date(2028, 8, 1)),
    ),
    today=date(2026, 8, 1),
)


def test_line_begins_and_ends_at_its_edges():
    assert LINE.position(date(2026, 8, 1)) == 0
    assert LINE.position(date(2028, 8, 1)) == 100


def test_day_outside_the_line_is_kept_within_it():
    assert LINE.position(date(2020, 1, 1)) == 0
    assert LINE.position(date(2040, 1, 1)) == 100


def test_line_is_underway_from_its_first_day_until_before_its_end():
    assert LINE.underway
    assert not Timeline(LINE.years, today=date(2028, 8, 1)).underway


def test_scale_is_the_longest_part_of_any_bar():
    assert scale_of((Bar("a", 3, 9), Bar("b", 12))) == 12


def test_scale_of_nothing_is_one():
    assert scale_of(()) == 1
    assert scale_of((Bar("a", 0, 0),)) == 1


def test_every_state_has_a_word():
    assert set(STATE_WORDS) == set(State)
