"""Posts of one person in a list, held against the posts that are known: which is which, and what changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from startbaan.domain.periods import Period
from startbaan.domain.sentences import say
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.intended import Line, PostPlan, TermsPlan
from startbaan.domain.staffing.known import KnownPost, KnownTerms, School
from startbaan.domain.staffing.people import StaffRow


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its school and the post it is about, if that is known.

    Lists often give the first day with the employer: `keeps_start` for who came to this school from another one.
    """

    row: StaffRow
    school: School
    known: KnownPost | None
    keeps_start: bool = False


@dataclass(frozen=True, slots=True)
class Reckoning:
    """From which day changes count, and whether the list says when someone leaves."""

    per: date
    says_end: bool


def place(rows: Sequence[tuple[StaffRow, School]], *, known: Sequence[KnownPost]) -> list[Placed]:
    """Find for each row the known post at that school that it shares days with.

    Of several, a row without an end is about the one that runs, and any other about the one that began nearest to it.
    """
    left = list(known)
    placed = []
    for row, school in rows:
        here = [post for post in left if post.school == school.id and post.period.overlaps(row.period)]
        runs_on = row.period.end is None
        found = min(
            here,
            key=lambda post: (
                runs_on and post.period.end is not None,
                abs((post.period.start - row.period.start).days),
            ),
            default=None,
        )
        came_from = found is not None and row.period.start < found.period.start
        if found is not None:
            left.remove(found)
            came_from &= any(post.period.end == found.period.start for post in known)
        placed.append(Placed(row, school, found, came_from))
    return placed


def moved_back(placed: Sequence[Placed], *, known: Sequence[KnownPost], schools: frozenset[int]) -> Sequence[Placed]:
    """Let who came back to an earlier school arrive there anew: the post of that time stays as it was.

    Lists often give the first day with the employer, so that the row seems to be about the earlier post.
    """
    if len(placed) != 1 or placed[0].known is None:
        return placed
    row, before = placed[0].row, placed[0].known
    ended = before.period.end
    if ended is None or row.period.end is not None:
        return placed
    since = [post for post in known if post.school in schools and post.school != before.school]
    if any(post.period.end is None and post.period.start >= ended for post in since):
        return [replace(placed[0], known=None, keeps_start=False)]
    return placed


def left_behind(placed: Sequence[Placed], *, known: Sequence[KnownPost], schools: frozenset[int]) -> KnownPost | None:
    """Give the one running post someone moved away from: not in the list, while one row is at a new school."""
    named = {found.known.id for found in placed if found.known is not None}
    arrivals = [found for found in placed if found.known is None]
    unnamed = [post for post in known if post.id not in named and post.period.end is None and post.school in schools]
    return unnamed[0] if len(unnamed) == 1 and len(arrivals) == 1 and len(placed) == 1 else None


def plan_move(placed: Placed, *, behind: KnownPost, per: date) -> tuple[PostPlan, PostPlan, tuple[Line, ...]]:
    """End the post left behind on the day before the new one, which starts as the list says, else on the given day."""
    start = placed.row.period.start
    if start <= behind.period.start:
        start = max(per, date.fromordinal(behind.period.start.toordinal() + 1))
    if placed.row.period.end is not None and placed.row.period.end <= start:
        start = placed.row.period.start
    moved, _ = plan_post(
        replace(placed, row=replace(placed.row, period=Period(start, placed.row.period.end))),
        Reckoning(per, says_end=True),
    )
    period = Period(behind.period.start, start) if behind.period.start < start else behind.period
    ended = PostPlan(behind.school, period, behind.function, behind.contract, _clipped(behind, period), behind)
    line = Line(say("Vorige school tot en met"), "", shown(period.last))
    return moved, ended, (line,) if period != behind.period else ()


