"""What can be read about gatherings."""

from startbaan.apps.gatherings.queries.arranging import Offer, arranged_gathering, offer_at, offers, trainers_for
from startbaan.apps.gatherings.queries.changing import (
    arranged_session,
    changes_of,
    given_by,
    said_of,
    said_of_session,
    session_changes,
    sessions_of,
    what_a_change_does,
    what_a_session_change_does,
    what_calling_off_does,
    what_dropping_does,
)
from startbaan.apps.gatherings.queries.check_in import CodePage, code_page, led_by, led_gathering, own_today
from startbaan.apps.gatherings.queries.choosing import Offered, SessionChoice, Way, choosing_of, my_session_choice
from startbaan.apps.gatherings.queries.held import Held, held_on
from startbaan.apps.gatherings.queries.inviting import BoardInvited, Inviting, boards_invited
from startbaan.apps.gatherings.queries.lists import AttendanceList, ListLine, attendance_list, list_sheet
from startbaan.apps.gatherings.queries.materials import (
    MaterialLine,
    MaterialsPage,
    ended_at,
    materials_for,
    materials_page,
    open_material,
)
from startbaan.apps.gatherings.queries.mine import MyGatherings, my_gatherings, unanswered
from startbaan.apps.gatherings.queries.opening import OpenedGathering, opened_gathering
from startbaan.apps.gatherings.queries.sessions import SessionPage, session_page
from startbaan.apps.gatherings.queries.sharing import SharingPage, sharing_page
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
    "Held",
    "Inviting",
    "ListLine",
    "MaterialLine",
    "MaterialsPage",
    "MyGatherings",
    "Offer",
    "Offered",
    "OpenedGathering",
    "PollPage",
    "Proposed",
    "SessionChoice",
    "SessionPage",
    "SharingPage",
    "Way",
    "arranged_gathering",
    "arranged_session",
    "attendance_list",
    "boards_invited",
    "changes_of",
    "choosing_of",
    "code_page",
    "ended_at",
    "given_by",
    "held_on",
    "led_by",
    "led_gathering",
    "list_sheet",
    "materials_for",
    "materials_page",
    "my_choosing",
    "my_gatherings",
    "my_session_choice",
    "offer_at",
    "offers",
    "open_material",
    "opened_gathering",
    "own_today",
    "places_to_poll",
    "poll_to_close",
    "polls",
    "proposed_themes",
    "said_of",
    "said_of_session",
    "session_changes",
    "session_page",
    "sessions_of",
    "sharing_page",
    "trainers_for",
    "unanswered",
    "what_a_change_does",
    "what_a_session_change_does",
    "what_calling_off_does",
    "what_dropping_does",
    "years_to_ask",
]
