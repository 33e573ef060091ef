"""Changing what stands in peer consultation."""

from startbaan.apps.peergroups.actions.later import join_group, leave_group
from startbaan.apps.peergroups.actions.placing import Overtaken, Verb, Wanted, change, place
from startbaan.apps.peergroups.actions.publishing import publish

__all__ = [
    "Overtaken",
    "Verb",
    "Wanted",
    "change",
    "join_group",
    "leave_group",
    "place",
    "publish",
]
