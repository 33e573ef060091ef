"""Changes in a starter's circumstances, what each did, and what stays of it."""

from startbaan.apps.changes.models.changes import Change, ChangedRow
from startbaan.apps.changes.models.circumstances import (
    Absence,
    Completion,
    DossierConsent,
    Leaving,
    LeavingWords,
)

__all__ = ["Absence", "Change", "ChangedRow", "Completion", "DossierConsent", "Leaving", "LeavingWords"]
