"""Reading uploads, their previews, and what a board knows already."""

from startbaan.apps.intake.queries.boards import board_at, boards_of, schools_of
from startbaan.apps.intake.queries.entering import answered, as_list, school_names
from startbaan.apps.intake.queries.finding import Found, find_person
from startbaan.apps.intake.queries.snapshots import NO_REGION, compared, snapshot
from startbaan.apps.intake.queries.uploads import (
    FIRST_ROWS,
    PreviewRow,
    Read,
    RefusedLine,
    Tab,
    asked_for,
    chosen_headers,
    in_words,
    notes_of,
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
    "RefusedLine",
    "Tab",
    "answered",
    "as_list",
    "asked_for",
    "board_at",
    "boards_of",
    "chosen_headers",
    "compared",
    "find_person",
    "in_words",
    "notes_of",
    "preview_rows",
    "read",
    "read_upload",
    "refused_of",
    "school_names",
    "schools_of",
    "snapshot",
    "starters_of",
    "upload_of",
    "uploads_of",
]
