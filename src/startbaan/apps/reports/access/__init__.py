"""The one door to counts: views of the database that belong to its owner and hold the threshold inside them."""

from startbaan.apps.reports.access.counting import (
    BOARDS,
    BOARDS_COLUMNS,
    COLUMNS,
    statement_of_boards,
    view_of,
)
from startbaan.apps.reports.access.making import drop_counts, remake_counts
from startbaan.apps.reports.access.measures import MEASURES, Measure
from startbaan.apps.reports.access.wishes import (
    FIRST,
    ITS_BOARDS,
    LATER,
    WHOLE,
    WISHES,
    WISHES_COLUMNS,
    YEARS,
    statement_of_wishes,
)

__all__ = [
    "BOARDS",
    "BOARDS_COLUMNS",
    "COLUMNS",
    "FIRST",
    "ITS_BOARDS",
    "LATER",
    "MEASURES",
    "WHOLE",
    "WISHES",
    "WISHES_COLUMNS",
    "YEARS",
    "Measure",
    "drop_counts",
    "remake_counts",
    "statement_of_boards",
    "statement_of_wishes",
    "view_of",
]
