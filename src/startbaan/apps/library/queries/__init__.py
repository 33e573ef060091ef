"""Reading what the pages that explain have to show."""

from startbaan.apps.library.queries.handbook import Handbook, handbook, handbooks, newest, printed
from startbaan.apps.library.queries.privacy import (
    Cell,
    Column,
    KindGroup,
    KindRow,
    Who,
    columns,
    kind_groups,
    kind_row,
    legend,
    sentence,
)

__all__ = [
    "Cell",
    "Column",
    "Handbook",
    "KindGroup",
    "KindRow",
    "Who",
    "columns",
    "handbook",
    "handbooks",
    "kind_groups",
    "kind_row",
    "legend",
    "newest",
    "printed",
    "sentence",
]
