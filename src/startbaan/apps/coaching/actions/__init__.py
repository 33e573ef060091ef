"""What a starter and those who guide do together."""

from startbaan.apps.coaching.actions.questions import answer, ask, close, reopen, share, unshare

__all__ = ["answer", "ask", "close", "reopen", "share", "unshare"]
