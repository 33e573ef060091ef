"""Reading what stands in someone's agenda, when people can be asked, and what their own calendar gets."""

from startbaan.apps.agenda.queries.appointments import (
    Entry,
    OpenedEntry,
    appointments_for,
    holidays_for,
    opened_entry,
)
from startbaan.apps.agenda.queries.availability import (
    OwnWeek,
    WeekRow,
    days_said,
    free_moments,
    own_week,
    week_rows,
    written,
)
from startbaan.apps.agenda.queries.feeds import feed_for, own_feed, reader_of, webcal
from startbaan.apps.agenda.queries.proposals import (
    Offer,
    OpenProposal,
    WaitingProposal,
    open_proposal,
)

__all__ = [
    "Entry",
    "Offer",
    "OpenProposal",
    "OpenedEntry",
    "OwnWeek",
    "WaitingProposal",
    "WeekRow",
    "appointments_for",
    "days_said",
    "feed_for",
    "free_moments",
    "holidays_for",
    "open_proposal",
    "opened_entry",
    "own_feed",
    "own_week",
    "reader_of",
    "webcal",
    "week_rows",
    "written",
]
