"""Reading what stands in peer consultation."""

from startbaan.apps.peergroups.queries.hands import Hands, hands_of
from startbaan.apps.peergroups.queries.later import Change, LaterPage, joining_of, later_of, leaving_of
from startbaan.apps.peergroups.queries.publishing import Publishing, publishing_of

__all__ = [
    "Change",
    "Hands",
    "LaterPage",
    "Publishing",
    "hands_of",
    "joining_of",
    "later_of",
    "leaving_of",
    "publishing_of",
]
