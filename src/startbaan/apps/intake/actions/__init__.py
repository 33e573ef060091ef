"""Changing uploads, and taking people in."""

from startbaan.apps.intake.actions.applying import Applied, apply_upload, take_in
from startbaan.apps.intake.actions.uploading import (
    AlreadyBegun,
    ask_to_apply,
    change_day,
    choose_headers,
    discard,
    forget_old,
    keep_upload,
    note_failure,
    preview_upload,
)

__all__ = [
    "AlreadyBegun",
    "Applied",
    "apply_upload",
    "ask_to_apply",
    "change_day",
    "choose_headers",
    "discard",
    "forget_old",
    "keep_upload",
    "note_failure",
    "preview_upload",
    "take_in",
]
