"""The pages of changes."""

from startbaan.apps.changes.views.changing import change, changes, undo
from startbaan.apps.changes.views.own import certificate, consent, own, say, take_along

__all__ = ["certificate", "change", "changes", "consent", "own", "say", "take_along", "undo"]
