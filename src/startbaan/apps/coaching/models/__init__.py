"""What passes between a starter and those who guide: rows about coaching, none about assessing."""

from startbaan.apps.coaching.models.questions import HelpAnswer, HelpQuestion

__all__ = ["HelpAnswer", "HelpQuestion"]
