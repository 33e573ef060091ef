"""Reading uploads, their previews, and what a board knows already."""

from startbaan.apps.intake.queries.boards import board_at, boards_of, schools_of
from startbaan.apps.intake.queries.finding import Found, find_person
from startbaan.apps.intake.queries.snapshots import NO_REGION, snapshot
from startbaan.apps.intake.queries.uploads import (
    FIRST_ROWS,
    PreviewRow,
    Read,
    Tab,
    chosen_headers,
    preview_rows,
    read,
    read_upload,
    refused_of,
    starters_of,
    upload_of,
    uploads_of,
)

__all__ = [
    "FIRST_ROWS",
    "NO_REGION",
    "Found",
    "PreviewRow",
    "Read",
    "Tab",
    "board_at",
    "boards_of",
    "chosen_headers",
    "find_person",
    "preview_rows",
    "read",
    "read_upload",
    "refused_of",
    "schools_of",
    "snapshot",
    "starters_of",
    "upload_of",
    "uploads_of",
]
