"""What becomes of a finding: noted, acted upon, decided, taken up in the programme, and looked at again a year later.

```
noted ── agree ──▶ acting ── decide ──▶ decided ── bring out ──▶ brought out ── measure ──▶ measured ── close ──▶ closed
  │                  │ ▲ decide: keep                                                          │
  └── decide ────────┤ └─────────────────────────────── again ─────────────────────────────────┘
                     └──▶ closed
```

A finding is frozen; what happens to it gives the next one, or a `Problem` with a sentence for a person. Nothing is
taken back: what was agreed, done and decided stays in the finding, in its order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from startbaan.domain.questionnaires.estimates import Difference, Interval, difference
from startbaan.domain.sentences import Problem, say


class Origin(StrEnum):
    """Where a finding comes from."""

    SURVEY = "survey"
    SCAN = "scan"
    GUARANTEES = "guarantees"
    PANEL = "panel"
    REVIEW = "review"
    BODY = "body"


class State(StrEnum):
    """How far a finding is."""

    NOTED = "noted"
    ACTING = "acting"
    DECIDED = "decided"
    BROUGHT_OUT = "brought_out"
    MEASURED = "measured"
    CLOSED = "closed"


class Happening(StrEnum):
    """What can happen to a finding."""

    AGREE = "agree"
    DONE = "done"
    HAND_OVER = "hand_over"
    DECIDE = "decide"
    BRING_OUT = "bring_out"
    MEASURE = "measure"
    CLOSE = "close"
    AGAIN = "again"


WHILE: Mapping[Happening, frozenset[State]] = {
    Happening.AGREE: frozenset({State.NOTED, State.ACTING}),
    Happening.DONE: frozenset({State.ACTING, State.DECIDED, State.BROUGHT_OUT, State.MEASURED}),
    Happening.HAND_OVER: frozenset({State.ACTING, State.DECIDED, State.BROUGHT_OUT, State.MEASURED}),
    Happening.DECIDE: frozenset({State.NOTED, State.ACTING}),
    Happening.BRING_OUT: frozenset({State.DECIDED}),
    Happening.MEASURE: frozenset({State.BROUGHT_OUT}),
    Happening.CLOSE: frozenset({State.MEASURED}),
    Happening.AGAIN: frozenset({State.MEASURED}),
}


class Outcome(StrEnum):
    """What the working group decided."""

    CHANGE = "change"
    KEEP = "keep"


class Wanted(StrEnum):
    """Which way answers are to go."""

    MORE = "more"
    LESS = "less"


class Effect(StrEnum):
    """Whether what was done helped, as far as the next round can tell."""

    BETTER = "better"
    WORSE = "worse"
    UNCLEAR = "unclear"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody does about it, until when; and the day it was done."""

    number: int
    owner: int
    what: str
    until: date
    done_on: date | None = None

    def is_late(self, *, on: date) -> bool:
        """Whether it should have been done by now."""
        return self.done_on is None and on > self.until


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on which day, and why."""

    outcome: Outcome
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Release:
    """The version of the programme, by name, that came out with the change in it."""

    version: str
    on: date


@dataclass(frozen=True, slots=True)
class Measure:
    """What the next round showed, and on which day that was looked at."""

    effect: Effect
    on: date
    change: Difference | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was found, and all that came of it, oldest first."""

    origin: Origin
    noted_on: date
    state: State = State.NOTED
    actions: tuple[Action, ...] = ()
    decisions: tuple[Decision, ...] = ()
    releases: tuple[Release, ...] = ()
    measures: tuple[Measure, ...] = ()
    changed_on: date | None = None

    @property
    def last_on(self) -> date:
        """The last day on which something happened."""
        return self.changed_on or self.noted_on

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """What is still to be done."""
        return tuple(action for action in self.actions if action.done_on is None)

    def late(self, *, on: date) -> tuple[Action, ...]:
        """The actions that should have been done by now."""
        return tuple(action for action in self.actions if action.is_late(on=on))


def agree(finding: Finding, *, owner: int, what: str, until: date, on: date) -> Finding:
    """Agree that somebody does something. Raises `Problem`."""
    _ready(finding, Happening.AGREE, on)
    if not what.strip():
        raise Problem(say("Zeg wat er gaat gebeuren."))
    if until < on:
        raise Problem(say("De dag waarop het klaar is ligt al achter ons. Kies een dag vanaf vandaag."))
    action = Action(len(finding.actions) + 1, owner, " ".join(what.split()), until)
    return replace(finding, state=State.ACTING, actions=(*finding.actions, action), changed_on=on)


