"""Peer consultation: rounds and what they compute, the groups, their meetings, and the cases."""

from startbaan.apps.peergroups.models.cases import PeerCase
from startbaan.apps.peergroups.models.groups import PeerGroup, PeerMember
from startbaan.apps.peergroups.models.meetings import PeerAttendance, PeerMeeting
from startbaan.apps.peergroups.models.placings import Placing, PlacingStep
from startbaan.apps.peergroups.models.rounds import LEADING, Candidate, DaysFrom, InWeek, Round, RoundFacilitator
from startbaan.apps.peergroups.models.runs import Run

__all__ = [
    "LEADING",
    "Candidate",
    "DaysFrom",
    "InWeek",
    "PeerAttendance",
    "PeerCase",
    "PeerGroup",
    "PeerMeeting",
    "PeerMember",
    "Placing",
    "PlacingStep",
    "Round",
    "RoundFacilitator",
    "Run",
]
