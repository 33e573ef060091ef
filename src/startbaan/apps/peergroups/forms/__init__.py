"""What is filled in about peer consultation."""

from startbaan.apps.peergroups.forms.hands import HandsForm
from startbaan.apps.peergroups.forms.later import JoinForm, LeaveForm
from startbaan.apps.peergroups.forms.publishing import PublishForm

__all__ = [
    "HandsForm",
    "JoinForm",
    "LeaveForm",
    "PublishForm",
]
