"""How a partnership stands, what it asks of itself, and what became of what it found."""

from startbaan.apps.quality.models.findings import (
    Finding,
    FindingAction,
    FindingDecision,
    FindingMeasure,
    FindingRelease,
)
from startbaan.apps.quality.models.rounds import GuaranteeScore, GuaranteeStatements, PanelNote, PanelReport
from startbaan.apps.quality.models.standing import PartnershipStanding, ReviewDocument, ReviewHeld

__all__ = [
    "Finding",
    "FindingAction",
    "FindingDecision",
    "FindingMeasure",
    "FindingRelease",
    "GuaranteeScore",
    "GuaranteeStatements",
    "PanelNote",
    "PanelReport",
    "PartnershipStanding",
    "ReviewDocument",
    "ReviewHeld",
]
