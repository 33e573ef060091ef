"""The form with which one says that one does not come."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import WordsInput

LONGEST_BECAUSE = 300


class SignOffForm(forms.Form):
    """Why one does not come, if one wants to say so."""

    because = forms.CharField(
        label=_("Waarom niet?"),
        help_text=_("Dat hoeft niet. Bij ziekte is “ik ben er niet” genoeg."),
        max_length=LONGEST_BECAUSE,
        required=False,
        widget=WordsInput(3),
        error_messages={
            "max_length": _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
        },
    )
