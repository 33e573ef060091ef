"""What becomes of a finding: only what can, nothing taken back, and whether it helped only where that is clear."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.quality import findings
from startbaan.domain.quality.findings import (
    WHILE,
    Decision,
    Effect,
    Finding,
    Happening,
    Measure,
    Origin,
    Outcome,
    Release,
    State,
    Wanted,
    effect,
    may,
)
from startbaan.domain.questionnaires.estimates import mean_of
from startbaan.domain.sentences import Problem

DAY = date(2026, 11, 24)
NEW = Finding(Origin.SURVEY, DAY)


def happen(finding, happening, *, on, outcome=Outcome.CHANGE):
    match happening:
        case Happening.AGREE:
            return findings.agree(finding, owner=1, what="Rooster bekijken", until=on, on=on)
        case Happening.DONE:
            return findings.done(finding, number=len(finding.actions), on=on)
        case Happening.HAND_OVER:
            return findings.hand_over(finding, number=len(finding.actions), owner=2, until=on, on=on)
        case Happening.DECIDE:
            return findings.decide(finding, outcome=outcome, why="Omdat", on=on)
        case Happening.BRING_OUT:
            return findings.bring_out(finding, version=f"ozwh-{len(finding.releases)}", on=on)
        case Happening.MEASURE:
            return findings.measure(finding, measured=Measure(Effect.UNCLEAR, on))
        case Happening.CLOSE:
            return findings.close(finding, on=on)
        case Happening.AGAIN:
            return findings.again(finding, on=on)


def walked(*happenings, finding=NEW):
    for days, happening in enumerate(happenings):
        finding = happen(finding, happening, on=DAY + timedelta(days=days))
    return finding


WHOLE = (
    Happening.AGREE,
    Happening.DONE,
    Happening.DECIDE,
    Happening.BRING_OUT,
    Happening.MEASURE,
    Happening.CLOSE,
)


def test_finding_goes_round_the_whole_year():
    found = walked(*WHOLE)

    assert found.state is State.CLOSED
    assert [action.done_on for action in found.actions] == [DAY + timedelta(days=1)]
    assert found.decisions == (Decision(Outcome.CHANGE, DAY + timedelta(days=2), "Omdat"),)
    assert found.releases == (Release("ozwh-0", DAY + timedelta(days=3)),)
    assert found.measures == (Measure(Effect.UNCLEAR, DAY + timedelta(days=4)),)


@given(st.lists(st.tuples(st.sampled_from(Happening), st.integers(-2, 20), st.sampled_from(Outcome)), max_size=25))
def test_whatever_is_tried_only_what_can_happens_and_nothing_is_taken_back(tries):
    finding, day = NEW, DAY
    for happening, days, outcome in tries:
        day += timedelta(days=days)
        try:
            after = happen(finding, happening, on=day, outcome=outcome)
        except Problem as problem:
            assert str(problem)
            continue
        assert may(happening, finding=finding)
        assert day >= finding.last_on
        assert after.last_on == day
        for name in ("decisions", "releases", "measures"):
            before = getattr(finding, name)
            assert getattr(after, name)[: len(before)] == before
        kept = [(action.number, action.what) for action in finding.actions]
        assert [(action.number, action.what) for action in after.actions][: len(kept)] == kept
        assert all(old.done_on in (None, new.done_on) for old, new in zip(finding.actions, after.actions, strict=False))
        assert after.state is not State.CLOSED or not after.open_actions
        finding = after


@pytest.mark.parametrize("happening", Happening)
def test_closed_finding_stays_closed(happening):
    closed = walked(*WHOLE)

    assert not may(happening, finding=closed)
    with pytest.raises(Problem, match="Zo ver is deze bevinding niet, of ze is al verder"):
        happen(closed, happening, on=DAY + timedelta(days=30))


def test_every_state_but_the_last_has_a_way_on():
    assert {state for states in WHILE.values() for state in states} == set(State) - {State.CLOSED}


def test_what_did_not_help_is_taken_up_again_and_comes_in_a_newer_version():
    found = walked(*WHOLE[:5], Happening.AGAIN, Happening.DECIDE, Happening.BRING_OUT)

    assert [release.version for release in found.releases] == ["ozwh-0", "ozwh-1"]
    with pytest.raises(Problem, match="In versie ozwh-0 stond deze bevinding al"):
        findings.bring_out(walked(*WHOLE[:5], Happening.AGAIN, Happening.DECIDE), version="ozwh-0", on=date(2027, 1, 1))


def test_programme_that_stays_as_it_is_closes_the_finding():
    assert happen(NEW, Happening.DECIDE, on=DAY, outcome=Outcome.KEEP).state is State.CLOSED
    with pytest.raises(Problem, match="Er loopt nog een actie"):
        happen(walked(Happening.AGREE), Happening.DECIDE, on=DAY, outcome=Outcome.KEEP)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: findings.agree(NEW, owner=1, what=" ", until=DAY, on=DAY), "Zeg wat er gaat gebeuren."),
        (lambda: findings.agree(NEW, owner=1, what="a", until=date(2026, 1, 1), on=DAY), "ligt al achter ons"),
        (lambda: findings.decide(NEW, outcome=Outcome.CHANGE, why="", on=DAY), "Zeg waarom jullie dit besluiten."),
        (lambda: findings.done(walked(Happening.AGREE), number=2, on=DAY), "Deze actie is er niet"),
        (lambda: findings.agree(NEW, owner=1, what="a", until=DAY, on=date(2026, 1, 1)), "Kies een latere dag."),
    ],
)
def test_what_cannot_be_is_said(wrong, message):
    with pytest.raises(Problem, match=message):
        wrong()


def test_action_is_late_from_the_day_after():
    found = walked(Happening.AGREE)

    assert [len(found.late(on=DAY + timedelta(days=days))) for days in (0, 1)] == [0, 1]
    assert walked(Happening.AGREE, Happening.DONE).late(on=date(2030, 1, 1)) == ()


LOW = mean_of({2: 20, 3: 10}, bounds=(1, 5))
HIGH = mean_of({4: 20, 5: 10}, bounds=(1, 5))
NEAR = mean_of({2: 18, 3: 12}, bounds=(1, 5))


@pytest.mark.parametrize(
    ("before", "after", "wanted", "expected"),
    [
        (LOW, HIGH, Wanted.MORE, Effect.BETTER),
        (LOW, HIGH, Wanted.LESS, Effect.WORSE),
        (HIGH, LOW, Wanted.MORE, Effect.WORSE),
        (HIGH, LOW, Wanted.LESS, Effect.BETTER),
        (LOW, NEAR, Wanted.MORE, Effect.UNCLEAR),
        (None, HIGH, Wanted.MORE, Effect.NOT_MEASURED),
        (LOW, None, Wanted.MORE, Effect.NOT_MEASURED),
    ],
)
def test_it_helped_only_where_that_is_clear(before, after, wanted, expected):
    found = effect(before, after=after, wanted=wanted, on=DAY)

    assert found.effect is expected
    assert (found.change is None) == (expected is Effect.NOT_MEASURED)
