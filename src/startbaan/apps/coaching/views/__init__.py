"""The pages of coaching."""

from startbaan.apps.coaching.views.questions import (
    answer,
    ask,
    close,
    help_question,
    help_questions,
    reopen,
    share,
    unshare,
)

__all__ = ["answer", "ask", "close", "help_question", "help_questions", "reopen", "share", "unshare"]
