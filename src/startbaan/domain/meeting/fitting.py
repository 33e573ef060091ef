"""Moments that fit everyone: inside the week of each, outside holidays, beside what they already have.

What comes out are moments alone: it does not say who could not, or why.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from startbaan.domain.meeting.moments import after, day_of, moment_on
from startbaan.domain.meeting.week import EVERY_WORKING_DAY, PartOfDay, WeekPart, parts_on
from startbaan.domain.periods import Period

EVERY = 15  # minutes between two beginnings that are tried
FOR_TALKING = (PartOfDay.AFTER_SCHOOL, PartOfDay.MORNING, PartOfDay.AFTERNOON)
IN_CLASS = (PartOfDay.MORNING, PartOfDay.AFTERNOON, PartOfDay.AFTER_SCHOOL)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one moment up to another."""

    start: datetime
    end: datetime

    def touches(self, other: "Stretch") -> bool:
        """Tell whether the two share a moment."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Diary:
    """What keeps one person: the parts of the week they can be asked on, what they have, when they are free of work."""

    week: frozenset[WeekPart] = EVERY_WORKING_DAY
    taken: tuple[Stretch, ...] = ()
    away: tuple[Period, ...] = ()


def fitting(diaries: Sequence[Diary], *, minutes: int, days: Period, since: datetime) -> Iterator[datetime]:
    """Give, in order, the moments from `since` on at which all can for that long, a quarter of an hour apart.

    `days` has an end.
    """
    assert days.end is not None
    for number in range((days.end - days.start).days):
        day = days.start + timedelta(days=number)
        if any(day in away for diary in diaries for away in diary.away):
            continue
        for open_ in _open_on(day, diaries):
            yield from _within(open_, diaries, minutes=minutes, since=since)


def spread(moments: Sequence[datetime], *, most: int, liked: Sequence[PartOfDay] = FOR_TALKING) -> list[datetime]:
    """Choose a few moments to show, in order: of each part of each day the first, of the part that is liked most."""
    first: dict[tuple[date, PartOfDay], datetime] = {}
    for moment in moments:
        first.setdefault((day_of(moment), _part_of(moment)), moment)
    chosen = sorted(first, key=lambda found: (liked.index(found[1]), found[0]))
    return sorted(first[found] for found in chosen[:most])


def _open_on(day: date, diaries: Sequence[Diary]) -> list[Stretch]:
    """The stretches of a day that lie in the week of everyone; parts that follow on each other are one."""
    shared = [part for part in PartOfDay if all(part in parts_on(day, diary.week) for diary in diaries)]
    found: list[Stretch] = []
    for part in shared:
        begin, end = (moment_on(day, at) for at in part.hours)
        if found and found[-1].end == begin:
            found[-1] = Stretch(found[-1].start, end)
        else:
            found.append(Stretch(begin, end))
    return found


def _within(open_: Stretch, diaries: Sequence[Diary], *, minutes: int, since: datetime) -> Iterator[datetime]:
    start = open_.start
    while after(start, minutes=minutes) <= open_.end:
        tried = Stretch(start, after(start, minutes=minutes))
        if start >= since and not any(tried.touches(taken) for diary in diaries for taken in diary.taken):
            yield start
        start = after(start, minutes=EVERY)


def _part_of(moment: datetime) -> PartOfDay:
    """The part of the day in which a moment lies; before all of them, the first."""
    begun = [part for part in PartOfDay if moment_on(day_of(moment), part.hours[0]) <= moment]
    return begun[-1] if begun else PartOfDay.MORNING
