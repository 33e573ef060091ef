"""Stretches of days, half-open: the first day is in, the last is out. School years run from 1 August."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self


class EmptyPeriod(ValueError):
    """A stretch of days that ends on or before the day it begins."""


class NotASchoolYear(ValueError):
    """A text that does not name a school year."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` up to, but not including, `end`; without `end` it goes on."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            message = f"Een periode eindigt na de dag waarop ze begint: {self.start} – {self.end}."
            raise EmptyPeriod(message)

    @classmethod
    def through(cls, first: date, *, last: date) -> Self:
        """Make the period of which `last` is the last day that counts."""
        return cls(first, last + timedelta(days=1))

    @property
    def last(self) -> date | None:
        """The last day inside, as people write it."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def days(self) -> int | None:
        """The number of days inside; nothing for a period that goes on."""
        return None if self.end is None else (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def contains(self, day: date) -> bool:
        """Tell whether the day lies inside."""
        return day in self

    def covers(self, other: "Period") -> bool:
        """Tell whether every day of the other lies inside this one."""
        if other.start < self.start:
            return False
        return self.end is None or (other.end is not None and other.end <= self.end)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share a day."""
        return (self.end is None or other.start < self.end) and (other.end is None or self.start < other.end)

    def intersection(self, other: "Period") -> "Period | None":
        """Give the days both share, or nothing."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.end, other.end) if end is not None]
        return Period(max(self.start, other.start), min(ends) if ends else None)

    def __str__(self) -> str:
        return f"{self.start} – {self.last or ''}".rstrip()


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """The year from 1 August of `start_year` up to 1 August of the next."""

    start_year: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Give the school year in which the day lies."""
        return cls(day.year if day.month >= 8 else day.year - 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2026-2027"."""
        found = re.fullmatch(r"(\d{4})-(\d{4})", text.strip())
        if found is None or int(found[2]) != int(found[1]) + 1:
            message = f"“{text}” is geen schooljaar; schrijf bijvoorbeeld 2026-2027."
            raise NotASchoolYear(message)
        return cls(int(found[1]))

    @classmethod
    def touching(cls, period: Period, *, until: date) -> Iterator[Self]:
        """Give, in order, the school years that share a day with the period before `until`."""
        last = until if period.end is None else min(period.end, until)
        for start_year in range(cls.of(period.start).start_year, cls.of(last - timedelta(days=1)).start_year + 1):
            yield cls(start_year)

    @property
    def period(self) -> Period:
        """The days of this school year."""
        return Period(date(self.start_year, 8, 1), date(self.start_year + 1, 8, 1))

    @property
    def next(self) -> "SchoolYear":
        """The school year after this one."""
        return SchoolYear(self.start_year + 1)

    @property
    def previous(self) -> "SchoolYear":
        """The school year before this one."""
        return SchoolYear(self.start_year - 1)

    def __contains__(self, day: date) -> bool:
        return day in self.period

    def __str__(self) -> str:
        return f"{self.start_year}-{self.start_year + 1}"
