"""What is typed about surveys."""

from startbaan.apps.surveys.forms.framing import NewQuestionnaireForm, ScaleForm, TitleForm
from startbaan.apps.surveys.forms.opening import OpeningForm
from startbaan.apps.surveys.forms.questions import FORM_OF, AnyQuestionForm, Taken
from startbaan.apps.surveys.forms.sheets import (
    Sheet,
    blank,
    sent,
)

__all__ = [
    "FORM_OF",
    "AnyQuestionForm",
    "NewQuestionnaireForm",
    "OpeningForm",
    "ScaleForm",
    "Sheet",
    "Taken",
    "TitleForm",
    "blank",
    "sent",
]
