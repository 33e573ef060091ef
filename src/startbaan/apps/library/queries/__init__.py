"""Reading what the pages that explain have to show."""

from startbaan.apps.library.queries.contacts import Contacts
from startbaan.apps.library.queries.finding import Hit, find
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
from startbaan.apps.library.queries.prose import ShownBlock, ShownChapter, how_it_works
from startbaan.apps.library.queries.whole import Whole, on_paper, threshold_sentence, whole, whole_for_nobody

__all__ = [
    "Cell",
    "Column",
    "Contacts",
    "Handbook",
    "Hit",
    "KindGroup",
    "KindRow",
    "ShownBlock",
    "ShownChapter",
    "Who",
    "Whole",
    "columns",
    "find",
    "handbook",
    "handbooks",
    "how_it_works",
    "kind_groups",
    "kind_row",
    "legend",
    "newest",
    "on_paper",
    "printed",
    "sentence",
    "threshold_sentence",
    "whole",
    "whole_for_nobody",
]
