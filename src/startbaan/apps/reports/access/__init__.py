"""The one door to counts: views of the database that belong to its owner and hold the threshold inside them."""

from startbaan.apps.reports.access.counting import (
    BOARDS,
    BOARDS_COLUMNS,
    COLUMNS,
    drop_counts,
    remake_counts,
    statement_of_boards,
    view_of,
)
from startbaan.apps.reports.access.measures import MEASURES, Measure

__all__ = [
    "BOARDS",
    "BOARDS_COLUMNS",
    "COLUMNS",
    "MEASURES",
    "Measure",
    "drop_counts",
    "remake_counts",
    "statement_of_boards",
    "view_of",
]
