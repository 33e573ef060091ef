"""Changing a starter's circumstances."""

from startbaan.apps.changes.actions.changing import Foreseen, apply, foresee, undo
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
    "undo",
]
