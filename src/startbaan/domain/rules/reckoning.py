"""Goes through a job stretch by stretch, asks of each whether a rule holds, and adds up what falls in a year."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from startbaan.domain.periods import Period
from startbaan.domain.rules.cases import Case, Terms
from startbaan.domain.rules.parameters import Agreement, Key, Reckoning, Rule, Unit, Value
from startbaan.domain.rules.results import Answer, Ground, Measure, Part
from startbaan.domain.sentences import say

MONTHS_A_YEAR = 12
IN_EVERY_MONTH = 28
REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a rule holds in a stretch, by which measures, and why or why not."""

    holds: bool
    grounds: tuple[Ground, ...]
    measures: tuple[Measure, ...] = ()
    cautions: tuple[Ground, ...] = ()


class NoValue(LookupError):
    """A value is asked of days for which the agreement has none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a job in which nothing changes: its terms, if known, and the values that hold."""

    period: Period
    terms: Terms | None
    values: Mapping[Key, Value]

    def value(self, key: Key) -> Value:
        """Give the value of a parameter in these days; raises `NoValue`."""
        found = self.values.get(key)
        if found is None:
            raise NoValue(key)
        return found


Judge = Callable[[Piece, Terms], Verdict]


def refused(*grounds: Ground) -> Verdict:
    """Say that a rule does not hold, and why."""
    return Verdict(holds=False, grounds=grounds)


def months_after(day: date, *, months: int) -> date:
    """Give the same day so many months later; the last of the month where that day does not exist."""
    year, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year, month = day.year + year, month + 1
    return date(year, month, day.day if day.day <= IN_EVERY_MONTH else min(day.day, monthrange(year, month)[1]))


@lru_cache(maxsize=REMEMBERED)
def share_of(period: Period, *, year: Period, reckoning: Reckoning) -> Fraction:
    """Give which share of the year a stretch inside it is.

    By days: days / days of the year (365 or 366). By months: every month is a twelfth, and a day of it that twelfth
    divided by the days of its month. Both ways the shares of stretches that make up a year add up to exactly 1.
    """
    if reckoning is Reckoning.DAYS:
        return Fraction(_days(period), _days(year))
    return sum((Fraction(days, MONTHS_A_YEAR * length) for days, length in _by_month(period)), start=Fraction(0))


@dataclass(frozen=True, slots=True)
class Judged:
    """A rule made ready for one job: its unit where it has an amount, and how it judges a stretch."""

    rule: Rule
    judge: Judge
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every rule of a sector made ready for one job, and the days that matter beside those of terms and values."""

    judged: tuple[Judged, ...]
    cuts: tuple[date, ...] = ()


def pieces(case: Case, *, agreement: Agreement, cuts: Iterable[date], within: Period) -> list[Piece]:
    """Cut the days of a job inside a period wherever its terms, a value or one of `cuts` begins or ends."""
    days = within.intersection(case.job)
    if days is None:
        return []
    found = {*agreement.changes, *case.cuts, *cuts}
    inner = sorted(day for day in found if day > days.start and (days.end is None or day < days.end))
    starts: Sequence[date] = (days.start, *inner)
    ends: Sequence[date | None] = (*inner, days.end)
    return [
        Piece(Period(start, end), case.terms_on(start), agreement.values_on(start))
        for start, end in zip(starts, ends, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Yardstick:
    """How amounts of a year are counted and rounded."""

    year: Period
    reckoning: Reckoning
    rounding: Value

    @classmethod
    def of(cls, agreement: Agreement, *, year: Period) -> "Yardstick":
        """Take what holds on the first day of the year."""
        holding = agreement.values_on(year.start)
        reckoning = holding.get(Key.PART_OF_YEAR) or agreement.parameters[Key.PART_OF_YEAR].values[0]
        rounding = holding.get(Key.ROUNDING) or agreement.parameters[Key.ROUNDING].values[0]
        return cls(year, Reckoning(reckoning.word), rounding)


def answer(judged: Judged, *, agreement: Agreement, by: Yardstick, among: Iterable[Piece]) -> Answer:
    """Ask a rule about the pieces of a year, and add up those in which it holds."""
    found = [(piece.period, verdict(judged, piece)) for piece in among]
    held = [(period, said) for period, said in found if said.holds]
    shown = (held or found or [(by.year, _NOT_EMPLOYED)])[0][1]
    return Answer(
        rule=judged.rule,
        nature=agreement.rules[judged.rule].nature,
        unit=judged.unit,
        parts=tuple(
            Part(period, measures, share_of(period, year=by.year, reckoning=by.reckoning))
            for period, measures in _merged(held)
        ),
        grounds=shown.grounds,
        rounding=by.rounding,
        cautions=held[0][1].cautions if held else (),
    )


def verdict(judged: Judged, piece: Piece) -> Verdict:
    """Ask a rule about one piece; where a value or the terms are not known it does not hold."""
    if piece.terms is None:
        return _NO_TERMS
    try:
        return judged.judge(piece, piece.terms)
    except NoValue:
        return _NO_VALUE


def run_around(judged: Judged, day: date, *, among: Iterable[Piece]) -> Period | None:
    """Give the whole stretch of days around this day in which the rule holds; nothing when it does not on that day."""
    run: Period | None = None
    for piece in among:
        if verdict(judged, piece).holds:
            run = Period(run.start if run is not None else piece.period.start, piece.period.end)
        elif run is not None and day in run:
            return run
        else:
            run = None
    return run if run is not None and day in run else None


_NOT_EMPLOYED = refused(Ground(say("In dit schooljaar is er geen aanstelling.")))
_NO_TERMS = refused(Ground(say("De WTF is niet bekend.")))
_NO_VALUE = refused(Ground(say("Van deze tijd kennen we geen waarde van de cao.")))


def _merged(held: Iterable[tuple[Period, Verdict]]) -> list[tuple[Period, tuple[Measure, ...]]]:
    found: list[tuple[Period, tuple[Measure, ...]]] = []
    for period, verdict in held:
        if found and found[-1][0].end == period.start and _same(found[-1][1], verdict.measures):
            found[-1] = (Period(found[-1][0].start, period.end), found[-1][1])
        else:
            found.append((period, verdict.measures))
    return found


def _same(some: tuple[Measure, ...], others: tuple[Measure, ...]) -> bool:
    return [measure.same_as for measure in some] == [measure.same_as for measure in others]


def _days(period: Period) -> int:
    if period.days is None:
        message = f"Een jaar heeft een eind: {period}."
        raise ValueError(message)
    return period.days


def _by_month(period: Period) -> Iterator[tuple[int, int]]:
    day, end = period.start, period.start + timedelta(days=_days(period))
    while day < end:
        length = monthrange(day.year, day.month)[1]
        following = min(day.replace(day=1) + timedelta(days=length), end)
        yield (following - day).days, length
        day = following
