"""The pages of peer consultation."""

from startbaan.apps.peergroups.views.hands import edit
from startbaan.apps.peergroups.views.later import join, later, leave
from startbaan.apps.peergroups.views.publishing import publish

__all__ = [
    "edit",
    "join",
    "later",
    "leave",
    "publish",
]
