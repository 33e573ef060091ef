"""The forms about quality."""

from startbaan.apps.quality.forms.findings import ActionForm, DecisionForm, FindingForm
from startbaan.apps.quality.forms.guarantees import ScoresForm, StatementsForm
from startbaan.apps.quality.forms.rounds import DocumentForm, NoteForm, PanelForm, ReviewForm, StandingForm
from startbaan.apps.quality.forms.versions import BeginForm, BringOutForm, ChangesForm, ElementForm, SubjectForm

__all__ = [
    "ActionForm",
    "BeginForm",
    "BringOutForm",
    "ChangesForm",
    "DecisionForm",
    "DocumentForm",
    "ElementForm",
    "FindingForm",
    "NoteForm",
    "PanelForm",
    "ReviewForm",
    "ScoresForm",
    "StandingForm",
    "StatementsForm",
    "SubjectForm",
]
