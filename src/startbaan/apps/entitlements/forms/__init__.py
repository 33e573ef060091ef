"""Text in, clean values out."""

from startbaan.apps.entitlements.forms.agreements import AgreementValueForm
from startbaan.apps.entitlements.forms.choices import ChoiceForm
from startbaan.apps.entitlements.forms.hours import CorrectHoursForm, DeclineHoursForm, ProposeHoursForm
from startbaan.apps.entitlements.forms.policy import ConsentForm, PolicyForm, ReviewForm
from startbaan.apps.entitlements.forms.what_if import WhatIfForm

__all__ = [
    "AgreementValueForm",
    "ChoiceForm",
    "ConsentForm",
    "CorrectHoursForm",
    "DeclineHoursForm",
    "PolicyForm",
    "ProposeHoursForm",
    "ReviewForm",
    "WhatIfForm",
]
