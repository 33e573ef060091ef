"""The forms of who changes a gathering or calls it off."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.gatherings.forms.arranging import SigningUpForm, WhenForm, WordsForm

LONGEST_BECAUSE = 300


class ChangeForm(WordsForm, WhenForm, SigningUpForm):
    """Everything that is said of a gathering."""

    field_order = (
        "title",
        "about",
        "day",
        "start",
        "minutes",
        "place",
        "online_link",
        "places",
        "answer_until",
        "choose_until",
    )

    def clean(self) -> None:
        """Take no day to answer or choose that lies after the new day."""
        self.last_day = self.cleaned_data.get("day") or self.last_day
        super().clean()


class CallOffForm(forms.Form):
    """Why a gathering does not go on."""

    because = forms.CharField(
        label=_("Waarom gaat het niet door?"),
        help_text=_("Dit staat in het bericht aan iedereen. Het hoeft niet. Noem geen namen."),
        required=False,
        max_length=LONGEST_BECAUSE,
        error_messages={
            "max_length": _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
        },
    )
