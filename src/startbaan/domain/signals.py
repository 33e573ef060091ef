"""Signals: declared rules that say when something needs attention, whom it is for, and what ends it.

Each is a pure question to dated facts. A signal that names a starter is about one kind of the policy and
goes only to relations that may read that kind (a law); none says anything about content. The numbers of
days and hours are our own choice: no source gives them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.rules.policies import Standing, Stood

SILENT_AFTER = timedelta(weeks=2)
CERTIFICATE_WARNING = timedelta(days=120)
CONTRACT_WARNING = timedelta(days=60)
DECISION_WARNING = timedelta(days=60)
REVIEW_WARNING = timedelta(days=60)
HOURS_BEHIND = 2.0
STARTER_YEARS = 3


class Name(StrEnum):
    """What a signal is called."""

    NO_COACH = "no_coach"
    START_TALK_LATE = "start_talk_late"
    VISIT_MISSING = "visit_missing"
    HOURS_BEHIND = "hours_behind"
    BUDDY_SILENT = "buddy_silent"
    CONTRACT_ENDING = "contract_ending"
    DECISION_MISSING = "decision_missing"
    THREE_YEARS_ON = "three_years_on"
    CERTIFICATE_EXPIRING = "certificate_expiring"
    COACH_OVER_HOURS = "coach_over_hours"
    POLICY_MISSING = "policy_missing"
    POLICY_WAITING = "policy_waiting"
    POLICY_OLD = "policy_old"


@dataclass(frozen=True, slots=True)
class StarterFacts:
    """What is known of one starter on a day; what the viewer may not read, or does not exist, is absent."""

    coach_due_from: date | None = None  # from when there is to be a coach
    coach_since: date | None = None  # the first day of the coach of today
    start_talk_due_on: date | None = None  # the last day of a start talk still to be held
    unvisited_talk_on: date | None = None  # the day of an appraisal talk before which no visit was recorded
    hours_expected: float | None = None  # of coaching, by today
    hours_received: float = 0.0
    buddy_since: date | None = None  # the first day of the buddy of today, where a weekly moment is agreed
    buddy_last_on: date | None = None
    contract_ends_on: date | None = None
    decision_due_on: date | None = None  # the last day on which to decide about next year
    profession_started_on: date | None = None


@dataclass(frozen=True, slots=True)
class CoachFacts:
    """What is known of one coach at one board on a day."""

    certified_until: date | None = None
    hours_available: float | None = None
    hours_reserved: float = 0.0


@dataclass(frozen=True)
class Signal:
    """One rule about a starter. `since` gives the day it began, or nothing; `begins` and `ends` say it in Dutch."""

    name: Name
    kind: Kind
    to: tuple[Relation, ...]
    begins: str
    ends: str
    since: Callable[[StarterFacts, date], date | None]


@dataclass(frozen=True)
class CoachSignal:
    """One rule about a coach, for the coach and the coordinator of the board."""

    name: Name
    begins: str
    ends: str
    since: Callable[[CoachFacts, date], date | None]


@dataclass(frozen=True)
class BoardSignal:
    """One rule about how the policy of a board stands in a sector, for the coordinator of that board."""

    name: Name
    begins: str
    ends: str
    since: Callable[[Stood, date], date | None]


@dataclass(frozen=True, slots=True)
class Raised:
    """A signal that holds, since a day."""

    name: Name
    since: date


def _no_coach(facts: StarterFacts, on: date) -> date | None:
    due = facts.coach_due_from
    return due if due is not None and due <= on and facts.coach_since is None else None


def _start_talk_late(facts: StarterFacts, on: date) -> date | None:
    due = facts.start_talk_due_on
    return due + timedelta(days=1) if due is not None and due < on else None


def _visit_missing(facts: StarterFacts, on: date) -> date | None:
    talk = facts.unvisited_talk_on
    return min(talk - timedelta(weeks=2), on) if talk is not None and talk - timedelta(weeks=2) <= on else None


def _hours_behind(facts: StarterFacts, on: date) -> date | None:
    expected = facts.hours_expected
    return on if expected is not None and expected - facts.hours_received >= HOURS_BEHIND else None


def _buddy_silent(facts: StarterFacts, on: date) -> date | None:
    if facts.buddy_since is None:
        return None
    quiet_from = max(facts.buddy_last_on or facts.buddy_since, facts.buddy_since) + SILENT_AFTER
    return quiet_from if quiet_from <= on else None


def _contract_ending(facts: StarterFacts, on: date) -> date | None:
    return _warned(facts.contract_ends_on, on, ahead=CONTRACT_WARNING)


def _decision_missing(facts: StarterFacts, on: date) -> date | None:
    due = facts.decision_due_on
    return due - DECISION_WARNING if due is not None and due - DECISION_WARNING <= on else None


def _three_years_on(facts: StarterFacts, on: date) -> date | None:
    start = facts.profession_started_on
    if start is None:
        return None
    day = 28 if (start.month, start.day) == (2, 29) else start.day
    passed = date(start.year + STARTER_YEARS, start.month, day)
    return passed if passed <= on else None


def _certificate_expiring(facts: CoachFacts, on: date) -> date | None:
    until = facts.certified_until
    return until - CERTIFICATE_WARNING if until is not None and until - CERTIFICATE_WARNING <= on else None


def _coach_over_hours(facts: CoachFacts, on: date) -> date | None:
    available = facts.hours_available
    return on if available is not None and facts.hours_reserved > available else None


def _policy_missing(stood: Stood, on: date) -> date | None:
    return on if stood.standing is Standing.MISSING else None


def _policy_waiting(stood: Stood, on: date) -> date | None:
    """A version that waits presses where none holds yet, and from the day it was meant to begin."""
    waiting = stood.following
    if waiting is None or stood.standing is Standing.COMING:
        return None
    return waiting.written_on if stood.holding is None or waiting.start_on <= on else None


def _policy_old(stood: Stood, on: date) -> date | None:
    review = stood.holding.review_on if stood.holding else None
    return review - REVIEW_WARNING if review is not None and review - REVIEW_WARNING <= on else None


def _warned(day: date | None, on: date, *, ahead: timedelta) -> date | None:
    """Since when one is warned of a day still to come."""
    return day - ahead if day is not None and day - ahead <= on <= day else None


SIGNALS = (
    Signal(
        Name.NO_COACH,
        Kind.TRACK,
        (Relation.MANAGER, Relation.COORDINATOR, Relation.HR),
        "Er hoort een coach te zijn, en er is er geen.",
        "Er is een coach gekoppeld.",
        _no_coach,
    ),
    Signal(
        Name.START_TALK_LATE,
        Kind.TRACK,
        (Relation.STARTER, Relation.COACH, Relation.MANAGER, Relation.COORDINATOR),
        "De laatste dag voor het startgesprek is voorbij.",
        "Het startgesprek is gevoerd of vervallen.",
        _start_talk_late,
    ),
    Signal(
        Name.VISIT_MISSING,
        Kind.APPRAISAL,
        (Relation.MANAGER,),
        "Over twee weken of eerder is er een gesprek van de gesprekscyclus, en er was nog geen klassenbezoek.",
        "Het klassenbezoek is vastgelegd, of het gesprek krijgt een andere dag.",
        _visit_missing,
    ),
    Signal(
        Name.HOURS_BEHIND,
        Kind.HOURS,
        (Relation.STARTER, Relation.COACH, Relation.MANAGER, Relation.COORDINATOR),
        "Er zijn minstens twee uur coaching minder geweest dan er tot vandaag horen te zijn.",
        "De uren zijn ingehaald.",
        _hours_behind,
    ),
    Signal(
        Name.BUDDY_SILENT,
        Kind.BUDDY_CONTACT,
        (Relation.STARTER, Relation.BUDDY),
        "Twee weken lang tikte niemand het wekelijkse moment aan.",
        "Een van beiden tikt het moment aan.",
        _buddy_silent,
    ),
    Signal(
        Name.CONTRACT_ENDING,
        Kind.EMPLOYMENT,
        (Relation.MANAGER, Relation.COORDINATOR, Relation.HR),
        "Het dienstverband loopt binnen zestig dagen af.",
        "Het dienstverband loopt door of is voorbij.",
        _contract_ending,
    ),
    Signal(
        Name.DECISION_MISSING,
        Kind.COACHING_DECISION,
        (Relation.COACH, Relation.MANAGER, Relation.COORDINATOR),
        "Binnen zestig dagen begint het volgende jaar, en er is niet besloten over de coaching.",
        "Het besluit is vastgelegd.",
        _decision_missing,
    ),
    Signal(
        Name.THREE_YEARS_ON,
        Kind.PROFILE,
        (Relation.COORDINATOR, Relation.HR, Relation.MANAGER),
        "De loopbaan in het onderwijs begon meer dan drie jaar geleden.",
        "Het traject is afgerond of verlengd, of de datum is verbeterd.",
        _three_years_on,
    ),
)

COACH_SIGNALS = (
    CoachSignal(
        Name.CERTIFICATE_EXPIRING,
        "Het certificaat verloopt binnen vier maanden of is verlopen.",
        "Er staat een nieuwe datum in het coachregister.",
        _certificate_expiring,
    ),
    CoachSignal(
        Name.COACH_OVER_HOURS,
        "Er zijn meer uren toegezegd dan de coach dit schooljaar heeft.",
        "Er zijn uren bij gekomen, of een starter heeft een andere coach.",
        _coach_over_hours,
    ),
)

BOARD_SIGNALS = (
    BoardSignal(
        Name.POLICY_MISSING,
        "In een sector van het bestuur is er geen beleid voor starters.",
        "Er is beleid opgeschreven.",
        _policy_missing,
    ),
    BoardSignal(
        Name.POLICY_WAITING,
        "Een versie van het beleid voor starters heeft nog geen instemming.",
        "De instemming is vastgelegd, of de versie is weggehaald.",
        _policy_waiting,
    ),
    BoardSignal(
        Name.POLICY_OLD,
        "Binnen zestig dagen is het tijd om het beleid opnieuw te bekijken, of die dag is voorbij.",
        "Er is een nieuwe dag gekozen, of een nieuwe versie geldt.",
        _policy_old,
    ),
)


def raised(facts: StarterFacts, *, on: date, relations: Iterable[Relation]) -> tuple[Raised, ...]:
    """The signals about a starter that hold on a day and are for someone in one of these relations, oldest first."""
    mine = set(relations)
    found = [
        Raised(signal.name, since)
        for signal in SIGNALS
        if mine & set(signal.to) and (since := signal.since(facts, on)) is not None
    ]
    return tuple(sorted(found, key=lambda each: (each.since, each.name)))


def raised_about_coach(facts: CoachFacts, *, on: date) -> tuple[Raised, ...]:
    """The signals about a coach that hold on a day, oldest first."""
    found = [Raised(signal.name, since) for signal in COACH_SIGNALS if (since := signal.since(facts, on)) is not None]
    return tuple(sorted(found, key=lambda each: (each.since, each.name)))


def raised_about_board(sectors: Iterable[Stood], *, on: date) -> tuple[Raised, ...]:
    """The signals about the policy of a board that hold on a day in any of its sectors, each once, oldest first."""
    since: dict[Name, date] = {}
    for stood in sectors:
        for signal in BOARD_SIGNALS:
            day = signal.since(stood, on)
            if day is not None:
                since[signal.name] = min(day, since.get(signal.name, day))
    return tuple(sorted((Raised(name, day) for name, day in since.items()), key=lambda each: (each.since, each.name)))
