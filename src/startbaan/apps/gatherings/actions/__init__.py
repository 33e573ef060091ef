"""What can be done with gatherings."""

from startbaan.apps.gatherings.actions.answering import TooLate, sign_off, sign_up
from startbaan.apps.gatherings.actions.arranging import Content, NewSession, arrange
from startbaan.apps.gatherings.actions.bodies import (
    add_point,
    agree_action,
    decide,
    finish_action,
    raise_point,
    remove_action,
    remove_point,
    reopen_action,
    withdraw_decision,
    write_point,
)
from startbaan.apps.gatherings.actions.changing import (
    add_another_session,
    call_off,
    change_gathering,
    change_session,
    drop_session,
)
from startbaan.apps.gatherings.actions.choosing import Overtaken, prefer_sessions, share_sessions, take_session
from startbaan.apps.gatherings.actions.inviting import invite_board
from startbaan.apps.gatherings.actions.materials import add_material, add_session_material, remove_material
from startbaan.apps.gatherings.actions.seeing import Noted, Seen, WrongCode, check_in, drop_in, note_seen, renew_code
from startbaan.apps.gatherings.actions.wishes import Theme, ask_for_wishes, choose_wishes, close_poll, open_poll

__all__ = [
    "Content",
    "NewSession",
    "Noted",
    "Overtaken",
    "Seen",
    "Theme",
    "TooLate",
    "WrongCode",
    "add_another_session",
    "add_material",
    "add_point",
    "add_session_material",
    "agree_action",
    "arrange",
    "ask_for_wishes",
    "call_off",
    "change_gathering",
    "change_session",
    "check_in",
    "choose_wishes",
    "close_poll",
    "decide",
    "drop_in",
    "drop_session",
    "finish_action",
    "invite_board",
    "note_seen",
    "open_poll",
    "prefer_sessions",
    "raise_point",
    "remove_action",
    "remove_material",
    "remove_point",
    "renew_code",
    "reopen_action",
    "share_sessions",
    "sign_off",
    "sign_up",
    "take_session",
    "withdraw_decision",
    "write_point",
]
