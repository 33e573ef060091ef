"""The form of a goal: text in, clean values out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.coaching.forms.reports import TOO_LONG
from startbaan.ui.widgets import WordsInput

LONGEST_GOAL = 500


class GoalForm(forms.Form):
    """A goal, and in which talk it was made."""

    words = forms.CharField(
        label=_("Waar werk je naartoe?"),
        help_text=_("Eén doel in één zin: wat gaat er straks anders in de les?"),
        max_length=LONGEST_GOAL,
        widget=WordsInput(2),
        error_messages={"required": _("Schrijf het doel op."), "max_length": TOO_LONG},
    )
    moment = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput())
