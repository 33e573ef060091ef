"""Changing uploads, and taking people in."""

from startbaan.apps.intake.actions.applying import Applied, apply_file, apply_upload, enter_one, take_in
from startbaan.apps.intake.actions.permission import ask_to_take_in
from startbaan.apps.intake.actions.uploading import (
    AlreadyBegun,
    Report,
    ask_to_apply,
    change_day,
    choose_headers,
    discard,
    forget_old,
    keep_upload,
    note_failure,
    note_progress,
    note_unreadable,
    preview_upload,
    receive_upload,
    unseen,
)

__all__ = [
    "AlreadyBegun",
    "Applied",
    "Report",
    "apply_file",
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
    "note_unreadable",
    "preview_upload",
    "receive_upload",
    "take_in",
    "unseen",
]
