"""Changing uploads, and taking people in."""

from startbaan.apps.intake.actions.applying import Applied, Report, apply_upload, enter_one, take_in
from startbaan.apps.intake.actions.permission import ask_to_take_in
from startbaan.apps.intake.actions.uploading import (
    AlreadyBegun,
    ask_to_apply,
    change_day,
    choose_headers,
    discard,
    forget_old,
    keep_upload,
    note_failure,
    note_progress,
    preview_upload,
)

__all__ = [
    "AlreadyBegun",
    "Applied",
    "Report",
    "apply_upload",
    "ask_to_apply",
    "ask_to_take_in",
    "change_day",
    "choose_headers",
    "discard",
    "enter_one",
    "forget_old",
    "keep_upload",
    "note_failure",
    "note_progress",
    "preview_upload",
    "take_in",
]
