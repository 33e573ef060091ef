"""Telling people something, sending it, choosing how, and letting it go."""

from startbaan.apps.outbox.actions.choosing import choose
from startbaan.apps.outbox.actions.posting import forget, gather, open_server, send_next, try_again
from startbaan.apps.outbox.actions.telling import Invitation, Method, Notice, Said, take_back, tell, tell_each

__all__ = [
    "Invitation",
    "Method",
    "Notice",
    "Said",
    "choose",
    "forget",
    "gather",
    "open_server",
    "send_next",
    "take_back",
    "tell",
    "tell_each",
    "try_again",
]
