"""What is typed about gatherings."""

from startbaan.apps.gatherings.forms.answering import SignOffForm
from startbaan.apps.gatherings.forms.arranging import (
    LONGEST_TITLE,
    ForWhomForm,
    KindForm,
    SessionForm,
    SigningUpForm,
    WhenForm,
    WordsForm,
)
from startbaan.apps.gatherings.forms.bodies import ActionForm, DecisionForm, NotesForm, PointForm
from startbaan.apps.gatherings.forms.changing import CallOffForm, ChangeForm
from startbaan.apps.gatherings.forms.check_in import CheckInForm
from startbaan.apps.gatherings.forms.choosing import PreferenceForm, ShareForm, TakeForm
from startbaan.apps.gatherings.forms.inviting import InviteForm
from startbaan.apps.gatherings.forms.lists import AttendanceForm, DropInForm, Shown, Ticked
from startbaan.apps.gatherings.forms.materials import MaterialForm
from startbaan.apps.gatherings.forms.wishes import PollForm, WishForm

__all__ = [
    "LONGEST_TITLE",
    "ActionForm",
    "AttendanceForm",
    "CallOffForm",
    "ChangeForm",
    "CheckInForm",
    "DecisionForm",
    "DropInForm",
    "ForWhomForm",
    "InviteForm",
    "KindForm",
    "MaterialForm",
    "NotesForm",
    "PointForm",
    "PollForm",
    "PreferenceForm",
    "SessionForm",
    "ShareForm",
    "Shown",
    "SignOffForm",
    "SigningUpForm",
    "TakeForm",
    "Ticked",
    "WhenForm",
    "WishForm",
    "WordsForm",
]
