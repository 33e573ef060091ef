"""What a starter and those who guide do together."""

from startbaan.apps.coaching.actions.decisions import decide
from startbaan.apps.coaching.actions.goals import set_goal, settle_goal
from startbaan.apps.coaching.actions.notes import note, purge_notes, throw_note_away
from startbaan.apps.coaching.actions.questions import answer, ask, close, reopen, share, unshare
from startbaan.apps.coaching.actions.reports import Overtaken, agree, keep_agreement, reopen_agreement, write
from startbaan.apps.coaching.actions.talks import hold, meet, put_off, take_back_contact

__all__ = [
    "Overtaken",
    "agree",
    "answer",
    "ask",
    "close",
    "decide",
    "hold",
    "keep_agreement",
    "meet",
    "note",
    "purge_notes",
    "put_off",
    "reopen",
    "reopen_agreement",
    "set_goal",
    "settle_goal",
    "share",
    "take_back_contact",
    "throw_note_away",
    "unshare",
    "write",
]
