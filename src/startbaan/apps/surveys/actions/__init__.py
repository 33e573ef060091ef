"""What can be done with surveys."""

from startbaan.apps.surveys.actions.drafting import (
    Overtaken,
    begin_draft,
    begin_own,
    drop_question,
    drop_theme,
    establish,
    move_question,
    put_question,
    put_scale,
    put_theme,
    restore_question,
    retitle,
    throw_draft_away,
)
from startbaan.apps.surveys.actions.establishing import publish_questionnaires
from startbaan.apps.surveys.actions.occasions import asked_of, last_day, open_due
from startbaan.apps.surveys.actions.opening import (
    NobodyToAsk,
    NothingToAsk,
    Plan,
    ToAsk,
    open_by_program,
    open_survey,
)
from startbaan.apps.surveys.actions.reminding import invite_and_remind
from startbaan.apps.surveys.actions.sending import AnsweredAlready, NotOpen, send_answers
from startbaan.apps.surveys.actions.settling import close_due, close_survey, destroy_left_keys, settle, settle_due
from startbaan.apps.surveys.actions.sweeping import sweep_traces

__all__ = [
    "AnsweredAlready",
    "NobodyToAsk",
    "NotOpen",
    "NothingToAsk",
    "Overtaken",
    "Plan",
    "ToAsk",
    "asked_of",
    "begin_draft",
    "begin_own",
    "close_due",
    "close_survey",
    "destroy_left_keys",
    "drop_question",
    "drop_theme",
    "establish",
    "invite_and_remind",
    "last_day",
    "move_question",
    "open_by_program",
    "open_due",
    "open_survey",
    "publish_questionnaires",
    "put_question",
    "put_scale",
    "put_theme",
    "restore_question",
    "retitle",
    "send_answers",
    "settle",
    "settle_due",
    "sweep_traces",
    "throw_draft_away",
]
