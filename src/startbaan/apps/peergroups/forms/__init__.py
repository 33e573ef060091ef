"""What is filled in about peer consultation."""

from startbaan.apps.peergroups.forms.cases import CaseForm
from startbaan.apps.peergroups.forms.free import FreeGroupForm
from startbaan.apps.peergroups.forms.hands import HandsForm
from startbaan.apps.peergroups.forms.later import ComerForm, JoinForm, LeaveForm
from startbaan.apps.peergroups.forms.meetings import CallOffForm, CannotForm, DaysForm, MoveForm, PresentForm, Shown
from startbaan.apps.peergroups.forms.publishing import PublishForm
from startbaan.apps.peergroups.forms.rounds import NewRoundForm, PoolForm, WeightsForm

__all__ = [
    "CallOffForm",
    "CannotForm",
    "CaseForm",
    "ComerForm",
    "DaysForm",
    "FreeGroupForm",
    "HandsForm",
    "JoinForm",
    "LeaveForm",
    "MoveForm",
    "NewRoundForm",
    "PoolForm",
    "PresentForm",
    "PublishForm",
    "Shown",
    "WeightsForm",
]
