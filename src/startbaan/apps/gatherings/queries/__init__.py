"""What can be read about gatherings."""

from startbaan.apps.gatherings.queries.arranging import (
    Offer,
    arranged_gathering,
    offer_at,
    offers,
    trainers_for,
)
from startbaan.apps.gatherings.queries.check_in import CodePage, code_page, led_by, led_gathering, own_today
from startbaan.apps.gatherings.queries.inviting import BoardInvited, Inviting, boards_invited
from startbaan.apps.gatherings.queries.lists import AttendanceList, ListLine, attendance_list, list_sheet
from startbaan.apps.gatherings.queries.wishes import (
    OPEN_DAYS,
    Choosing,
    PollPage,
    Proposed,
    my_choosing,
    places_to_poll,
    poll_to_close,
    polls,
    proposed_themes,
    years_to_ask,
)

__all__ = [
    "OPEN_DAYS",
    "AttendanceList",
    "BoardInvited",
    "Choosing",
    "CodePage",
    "Inviting",
    "ListLine",
    "Offer",
    "PollPage",
    "Proposed",
    "arranged_gathering",
    "attendance_list",
    "boards_invited",
    "code_page",
    "led_by",
    "led_gathering",
    "list_sheet",
    "my_choosing",
    "offer_at",
    "offers",
    "own_today",
    "places_to_poll",
    "poll_to_close",
    "polls",
    "proposed_themes",
    "trainers_for",
    "years_to_ask",
]
