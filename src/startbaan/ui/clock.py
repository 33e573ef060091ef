"""The one clock of the house: which day it is in the Netherlands, and which moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
START_OF_LESSONS = time(8, 30)

_standing_on: ContextVar[date | None] = ContextVar("standing_on", default=None)


def today() -> date:
    """Return the day it is in the Netherlands."""
    return _standing_on.get() or datetime.now(AMSTERDAM).date()


def now() -> datetime:
    """Return the present moment, aware of its time zone; while standing on a day: half past eight that morning."""
    day = _standing_on.get()
    return datetime.now(AMSTERDAM) if day is None else datetime.combine(day, START_OF_LESSONS, AMSTERDAM)


@contextmanager
def standing_on(day: date) -> Iterator[None]:
    """Make `today` and `now` answer as on this day, for the demo and for tests; nested uses restore each other."""
    token = _standing_on.set(day)
    try:
        yield
    finally:
        _standing_on.reset(token)
