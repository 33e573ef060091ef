"""The parts of a working week on which someone can be asked.

The hours of the parts are our own choice: schools differ, and someone who is asked may always say no.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

WORKING_DAYS = range(5)


class PartOfDay(StrEnum):
    """A part of a day at school."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    AFTER_SCHOOL = "after_school"

    @property
    def hours(self) -> tuple[time, time]:
        """From when to when it is, by the clock."""
        return _HOURS[self]


_HOURS = {
    PartOfDay.MORNING: (time(8, 30), time(12)),
    PartOfDay.AFTERNOON: (time(12), time(15)),
    PartOfDay.AFTER_SCHOOL: (time(15), time(17, 30)),
}


@dataclass(frozen=True, slots=True)
class WeekPart:
    """One part of one weekday; Monday is 0."""

    weekday: int
    part: PartOfDay

    @property
    def key(self) -> str:
        """How a form knows it."""
        return f"{self.weekday}:{self.part.value}"


EVERY_WORKING_DAY = frozenset(WeekPart(weekday, part) for weekday in WORKING_DAYS for part in PartOfDay)


def parts_on(day: date, week: frozenset[WeekPart]) -> list[PartOfDay]:
    """Give the parts of this day that a week holds, in the order of the day."""
    return [part for part in PartOfDay if WeekPart(day.weekday(), part) in week]
