"""Goes through a job stretch by stretch, asks of each whether a rule holds, and adds up what falls in a year."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from startbaan.domain.periods import Period
from startbaan.domain.rules.cases import Case, Terms
from startbaan.domain.rules.parameters import Agreement, Key, Reckoning, Rule, Unit, Value
from startbaan.domain.rules.results import Answer, Ground, Measure, Part
from startbaan.domain.sentences import say

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a rule holds in a stretch, by which measures, and why or why not."""

    holds: bool
    grounds: tuple[Ground, ...]
    measures: tuple[Measure, ...] = ()
    cautions: tuple[Ground, ...] = ()


Judge = Callable[[date, Terms], Verdict]


def refused(*grounds: Ground) -> Verdict:
    """Say that a rule does not hold, and why."""
    return Verdict(holds=False, grounds=grounds)


def unknown() -> Verdict:
    """Say that of these days no value is known."""
    return refused(Ground(say("Van deze tijd kennen we geen waarde van de cao.")))


def months_after(day: date, *, months: int) -> date:
    """Give the same day so many months later; the last of the month where that day does not exist."""
    year, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    return date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1]))


def share_of(period: Period, *, year: Period, reckoning: Reckoning) -> Fraction:
    """Give which share of the year a stretch inside it is.

    By days: days / days of the year (365 or 366). By months: every month is a twelfth, and a day of it that twelfth
    divided by the days of its month. Both ways the shares of stretches that make up a year add up to exactly 1.
    """
    if reckoning is Reckoning.DAYS:
        return Fraction(_days(period), _days(year))
    return sum((Fraction(days, MONTHS_A_YEAR * length) for days, length in _by_month(period)), start=Fraction(0))


def judge_job(
    case: Case,
    *,
    agreement: Agreement,
    rule: Rule,
    year: Period,
    judge: Judge,
    unit: Unit | None = None,
    cuts: Iterable[date] = (),
) -> Answer:
    """Ask a rule about every stretch of a job in which nothing changes, and add up the stretches of the year."""
    days = {*agreement.changes, *case.cuts, *cuts, year.start, *([year.end] if year.end else [])}
    judged = [(period, _judged(case, period.start, judge)) for period in _stretches(case.job, days)]
    rounding, reckoning = _on(agreement, Key.ROUNDING, year.start), _on(agreement, Key.PART_OF_YEAR, year.start)
    inside = [(period, verdict) for period, verdict in judged if period.start in year]
    held = [(period, verdict) for period, verdict in inside if verdict.holds]
    parts = _merged(held)
    shown = (held or inside)[:1]
    return Answer(
        rule=rule,
        nature=agreement.rules[rule].nature,
        unit=unit,
        parts=tuple(
            Part(period, measures, share_of(period, year=year, reckoning=Reckoning(reckoning.word)))
            for period, measures in parts
        ),
        grounds=_once(ground for _, verdict in (shown or [(year, _NOT_EMPLOYED)]) for ground in verdict.grounds),
        runs=_run(judged, around=held[0][0].start) if held else None,
        rounding=rounding,
        cautions=_once(ground for _, verdict in held for ground in verdict.cautions),
    )


_NOT_EMPLOYED = refused(Ground(say("In dit schooljaar is er geen aanstelling.")))
_NO_TERMS = refused(Ground(say("De WTF is niet bekend.")))


def _judged(case: Case, day: date, judge: Judge) -> Verdict:
    terms = case.terms_on(day)
    return _NO_TERMS if terms is None else judge(day, terms)


def _on(agreement: Agreement, key: Key, day: date) -> Value:
    return agreement.on(key, day) or agreement.parameters[key].values[0]


def _stretches(job: Period, days: Iterable[date]) -> Iterator[Period]:
    cuts = sorted(day for day in days if day > job.start and day in job)
    starts: Sequence[date] = (job.start, *cuts)
    ends: Sequence[date | None] = (*cuts, job.end)
    for start, end in zip(starts, ends, strict=True):
        yield Period(start, end)


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


def _run(judged: Sequence[tuple[Period, Verdict]], *, around: date) -> Period:
    run = Period(around, around + timedelta(days=1))
    before: Period | None = None
    for period, verdict in judged:
        if verdict.holds and before is not None and before.end == period.start:
            before = Period(before.start, period.end)
        elif verdict.holds:
            before = period
        else:
            before = None
        if before is not None and around in before:
            run = before
    return run


def _once(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    return tuple({(ground.sentence, id(ground.value)): ground for ground in grounds}.values())


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
