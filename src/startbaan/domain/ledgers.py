"""The hours of one starter in one school year: owed by rule, divided, planned and received; it always adds up.

Every amount is an exact number of hours. What comes from rows (activities, contacts, agreements, corrections) is handed
in, and each amount keeps what it was made of, so that it can be asked *why*.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.owed import Owed
from startbaan.domain.rules.parameters import Rule
from startbaan.domain.rules.results import Answer, Factor
from startbaan.domain.schedule.definition import ActivityKind, Definition, PartTime
from startbaan.domain.schedule.dividing import divided, purposes
from startbaan.domain.sources import Text
from startbaan.domain.words import Sector

NOTHING = Fraction(0)
MINUTES_AN_HOUR = 60
TIME: Mapping[Sector, Rule] = {
    Sector.PO: Rule.PO_STARTER_HOURS,
    Sector.VO: Rule.VO_FEWER_LESSONS,
    Sector.MBO: Rule.MBO_ONBOARDING_HOURS,
}
TRAINING: Mapping[Sector, Rule] = {Sector.PO: Rule.PO_TRAINING_HOURS}
REST = "rest:"
ELSEWHERE = "elsewhere"
OUTSIDE = Text("Buiten de verdeling", "Outside the division")
Placed = TypeVar("Placed")


class Place(StrEnum):
    """Where a line of a ledger comes from."""

    PROGRAMME = "programme"
    AGREED = "agreed"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Allowance:
    """The time that the rules give a starter in a school year, by the answers for each of the jobs."""

    hours: Fraction
    fte: Fraction
    answers: tuple[Answer, ...] = ()
    training: Fraction | None = None


NO_ALLOWANCE = Allowance(NOTHING, Fraction(1))


@dataclass(frozen=True, slots=True)
class Happening:
    """Something in the plan, or contact outside it: how many minutes were planned and how many received, on which day.

    `key` and `kind` are those of the activity; contact outside the plan has a kind but no key.
    """

    key: str
    kind: ActivityKind
    day: date
    planned: int
    received: int
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """Hours of the remainder that a starter and the line manager agreed, and for what: an activity, or in words."""

    purpose: str
    hours: Fraction


@dataclass(frozen=True, slots=True)
class Corrected:
    """Minutes more or less than follows from what was done, on one line."""

    line: str
    minutes: int
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of hours, with what it is made of."""

    key: str
    place: Place
    title: Text
    owed: Fraction
    happened: tuple[Happening, ...] = ()
    corrections: tuple[Corrected, ...] = ()

    @property
    def planned(self) -> Fraction:
        """What stands in the plan, done or to do."""
        return Fraction(sum(each.planned for each in self.happened), MINUTES_AN_HOUR)

    @property
    def received(self) -> Fraction:
        """What was done, with the corrections; below nothing only when the corrections are."""
        return Fraction(sum(each.received for each in self.happened) + self.corrected_minutes, MINUTES_AN_HOUR)

    @property
    def corrected_minutes(self) -> int:
        """What the corrections add up to, in minutes."""
        return sum(each.minutes for each in self.corrections)

    @property
    def left(self) -> Fraction:
        """What is still to be received."""
        return max(NOTHING, self.owed - self.received)

    @property
    def over(self) -> Fraction:
        """What was received beyond what is owed."""
        return max(NOTHING, self.received - self.owed)

    @property
    def unplanned(self) -> Fraction:
        """What is owed and not in the plan."""
        return max(NOTHING, self.owed - self.planned)


@dataclass(frozen=True, slots=True)
class StarterLedger:
    """The hours of one starter in one school year.

    owed = divided + remaining - shortfall, and remaining = agreed + undivided - agreed_too_much.
    """

    year: SchoolYear
    allowance: Allowance
    lines: tuple[Line, ...]
    part_time: PartTime | None = None
    purposes: tuple[tuple[str, Text], ...] = ()
    agreements: tuple[Agreed, ...] = ()

    @property
    def owed(self) -> Fraction:
        """What the rules give."""
        return self.allowance.hours

    @property
    def divided(self) -> Fraction:
        """What the programme divides."""
        return _sum(line.owed for line in self.of(Place.PROGRAMME))

    @property
    def remaining(self) -> Fraction:
        """What starter and line manager divide themselves."""
        return max(NOTHING, self.owed - self.divided)

    @property
    def shortfall(self) -> Fraction:
        """How far what is owed falls below the hours of the programme."""
        return max(NOTHING, self.divided - self.owed)

    @property
    def agreed(self) -> Fraction:
        """What of the remainder was divided by agreement."""
        return _sum(line.owed for line in self.of(Place.AGREED))

    @property
    def undivided(self) -> Fraction:
        """What of the remainder is still to be divided."""
        return max(NOTHING, self.remaining - self.agreed)

    @property
    def agreed_too_much(self) -> Fraction:
        """What was agreed beyond the remainder, as happens when somebody goes to work less."""
        return max(NOTHING, self.agreed - self.remaining)

    @property
    def planned(self) -> Fraction:
        """What stands in the plan."""
        return _sum(line.planned for line in self.lines)

    @property
    def received(self) -> Fraction:
        """What was received."""
        return _sum(line.received for line in self.lines)

    @property
    def left(self) -> Fraction:
        """What of everything owed is still to be received."""
        return max(NOTHING, self.owed - self.received)

    @property
    def over(self) -> Fraction:
        """What was received beyond everything owed."""
        return max(NOTHING, self.received - self.owed)

    @property
    def unplanned(self) -> Fraction:
        """What of everything owed is not in the plan."""
        return max(NOTHING, self.owed - self.planned)

    @property
    def training_left(self) -> Fraction | None:
        """What is left of the hours for professional development when the shortfall comes from them.

        Below nothing when they do not suffice; nothing when there is no shortfall or there are no such hours.
        """
        training = self.allowance.training
        return training - self.shortfall if self.shortfall and training is not None else None

    def of(self, place: Place) -> tuple[Line, ...]:
        """Give the lines from one place."""
        return tuple(line for line in self.lines if line.place is place)

    def line(self, key: str) -> Line:
        """Give one line; raises `KeyError`."""
        for found in self.lines:
            if found.key == key:
                return found
        raise KeyError(key)


