"""The pages of peer consultation."""

from startbaan.apps.peergroups.views.cases import bring_case, case, close_case
from startbaan.apps.peergroups.views.free import free, open_free, sign_off, sign_up
from startbaan.apps.peergroups.views.groups import days, group
from startbaan.apps.peergroups.views.hands import edit
from startbaan.apps.peergroups.views.later import join, later, leave
from startbaan.apps.peergroups.views.meetings import call_off, cannot, come, meeting, move_meeting, note_present
from startbaan.apps.peergroups.views.proposals import compute, loosen, proposal, stop
from startbaan.apps.peergroups.views.publishing import publish
from startbaan.apps.peergroups.views.rounds import leave_out, new_round, peergroups, pool, refresh, weigh

__all__ = [
    "bring_case",
    "call_off",
    "cannot",
    "case",
    "close_case",
    "come",
    "compute",
    "days",
    "edit",
    "free",
    "group",
    "join",
    "later",
    "leave",
    "leave_out",
    "loosen",
    "meeting",
    "move_meeting",
    "new_round",
    "note_present",
    "open_free",
    "peergroups",
    "pool",
    "proposal",
    "publish",
    "refresh",
    "sign_off",
    "sign_up",
    "stop",
    "weigh",
]
