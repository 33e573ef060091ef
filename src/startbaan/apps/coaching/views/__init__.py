"""The pages of coaching."""

from startbaan.apps.coaching.views.decisions import decision
from startbaan.apps.coaching.views.goals import goals, settle_goal
from startbaan.apps.coaching.views.notes import notes, throw_note_away
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
from startbaan.apps.coaching.views.reports import agree, report, turn_agreement, write
from startbaan.apps.coaching.views.start_talks import (
    begin_start_talk,
    plan_year,
    sign_start_talk,
    start_talk,
    start_talk_held,
    start_talk_question,
    start_talks,
)
from startbaan.apps.coaching.views.talks import guidance, guided, hold, moment, put_off, record, take_back_contact

__all__ = [
    "agree",
    "answer",
    "ask",
    "begin_start_talk",
    "close",
    "decision",
    "goals",
    "guidance",
    "guided",
    "help_question",
    "help_questions",
    "hold",
    "moment",
    "notes",
    "plan_year",
    "put_off",
    "record",
    "reopen",
    "report",
    "settle_goal",
    "share",
    "sign_start_talk",
    "start_talk",
    "start_talk_held",
    "start_talk_question",
    "start_talks",
    "take_back_contact",
    "throw_note_away",
    "turn_agreement",
    "unshare",
    "write",
]
