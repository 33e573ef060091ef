"""Signals begin on their day, end by what ends them, and reach only who may read what they are about."""

from datetime import date, timedelta

import pytest

from startbaan.domain.privacy.policy import Access, Relation, access
from startbaan.domain.signals import (
    BOARD_SIGNALS,
    COACH_SIGNALS,
    SIGNALS,
    CoachFacts,
    Name,
    Raised,
    StarterFacts,
    raised,
    raised_about_coach,
)

ON = date(2026, 11, 24)
A_DAY = timedelta(days=1)
EVERYONE = tuple(Relation)


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_signal_that_names_a_starter_reaches_only_who_may_read_that_kind(signal):
    assert {access(relation, signal.kind) for relation in signal.to} <= {Access.READ, Access.WRITE}


def test_visit_missing_is_for_the_manager_alone():
    assert [signal.to for signal in SIGNALS if signal.name is Name.VISIT_MISSING] == [(Relation.MANAGER,)]


def test_every_name_has_one_rule():
    assert sorted(signal.name for signal in (*SIGNALS, *COACH_SIGNALS, *BOARD_SIGNALS)) == sorted(Name)


@pytest.mark.parametrize(
    ("facts", "name", "since"),
    [
        (StarterFacts(coach_due_from=ON), Name.NO_COACH, ON),
        (StarterFacts(start_talk_due_on=ON - A_DAY), Name.START_TALK_LATE, ON),
        (StarterFacts(unvisited_talk_on=ON + 14 * A_DAY), Name.VISIT_MISSING, ON),
        (StarterFacts(hours_expected=5, hours_received=3), Name.HOURS_BEHIND, ON),
        (StarterFacts(buddy_since=ON - 14 * A_DAY), Name.BUDDY_SILENT, ON),
        (StarterFacts(contract_ends_on=ON + 60 * A_DAY), Name.CONTRACT_ENDING, ON),
        (StarterFacts(decision_due_on=ON + 60 * A_DAY), Name.DECISION_MISSING, ON),
        (StarterFacts(profession_started_on=date(2023, 11, 24)), Name.THREE_YEARS_ON, ON),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_signal_begins_on_its_day_and_not_before(facts, name, since):
    assert raised(facts, on=ON, relations=EVERYONE) == (Raised(name, since),)
    if name is not Name.HOURS_BEHIND:
        assert raised(facts, on=ON - A_DAY, relations=EVERYONE) == ()


@pytest.mark.parametrize(
    "facts",
    [
        StarterFacts(),
        StarterFacts(coach_due_from=ON, coach_since=ON),
        StarterFacts(start_talk_due_on=ON),
        StarterFacts(hours_expected=5, hours_received=3.5),
        StarterFacts(buddy_since=ON - 90 * A_DAY, buddy_last_on=ON - 13 * A_DAY),
        StarterFacts(contract_ends_on=ON - A_DAY),
    ],
    ids=["nothing known", "has a coach", "last day is today", "nearly there", "spoke lately", "contract over"],
)
def test_signal_is_silent_when_what_it_is_about_is_well(facts):
    assert raised(facts, on=ON, relations=EVERYONE) == ()


def test_signal_is_silent_for_whom_it_is_not():
    facts = StarterFacts(unvisited_talk_on=ON, buddy_since=date(2026, 8, 1))
    assert raised(facts, on=ON, relations=[Relation.COACH, Relation.COORDINATOR]) == ()
    assert [each.name for each in raised(facts, on=ON, relations=[Relation.MANAGER])] == [Name.VISIT_MISSING]


def test_career_begun_on_a_leap_day_is_three_years_on_the_last_of_february():
    facts = StarterFacts(profession_started_on=date(2024, 2, 29))
    assert [each.since for each in raised(facts, on=date(2027, 3, 1), relations=EVERYONE)] == [date(2027, 2, 28)]


def test_coach_with_an_old_certificate_and_too_many_starters_is_named_for_both():
    facts = CoachFacts(certified_until=ON - A_DAY, hours_available=22, hours_reserved=33)
    assert raised_about_coach(facts, on=ON) == (
        Raised(Name.CERTIFICATE_EXPIRING, ON - A_DAY - timedelta(days=120)),
        Raised(Name.COACH_OVER_HOURS, ON),
    )
    assert raised_about_coach(CoachFacts(ON + 200 * A_DAY, 33, 33), on=ON) == ()
