"""Moments by the clock in the Netherlands, summer time included.

An hour that comes twice (the end of summer time) is the first of the two; one that is skipped (its beginning) is
counted on from before, so that 02.30 becomes 03.30. RFC 5545, section 3.3.5, reads a local time the same way.
Moments are kept in UTC: Python compares two moments of one time zone by their clocks, and then the two hours of the
night in October are the same hour.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def moment_on(day: date, at: time) -> datetime:
    """Give the moment when the clock in the Netherlands says this on that day."""
    local = datetime.combine(day, at.replace(tzinfo=None, fold=0), AMSTERDAM)
    return local.astimezone(UTC)


def day_of(moment: datetime) -> date:
    """Give the day it is in the Netherlands at this moment."""
    return moment.astimezone(AMSTERDAM).date()


def begin_of(day: date) -> datetime:
    """Give the moment at which this day begins in the Netherlands."""
    return moment_on(day, time())


def after(moment: datetime, *, minutes: int) -> datetime:
    """Give the moment that many real minutes later, also across a change of the clock."""
    return moment.astimezone(UTC) + timedelta(minutes=minutes)
