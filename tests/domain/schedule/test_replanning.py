"""A plan that changes: what is done stays, and what would change is told first."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.periods import Period
from startbaan.domain.schedule.calendar import Region, shipped_calendars
from startbaan.domain.schedule.plan import Starting, plan
from startbaan.domain.schedule.reading import shipped
from startbaan.domain.schedule.replanning import Moved, Recorded, State, replan, waits_for

OZWH = shipped()["ozwh-2026"]
MIDDEN = shipped_calendars()[Region.MIDDEN]
LONG_AGO = date(2020, 1, 1)
FIRST_OF_AUGUST = Starting(date(2026, 8, 1))


def recorded(starting: Starting, *, done: frozenset[tuple[str, int, int]] = frozenset()) -> list[Recorded]:
    made = plan(OZWH, starting=starting, calendar=MIDDEN)
    return [
        Recorded(item.slot, item.window, State.DONE if item.slot in done else State.PLANNED) for item in made.activities
    ]


def test_plan_that_stays_the_same_changes_nothing() -> None:
    rows = recorded(FIRST_OF_AUGUST)
    found = replan(rows, planned=plan(OZWH, starting=FIRST_OF_AUGUST, calendar=MIDDEN).activities, on=LONG_AGO)

    assert found.changes == 0
    assert len(found.unchanged) == len(rows)


def test_later_start_moves_what_is_open_and_keeps_what_is_done() -> None:
    done = ("start-talk", 1, 1)
    later = plan(OZWH, starting=Starting(date(2026, 9, 14)), calendar=MIDDEN).activities
    found = replan(recorded(FIRST_OF_AUGUST, done=frozenset([done])), planned=later, on=LONG_AGO)

    assert [row.slot for row in found.kept] == [done]
    assert done not in {move.before.slot for move in found.moved}
    visit = next(move for move in found.moved if move.before.slot == ("lesson-visit", 1, 1))
    assert visit == Moved(
        Recorded(("lesson-visit", 1, 1), Period.through(date(2026, 9, 21), last=date(2026, 11, 6)), State.PLANNED),
        next(item for item in later if item.slot == ("lesson-visit", 1, 1)),
    )


def test_extension_adds_a_year() -> None:
    longer = plan(OZWH, starting=replace(FIRST_OF_AUGUST, extra_years=1), calendar=MIDDEN).activities
    found = replan(recorded(FIRST_OF_AUGUST), planned=longer, on=LONG_AGO)

    assert {item.year for item in found.added} == {4}
    assert found.moved == ()
    assert found.removed == ()


def test_activity_that_the_new_plan_lacks_disappears_unless_settled() -> None:
    rows = recorded(FIRST_OF_AUGUST, done=frozenset([("afternoon", 1, 1)]))
    without = [
        item for item in plan(OZWH, starting=FIRST_OF_AUGUST, calendar=MIDDEN).activities if item.key != "afternoon"
    ]
    found = replan(rows, planned=without, on=LONG_AGO)

    assert [row.slot for row in found.removed] == [
        ("afternoon", 1, 2), ("afternoon", 2, 1), ("afternoon", 2, 2), ("afternoon", 3, 1), ("afternoon", 3, 2),
    ]  # fmt: skip


def test_what_is_new_but_over_is_not_added() -> None:
    made = plan(OZWH, starting=FIRST_OF_AUGUST, calendar=MIDDEN).activities
    found = replan([], planned=made, on=date(2026, 11, 22))

    assert [item.key for item in found.past] == ["start-meeting", "start-talk", "lesson-visit", "coach-talk"]
    assert len(found.added) + len(found.past) == len(made)


@given(
    st.integers(0, 300).map(lambda days: date(2026, 8, 1) + timedelta(days)),
    st.dictionaries(st.integers(0, 40), st.sampled_from(list(State))),
)
def test_settled_rows_are_kept_and_every_row_is_told_once(begins_on: date, states: dict[int, State]) -> None:
    rows = recorded(FIRST_OF_AUGUST)
    for place, state in states.items():
        if place < len(rows):
            rows[place] = replace(rows[place], state=state)
    made = plan(OZWH, starting=Starting(begins_on), calendar=MIDDEN).activities

    found = replan(rows, planned=made, on=LONG_AGO)

    assert [row for row in rows if row.state is not State.PLANNED] == list(found.kept)
    told = [
        *(row.slot for row in found.kept),
        *(row.slot for row in found.unchanged),
        *(row.slot for row in found.removed),
        *(move.before.slot for move in found.moved),
    ]
    assert sorted(told) == sorted(row.slot for row in rows)
    assert {row.slot for row in rows} | {item.slot for item in found.added} == {
        *(item.slot for item in made),
        *(row.slot for row in found.kept),
        *(row.slot for row in found.removed),
    }


def test_appraisal_talk_waits_for_its_class_visit() -> None:
    rows = recorded(FIRST_OF_AUGUST)
    visited = recorded(FIRST_OF_AUGUST, done=frozenset([("class-visit", 1, 1)]))

    talk = ("appraisal-talk", 1, 1)
    assert [activity.key for activity in waits_for(OZWH, slot=talk, recorded=rows)] == ["class-visit"]
    assert waits_for(OZWH, slot=talk, recorded=visited) == ()


def test_second_talk_waits_for_the_second_visit() -> None:
    rows = recorded(FIRST_OF_AUGUST, done=frozenset([("lesson-visit", 1, 1)]))

    assert waits_for(OZWH, slot=("coach-talk", 1, 1), recorded=rows) == ()
    assert [item.key for item in waits_for(OZWH, slot=("coach-talk", 1, 2), recorded=rows)] == ["lesson-visit"]
