"""What one school year sees of a job: the days that make a difference for what it gives, and no others."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from startbaan.domain.periods import Period
from startbaan.domain.rules.cases import Case, Terms
from startbaan.domain.rules.reckoning import months_after
from startbaan.domain.words import Sector


@dataclass(frozen=True, slots=True)
class Sight:
    """A school year from `start` up to `end`, as the rules of a sector look at it.

    `months` is the most that any of them counts from a day. Of days too far back to count, only between which
    `changes` of values they lie makes a difference.
    """

    sector: Sector
    start: date
    end: date
    months: int
    changes: tuple[date, ...]

    @property
    def by_scale(self) -> bool:
        """Whether scale and step make a difference; if not, the contract and when the profession began do."""
        return self.sector is Sector.PO

    def day(self, day: date) -> date:
        """Give a day itself while it counts; of one too far back, the last change of a value on or before it."""
        if months_after(day, months=self.months) > self.start:
            return day
        before = bisect_right(self.changes, day)
        return self.changes[before - 1] if before else date.min

    def last(self, day: date | None) -> date | None:
        """Give a last day itself; nothing where it lies too far ahead to count."""
        return None if day is None or day > months_after(self.end, months=self.months) else day

    def until(self, day: date | None, *, since: date) -> date | None:
        """Give the end of something that began on `since`; nothing where it lies too far ahead to count."""
        if day is None or day >= max(self.end, months_after(since, months=self.months)):
            return None
        return day

    def employed(self, case: Case) -> bool:
        """Tell whether any day of a job lies in the year."""
        return case.job.start < self.end and (case.job.end is None or case.job.end > self.start)

    def days(self, case: Case) -> Period:
        """Give the days of a job in the year, without an end where it goes on after it."""
        end = case.job.end
        return Period(max(case.job.start, self.start), None if end is None or end >= self.end else end)

    def terms(self, case: Case) -> tuple[Terms, ...]:
        """Give the terms of a job, cut to the year."""
        return tuple(Terms(period, terms.fte, terms.scale, terms.step) for period, terms in self._cut(case))

    def terms_without_scale(self, case: Case) -> tuple[Terms, ...]:
        """Give the terms of a job, cut to the year, without scale and step."""
        return tuple(Terms(period, terms.fte) for period, terms in self._cut(case))

    def _cut(self, case: Case) -> Iterator[tuple[Period, Terms]]:
        year = Period(self.start, self.end)
        for terms in case.terms:
            period = terms.period.intersection(year)
            if period is not None:
                yield period, terms
