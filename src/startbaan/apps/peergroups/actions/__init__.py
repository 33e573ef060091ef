"""Changing what stands in peer consultation."""

from startbaan.apps.peergroups.actions.attending import Answer, Noted, Seen, answer_meeting, note_present
from startbaan.apps.peergroups.actions.cases import bring_case, close_case, forget_cases
from startbaan.apps.peergroups.actions.computing import (
    ask_run,
    ask_stop,
    begin_run,
    finish_run,
    note_failed,
    note_heard,
)
from startbaan.apps.peergroups.actions.free import NewGroup, open_free_group, sign_off, sign_up
from startbaan.apps.peergroups.actions.later import join_group, leave_group
from startbaan.apps.peergroups.actions.leaving_out import leave_out_grouped
from startbaan.apps.peergroups.actions.meetings import agree_days, call_off, let_go, move_meeting, take_along
from startbaan.apps.peergroups.actions.placing import Overtaken, Verb, Wanted, change, place
from startbaan.apps.peergroups.actions.publishing import publish
from startbaan.apps.peergroups.actions.rounds import Taking, begin_round, loosen, refresh_round, take_part, weigh

__all__ = [
    "Answer",
    "NewGroup",
    "Noted",
    "Overtaken",
    "Seen",
    "Taking",
    "Verb",
    "Wanted",
    "agree_days",
    "answer_meeting",
    "ask_run",
    "ask_stop",
    "begin_round",
    "begin_run",
    "bring_case",
    "call_off",
    "change",
    "close_case",
    "finish_run",
    "forget_cases",
    "join_group",
    "leave_group",
    "leave_out_grouped",
    "let_go",
    "loosen",
    "move_meeting",
    "note_failed",
    "note_heard",
    "note_present",
    "open_free_group",
    "place",
    "publish",
    "refresh_round",
    "sign_off",
    "sign_up",
    "take_along",
    "take_part",
    "weigh",
]