def done(finding: Finding, *, number: int, on: date) -> Finding:
    """Note that an action was done. Raises `Problem`."""
    _ready(finding, Happening.DONE, on)
    action = next((action for action in finding.actions if action.number == number), None)
    if action is None or action.done_on is not None:
        raise Problem(say("Deze actie is er niet, of was al klaar. Ververs de pagina."))
    return replace(finding, actions=_put(finding.actions, action, replace(action, done_on=on)), changed_on=on)


def hand_over(finding: Finding, *, number: int, owner: int, until: date, on: date) -> Finding:
    """Give an action that is not done another owner or day. Raises `Problem`."""
    _ready(finding, Happening.HAND_OVER, on)
    action = next((action for action in finding.open_actions if action.number == number), None)
    if action is None:
        raise Problem(say("Deze actie is er niet, of was al klaar. Ververs de pagina."))
    if until < on:
        raise Problem(say("De dag waarop het klaar is ligt al achter ons. Kies een dag vanaf vandaag."))
    changed = replace(action, owner=owner, until=until)
    return replace(finding, actions=_put(finding.actions, action, changed), changed_on=on)


def decide(finding: Finding, *, outcome: Outcome, why: str, on: date) -> Finding:
    """Decide that the programme changes, or that it stays as it is, which closes the finding. Raises `Problem`."""
    _ready(finding, Happening.DECIDE, on)
    if not why.strip():
        raise Problem(say("Zeg waarom jullie dit besluiten."))
    if outcome is Outcome.KEEP and finding.open_actions:
        raise Problem(say("Er loopt nog een actie. Rond die eerst af, dan kan de bevinding dicht."))
    state = State.DECIDED if outcome is Outcome.CHANGE else State.CLOSED
    decision = Decision(outcome, on, why.strip())
    return replace(finding, state=state, decisions=(*finding.decisions, decision), changed_on=on)


def bring_out(finding: Finding, *, version: str, on: date) -> Finding:
    """Note that a version of the programme came out with the change in it. Raises `Problem`."""
    _ready(finding, Happening.BRING_OUT, on)
    if any(release.version == version for release in finding.releases):
        raise Problem(say("In versie %(version)s stond deze bevinding al. Kies een nieuwere versie.", version=version))
    release = Release(version, on)
    return replace(finding, state=State.BROUGHT_OUT, releases=(*finding.releases, release), changed_on=on)


def measure(finding: Finding, *, measured: Measure) -> Finding:
    """Set beside it what the next round showed. Raises `Problem`."""
    _ready(finding, Happening.MEASURE, measured.on)
    return replace(finding, state=State.MEASURED, measures=(*finding.measures, measured), changed_on=measured.on)


def close(finding: Finding, *, on: date) -> Finding:
    """Put it away; what still has to be done about it is done first. Raises `Problem`."""
    _ready(finding, Happening.CLOSE, on)
    if finding.open_actions:
        raise Problem(say("Er loopt nog een actie. Rond die eerst af, dan kan de bevinding dicht."))
    return replace(finding, state=State.CLOSED, changed_on=on)


def again(finding: Finding, *, on: date) -> Finding:
    """Take it up again, where what was done did not help. Raises `Problem`."""
    _ready(finding, Happening.AGAIN, on)
    return replace(finding, state=State.ACTING, changed_on=on)


def may(happening: Happening, *, finding: Finding) -> bool:
    """Say whether something can happen to a finding as far as it is, so that a page only offers that."""
    return finding.state in WHILE[happening]


def effect(before: Interval | None, *, after: Interval | None, wanted: Wanted, on: date) -> Measure:
    """Say whether it helped: from the answers to one question before and after, of different people.

    Better and worse only where the interval of the difference leaves out that nothing changed. Not measured where one
    of the rounds is None: too few people, or a question that did not stay the same.
    """
    if before is None or after is None:
        return Measure(Effect.NOT_MEASURED, on)
    change = difference(after, other=before)
    if not change.is_clear:
        return Measure(Effect.UNCLEAR, on, change)
    helped = (change.value > 0) is (wanted is Wanted.MORE)
    return Measure(Effect.BETTER if helped else Effect.WORSE, on, change)


def _ready(finding: Finding, happening: Happening, on: date) -> None:
    if not may(happening, finding=finding):
        raise Problem(say("Zo ver is deze bevinding niet, of ze is al verder. Ververs de pagina."))
    if on < finding.last_on:
        raise Problem(say("Er is na die dag al iets met deze bevinding gebeurd. Kies een latere dag."))


def _put(actions: tuple[Action, ...], old: Action, new: Action) -> tuple[Action, ...]:
    return tuple(new if action is old else action for action in actions)