def allowance(jobs: Sequence[Owed]) -> Allowance:
    """Add up the time that the rules give over the jobs of one starter."""
    answers = tuple(found.answer(TIME[found.case.sector]) for found in jobs)
    extra = [found.answer(TRAINING[found.case.sector]) for found in jobs if found.case.sector in TRAINING]
    return Allowance(
        hours=_sum(_hours(answer) for answer in answers),
        fte=_sum(_fte(found) for found in jobs) or Fraction(1),
        answers=answers,
        training=_sum(_hours(answer) for answer in extra) if extra else None,
    )


def starter_ledger(
    year: SchoolYear,
    *,
    allowance: Allowance,
    definition: Definition | None = None,
    years: Sequence[tuple[int, Fraction]] = (),
    happened: Iterable[Happening] = (),
    agreements: Sequence[Agreed] = (),
    corrections: Iterable[Corrected] = (),
) -> StarterLedger:
    """Put together what is owed, divided, planned and received.

    `years` says which share of each year of the programme falls in this school year. What belongs to no line, and a
    correction of a line that is gone, stand on a line of their own, so that nothing is lost.
    """
    shares = divided(definition, years=years, fte=allowance.fte) if definition else ()
    rest = purposes(definition, years=years) if definition else {}
    lines = [Line(each.key, Place.PROGRAMME, each.title, each.hours) for each in shares]
    lines += _agreed_lines(rest, agreements)
    places = {purpose: f"{REST}{purpose}" for purpose in rest}
    places |= {activity: each.key for each in shares for activity in each.activities}
    coached = _coached(definition, places)
    counted = [each for each in happened if each.planned or each.received]
    by_line = _gathered((places.get(each.key, ELSEWHERE) if each.key else coached, each) for each in counted)
    known = {line.key for line in lines}
    corrected = _gathered((each.line if each.line in known else ELSEWHERE, each) for each in corrections)
    if ELSEWHERE in {*by_line, *corrected}:
        lines.append(Line(ELSEWHERE, Place.ELSEWHERE, OUTSIDE, NOTHING))
    return StarterLedger(
        year=year,
        allowance=allowance,
        lines=tuple(
            replace(
                line,
                happened=tuple(sorted(by_line.get(line.key, ()), key=lambda each: (each.day, each.key))),
                corrections=tuple(corrected.get(line.key, ())),
            )
            for line in lines
        ),
        part_time=definition.part_time if definition else None,
        purposes=tuple(rest.items()),
        agreements=tuple(agreements),
    )


def _agreed_lines(rest: Mapping[str, Text], agreements: Sequence[Agreed]) -> Iterator[Line]:
    """Give a line for what the programme says the remainder is for, and for whatever else was agreed."""
    for purpose in dict.fromkeys([*rest, *(each.purpose for each in agreements)]):
        hours = _sum(each.hours for each in agreements if each.purpose == purpose)
        yield Line(f"{REST}{purpose}", Place.AGREED, rest.get(purpose, Text(purpose, purpose)), hours)


def _gathered(placed: Iterable[tuple[str, Placed]]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for line, each in placed:
        found.setdefault(line, []).append(each)
    return found


def _coached(definition: Definition | None, places: Mapping[str, str]) -> str:
    """Give the line on which contact with the coach outside the plan counts: that of the coach talks."""
    among = definition.activities if definition else ()
    keys = (activity.key for activity in among if activity.kind is ActivityKind.COACH_TALK)
    return next((places[key] for key in keys if key in places), ELSEWHERE)


def _hours(answer: Answer) -> Fraction:
    return Fraction(answer.amount) if answer.amount is not None else NOTHING


def _fte(found: Owed) -> Fraction:
    """Give the working-time factor of a job over the days of the year in which it gives anything."""
    answer = found.answer(TIME[found.case.sector])
    weight = _sum(part.share for part in answer.parts)
    factors = [
        part.share * measure.exact for part in answer.parts for measure in part.measures if measure.factor is Factor.FTE
    ]
    return _sum(factors) / weight if weight else NOTHING


def _sum(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, start=NOTHING)
