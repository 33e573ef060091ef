"""Reading what stands in peer consultation."""

from startbaan.apps.peergroups.queries.cases import Bringing, bringing, opened_case
from startbaan.apps.peergroups.queries.days import DaysPage, days_page
from startbaan.apps.peergroups.queries.free import free_groups, to_open
from startbaan.apps.peergroups.queries.groups import OpenedGroup, cards, clock_of, opened_group
from startbaan.apps.peergroups.queries.hands import Hands, hands_of
from startbaan.apps.peergroups.queries.later import Change, LaterPage, Settled, joining_of, later_of, leaving_of
from startbaan.apps.peergroups.queries.meetings import OpenedMeeting, opened_meeting
from startbaan.apps.peergroups.queries.mine import (
    PeerLists,
    consults,
    groups_without_days,
    meetings_to_answer,
    meetings_to_note,
    my_groups,
    peer_lists,
)
from startbaan.apps.peergroups.queries.preparing import Preparing, preparing_of
from startbaan.apps.peergroups.queries.proposals import Proposal, proposal_of
from startbaan.apps.peergroups.queries.publishing import Publishing, publishing_of
from startbaan.apps.peergroups.queries.rounds import round_of, rounds_of, scopes, sectors_of
from startbaan.apps.peergroups.queries.runs import asked_run

__all__ = [
    "Bringing",
    "Change",
    "DaysPage",
    "Hands",
    "LaterPage",
    "OpenedGroup",
    "OpenedMeeting",
    "PeerLists",
    "Preparing",
    "Proposal",
    "Publishing",
    "Settled",
    "asked_run",
    "bringing",
    "cards",
    "clock_of",
    "consults",
    "days_page",
    "free_groups",
    "groups_without_days",
    "hands_of",
    "joining_of",
    "later_of",
    "leaving_of",
    "meetings_to_answer",
    "meetings_to_note",
    "my_groups",
    "opened_case",
    "opened_group",
    "opened_meeting",
    "peer_lists",
    "preparing_of",
    "proposal_of",
    "publishing_of",
    "round_of",
    "rounds_of",
    "scopes",
    "sectors_of",
    "to_open",
]
