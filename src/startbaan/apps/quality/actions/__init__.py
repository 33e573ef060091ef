"""Noting, deciding, bringing out and measuring."""

from startbaan.apps.files.actions import Unfit
from startbaan.apps.programme.actions import VersionRefused, begin_next_version, change_next_version, drop_next_version
from startbaan.apps.quality.actions.findings import (
    About,
    agree_action,
    bring_out_finding,
    close_finding,
    decide,
    hand_over_action,
    measure,
    note_finding,
    take_up_again,
    tick_action,
)
from startbaan.apps.quality.actions.guarantees import establish_statements, score_statements, write_statements
from startbaan.apps.quality.actions.panels import drop_panel_note, note_panel, report_panel
from startbaan.apps.quality.actions.standing import (
    add_review_document,
    change_review,
    drop_review_document,
    record_review,
    set_standing,
)
from startbaan.apps.quality.actions.versions import (
    add_subject,
    bring_out,
    change_element,
    drop_element,
    restore_element,
)

__all__ = [
    "About",
    "Unfit",
    "VersionRefused",
    "add_review_document",
    "add_subject",
    "agree_action",
    "begin_next_version",
    "bring_out",
    "bring_out_finding",
    "change_element",
    "change_next_version",
    "change_review",
    "close_finding",
    "decide",
    "drop_element",
    "drop_next_version",
    "drop_panel_note",
    "drop_review_document",
    "establish_statements",
    "hand_over_action",
    "measure",
    "note_finding",
    "note_panel",
    "record_review",
    "report_panel",
    "restore_element",
    "score_statements",
    "set_standing",
    "take_up_again",
    "tick_action",
    "write_statements",
]
