"""Changing a starter's circumstances."""

from startbaan.apps.changes.actions.changing import UNDO_WITHIN, Foreseen, apply, foresee, undo
from startbaan.apps.changes.actions.own import give_consent, say_words, take_dossier_along, withdraw_consent
from startbaan.apps.changes.actions.wanted import (
    Away,
    Finished,
    Leave,
    Longer,
    OtherHours,
    OtherSchool,
    Qualified,
    Reason,
    Sort,
    Wanted,
)

__all__ = [
    "UNDO_WITHIN",
    "Away",
    "Finished",
    "Foreseen",
    "Leave",
    "Longer",
    "OtherHours",
    "OtherSchool",
    "Qualified",
    "Reason",
    "Sort",
    "Wanted",
    "apply",
    "foresee",
    "give_consent",
    "say_words",
    "take_dossier_along",
    "undo",
    "withdraw_consent",
]
