"""Telling people something, and taking back what was not sent yet."""

from startbaan.apps.outbox.actions.telling import Invitation, Notice, Said, take_back, tell, tell_each

__all__ = [
    "Invitation",
    "Notice",
    "Said",
    "take_back",
    "tell",
    "tell_each",
]
