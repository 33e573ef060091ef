"""The form of who invites: the board's own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import WordsInput

LONGEST = 500


class InviteForm(forms.Form):
    """What a board says to those it invites."""

    words = forms.CharField(
        label=_("In jullie eigen woorden"),
        help_text=_("Dit staat boven de uitnodiging. Het hoeft niet."),
        required=False,
        max_length=LONGEST,
        widget=WordsInput(4),
        error_messages={
            "max_length": _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
        },
    )
