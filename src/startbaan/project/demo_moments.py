"""When something was done in the demo: at that hour of its day, and never later than the moment it is made."""

from datetime import date, datetime, time

from startbaan.ui import clock


def done_at(day: date, hour: time) -> datetime:
    """This hour of the day; right now where that is still to come."""
    return min(datetime.combine(day, hour, clock.AMSTERDAM), clock.now())
