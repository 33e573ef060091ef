"""What taking people in keeps: HR files, proposals of coaches with wishes about them, and opened years."""

from startbaan.apps.intake.models.coaches import CoachProposal, MatchWish
from startbaan.apps.intake.models.uploads import HeaderChoice, Upload
from startbaan.apps.intake.models.years import OpenedYear

__all__ = ["CoachProposal", "HeaderChoice", "MatchWish", "OpenedYear", "Upload"]
