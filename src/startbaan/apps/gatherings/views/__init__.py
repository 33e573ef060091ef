"""The pages of gatherings."""

from startbaan.apps.gatherings.views.arranging import new_gathering, new_step
from startbaan.apps.gatherings.views.attended import attendance_of, certificate, my_attendance
from startbaan.apps.gatherings.views.bodies import (
    add_point,
    agree_action,
    decide,
    finish_action,
    minutes,
    minutes_pdf,
    my_actions,
    point,
    raise_point,
    remove_action,
    remove_point,
    reopen_action,
    withdraw_decision,
)
from startbaan.apps.gatherings.views.changing import add_session, call_off, change, change_session, drop_session
from startbaan.apps.gatherings.views.check_in import check_in, code, renew_code
from startbaan.apps.gatherings.views.choosing import choose, share_out
from startbaan.apps.gatherings.views.gatherings import gathering, gatherings, sign_off, sign_up
from startbaan.apps.gatherings.views.inviting import invite
from startbaan.apps.gatherings.views.lists import attendance_list, attendance_sheet, drop_in
from startbaan.apps.gatherings.views.materials import material, materials, remove_material, session
from startbaan.apps.gatherings.views.wishes import close_poll, new_poll, polls, wishes

__all__ = [
    "add_point",
    "add_session",
    "agree_action",
    "attendance_list",
    "attendance_of",
    "attendance_sheet",
    "call_off",
    "certificate",
    "change",
    "change_session",
    "check_in",
    "choose",
    "close_poll",
    "code",
    "decide",
    "drop_in",
    "drop_session",
    "finish_action",
    "gathering",
    "gatherings",
    "invite",
    "material",
    "materials",
    "minutes",
    "minutes_pdf",
    "my_actions",
    "my_attendance",
    "new_gathering",
    "new_poll",
    "new_step",
    "point",
    "polls",
    "raise_point",
    "remove_action",
    "remove_material",
    "remove_point",
    "renew_code",
    "reopen_action",
    "session",
    "share_out",
    "sign_off",
    "sign_up",
    "wishes",
    "withdraw_decision",
]