def plan_post(placed: Placed, reckoning: Reckoning) -> tuple[PostPlan, tuple[Line, ...]]:
    """Say what one row makes of a post, and which lines that gives; of a new post no lines."""
    row, known = placed.row, placed.known
    if known is None:
        agreed = (TermsPlan(None, row.period, row.fte, row.scale or "", row.step),) if row.fte is not None else ()
        return PostPlan(placed.school.id, row.period, row.function or "", row.contract or "", agreed, None), ()
    start = known.period.start if placed.keeps_start else row.period.start
    period = _period(row, known, start=start, says_end=reckoning.says_end)
    function, contract = row.function or known.function, str(row.contract or known.contract)
    terms, changed = _terms(row, known, period=period, per=reckoning.per)
    lines = [
        _line(Field.STARTED_ON, shown(known.period.start), shown(period.start)),
        _line(Field.ENDED_ON, shown(known.period.last), shown(period.last)),
        _line(Field.FUNCTION, known.function, function),
        _line(Field.CONTRACT, known.contract, contract),
    ]
    plan = PostPlan(placed.school.id, period, function, contract, terms, known)
    return plan, (*(line for line in lines if line is not None), *changed)


def shown(value: date | Decimal | int | str | None) -> str:
    """Write a value as people write it; nothing is an empty text."""
    match value:
        case None:
            return ""
        case date():
            return f"{value.day}-{value.month}-{value.year}"
        case Decimal():
            return f"{value.normalize():f}".replace(".", ",")
        case _:
            return str(value)


def _line(field: Field, before: str, after: str) -> Line | None:
    return Line(field.label, before, after) if before != after else None


def _period(row: StaffRow, known: KnownPost, *, start: date, says_end: bool) -> Period:
    end = row.period.end if says_end or row.period.end is not None else known.period.end
    return Period(start, end) if end is None or end > start else row.period


def _clipped(known: KnownPost, period: Period) -> tuple[TermsPlan, ...]:
    """Let what is agreed begin and end with its post: what lay outside goes, what filled it keeps filling it."""
    kept = []
    for terms in sorted(known.terms, key=lambda found: found.period.start):
        start = period.start if terms.period.start == known.period.start else terms.period.start
        end = period.end if terms.period.end == known.period.end else terms.period.end
        if end is not None and end <= start:
            continue
        within = Period(start, end).intersection(period)
        if within is not None:
            kept.append(TermsPlan(terms.id, within, terms.fte, terms.scale, terms.step))
    return tuple(kept)


def _terms(
    row: StaffRow, known: KnownPost, *, period: Period, per: date
) -> tuple[tuple[TermsPlan, ...], tuple[Line, ...]]:
    """Change what is agreed from a day on, as far as the row says something else; what comes later stays."""
    kept = _clipped(known, period)
    day = max(per, period.start)
    if period.end is not None and day >= period.end:
        day = period.last or period.start
    current = next((terms for terms in kept if day in terms.period), None)
    if current is None:
        if row.fte is None or kept:
            return kept, ()
        first = TermsPlan(None, period, row.fte, row.scale or "", row.step)
        return (first,), _agreed(None, first)
    wanted = replace(
        current,
        fte=current.fte if row.fte is None else row.fte,
        scale=row.scale or current.scale,
        step=current.step if row.step is None else row.step,
    )
    if wanted == current:
        return kept, ()
    lines = _agreed(current, wanted)
    if current.period.start >= day:
        return tuple(wanted if terms is current else terms for terms in kept), lines
    before = replace(current, period=Period(current.period.start, day))
    after = replace(wanted, id=None, period=Period(day, current.period.end))
    made = tuple(found for terms in kept for found in ((before, after) if terms is current else (terms,)))
    return made, (*lines, Line(say("Geldt vanaf"), "", shown(day)))


def _agreed(before: TermsPlan | KnownTerms | None, after: TermsPlan) -> tuple[Line, ...]:
    lines = (
        _line(Field.FTE, shown(before.fte) if before else "", shown(after.fte)),
        _line(Field.SCALE, before.scale if before else "", after.scale),
        _line(Field.STEP, shown(before.step) if before else "", shown(after.step)),
    )
    return tuple(line for line in lines if line is not None)
