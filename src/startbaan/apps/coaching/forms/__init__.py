"""The forms of coaching: text in, clean values out."""

from startbaan.apps.coaching.forms.decisions import DecisionForm
from startbaan.apps.coaching.forms.goals import GoalForm
from startbaan.apps.coaching.forms.instruments import InstrumentFileForm, ParametersForm
from startbaan.apps.coaching.forms.notes import NoteForm
from startbaan.apps.coaching.forms.observers import CertificateForm, LastDayForm
from startbaan.apps.coaching.forms.pictures import PictureGoalForm
from startbaan.apps.coaching.forms.plans import (
    CopyGoalForm,
    EvidenceForm,
    PlanGoalForm,
    PlanTextForm,
    PlanTrainingForm,
)
from startbaan.apps.coaching.forms.questions import AnswerForm, AskForm
from startbaan.apps.coaching.forms.recalibrations import RecalibrateForm
from startbaan.apps.coaching.forms.reports import AgreementForm, WriteForm
from startbaan.apps.coaching.forms.start_talks import HeldForm, TalkAnswerForm, YearForm
from startbaan.apps.coaching.forms.talks import RecordForm
from startbaan.apps.coaching.forms.training import scores_typed
from startbaan.apps.coaching.forms.visits import (
    MoveVisitForm,
    PlanVisitForm,
    SendRatingForm,
    TypedScores,
    typed_scores,
)

__all__ = [
    "AgreementForm",
    "AnswerForm",
    "AskForm",
    "CertificateForm",
    "CopyGoalForm",
    "DecisionForm",
    "EvidenceForm",
    "GoalForm",
    "HeldForm",
    "InstrumentFileForm",
    "LastDayForm",
    "MoveVisitForm",
    "NoteForm",
    "ParametersForm",
    "PictureGoalForm",
    "PlanGoalForm",
    "PlanTextForm",
    "PlanTrainingForm",
    "PlanVisitForm",
    "RecalibrateForm",
    "RecordForm",
    "SendRatingForm",
    "TalkAnswerForm",
    "TypedScores",
    "WriteForm",
    "YearForm",
    "scores_typed",
    "typed_scores",
]
