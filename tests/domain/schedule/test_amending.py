"""The changes of a partnership, made element by element: what was done last counts, and the hours add up again."""

from pathlib import Path

import pytest
import yaml

from startbaan.domain.loading import Refused
from startbaan.domain.schedule import amending
from startbaan.domain.schedule.comparing import Section
from startbaan.domain.schedule.reading import load
from startbaan.domain.schedule.variants import variant

SMALL = load(Path(__file__).parent / "small.yaml")
ACTIVITIES = Section.ACTIVITIES
BEGUN = amending.begun(SMALL, version="2")
HEAD = {"key": "small", "version": "2", "of": "small-1"}


def read(changes):
    return yaml.safe_load(changes)


def made(changes):
    return variant(SMALL, text=changes, name="small-2")


def test_next_version_begins_with_nothing_changed():
    assert read(BEGUN) == HEAD
    assert made(BEGUN).activities == SMALL.activities


def test_same_changes_get_another_number():
    dropped = amending.dropped(BEGUN, section=ACTIVITIES, key="afternoon")

    assert read(amending.renumbered(dropped, version="3")) == {**read(dropped), "version": "3"}


def test_field_changed_before_stays_changed_until_it_is_named_again():
    changes = amending.changed(BEGUN, section=ACTIVITIES, key="talk", fields={"hours": 3, "times": 1})
    changes = amending.changed(changes, section=ACTIVITIES, key="talk", fields={"hours": 5})

    assert read(changes) == {**HEAD, "activities": {"replace": [{"key": "talk", "hours": 5, "times": 1}]}}


def test_what_is_added_is_changed_where_it_stands():
    changes = amending.added(BEGUN, section=ACTIVITIES, key="walk", fields={"hours": 1})
    changes = amending.changed(changes, section=ACTIVITIES, key="walk", fields={"hours": 2})

    assert read(changes) == {**HEAD, "activities": {"add": [{"key": "walk", "hours": 2}]}}


def test_what_was_added_and_left_out_again_leaves_no_trace():
    changes = amending.added(BEGUN, section=ACTIVITIES, key="walk", fields={"hours": 1})

    assert read(amending.dropped(changes, section=ACTIVITIES, key="walk")) == HEAD


def test_what_was_changed_and_is_left_out_is_only_left_out():
    changes = amending.changed(BEGUN, section=ACTIVITIES, key="talk", fields={"hours": 3})
    changes = amending.dropped(changes, section=ACTIVITIES, key="talk")

    assert read(changes) == {**HEAD, "activities": {"drop": ["talk"]}}


def test_what_was_left_out_and_is_changed_is_there_again():
    changes = amending.dropped(BEGUN, section=ACTIVITIES, key="talk")
    changes = amending.changed(changes, section=ACTIVITIES, key="talk", fields={"hours": 3})

    assert read(changes) == {**HEAD, "activities": {"replace": [{"key": "talk", "hours": 3}]}}


@pytest.mark.parametrize("section", [ACTIVITIES, Section.BUDGET])
def test_what_is_restored_is_as_it_was(section):
    changes = amending.changed(BEGUN, section=section, key="talk", fields={"hours": 3})

    assert read(amending.restored(changes, section=section, key="talk")) == HEAD


def test_hours_that_follow_are_counted_anew():
    changes = amending.changed(BEGUN, section=ACTIVITIES, key="talk", fields={"hours": 5})
    found = made(amending.balanced(changes, base=SMALL))

    assert {line.key: (line.total, line.rest) for line in found.budget} == {
        "coaching-hours": (7, None),
        "all-hours": (None, 0),
    }


def test_hours_that_did_not_change_stay_as_they_were():
    assert read(amending.balanced(BEGUN, base=SMALL)) == HEAD


def test_hours_counted_twice_are_the_same():
    once = amending.balanced(amending.dropped(BEGUN, section=ACTIVITIES, key="visit"), base=SMALL)

    assert amending.balanced(once, base=SMALL) == once


@pytest.mark.parametrize(
    ("title", "taken", "key"),
    [
        ("Een kop koffie!", (), "een-kop-koffie"),
        ("Een kop koffie", ("een-kop-koffie", "een-kop-koffie-2"), "een-kop-koffie-3"),
        ("…", (), "onderdeel"),
        ("a" * 60, (), "a" * 40),
    ],
)
def test_key_is_made_of_a_title_and_taken_by_nothing(title, taken, key):
    assert amending.key_for(title, taken=taken) == key


def test_changes_that_are_no_keys_with_values_are_refused():
    with pytest.raises(Refused):
        amending.renumbered("- een\n- twee\n", version="2")
