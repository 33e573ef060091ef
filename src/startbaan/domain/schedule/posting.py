"""When mail goes out: on school days alone, at the hour and in the rhythm its reader chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from startbaan.domain.schedule.calendar import Calendar

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WAKING = range(7, 22)  # the hours in which what is told at once may arrive


class Rhythm(StrEnum):
    """How often someone wants to be told."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Choice:
    """How someone wants to be told: the rhythm, the hour of the day, the day of the week (0 is Monday)."""

    rhythm: Rhythm = Rhythm.DAILY
    hour: int = 7
    weekday: int = 0
    appointments_at_once: bool = True


def is_open(calendars: Sequence[Calendar], on: date) -> bool:
    """Tell whether someone with these calendars works on a day: a school day in one of them."""
    return any(calendar.is_school_day(on) for calendar in calendars)


def last_round(choice: Choice, calendars: Sequence[Calendar], *, now: datetime) -> datetime | None:
    """Give the moment up to which what waits for someone goes out now; nothing on a free day.

    `now` is a moment in the Netherlands, and so is the answer. What is told at once waits for a waking hour.
    A digest whose day is free goes out on the first school day after it.
    """
    if not is_open(calendars, now.date()):
        return None
    if choice.rhythm is Rhythm.AT_ONCE:
        return now if now.hour in WAKING else None
    found = _round(choice, calendars, chosen=_chosen(choice, now.date()), like=now)
    if found <= now:
        return found
    earlier = now.date() - (WEEK if choice.rhythm is Rhythm.WEEKLY else DAY)
    return _round(choice, calendars, chosen=_chosen(choice, earlier), like=now)


def _chosen(choice: Choice, on: date) -> date:
    """The day of a digest on or before this day, were no day free."""
    return on - timedelta(days=(on.weekday() - choice.weekday) % 7) if choice.rhythm is Rhythm.WEEKLY else on


def _round(choice: Choice, calendars: Sequence[Calendar], *, chosen: date, like: datetime) -> datetime:
    forward = choice.rhythm is Rhythm.WEEKLY
    days = [one.first_school_day(chosen) if forward else one.last_school_day(chosen) for one in calendars]
    return datetime.combine(min(days) if forward else max(days), time(choice.hour), like.tzinfo)
