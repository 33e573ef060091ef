"""The pages of gatherings."""

from startbaan.apps.gatherings.views.arranging import new_gathering, new_step
from startbaan.apps.gatherings.views.check_in import check_in, code, renew_code
from startbaan.apps.gatherings.views.inviting import invite
from startbaan.apps.gatherings.views.lists import attendance_list, attendance_sheet, drop_in
from startbaan.apps.gatherings.views.wishes import close_poll, new_poll, polls, wishes

__all__ = [
    "attendance_list",
    "attendance_sheet",
    "check_in",
    "close_poll",
    "code",
    "drop_in",
    "invite",
    "new_gathering",
    "new_poll",
    "new_step",
    "polls",
    "renew_code",
    "wishes",
]
