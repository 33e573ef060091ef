"""The form with which a group is opened for who signs up."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import WordsInput

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
FROM_LIST = {"required": _("Maak een keuze."), "invalid_choice": _("Kies iets uit de lijst.")}
Choices = Sequence[tuple[str, str]]


class FreeGroupForm(forms.Form):
    """Where, who guides it, on which day and for how many."""

    name = forms.CharField(
        label=_("Hoe heet de groep?"),
        max_length=120,
        error_messages={"required": _("Geef de groep een naam."), "max_length": TOO_LONG},
    )
    about = forms.CharField(
        label=_("Waarover gaat de groep?"),
        required=False,
        max_length=500,
        widget=WordsInput(3),
        error_messages={"max_length": TOO_LONG},
    )
    organisation = forms.TypedChoiceField(label=_("Voor wie is de groep?"), coerce=int, error_messages=FROM_LIST)
    facilitator = forms.TypedChoiceField(
        label=_("Wie begeleidt de groep?"),
        help_text=_("Wie met deze begeleider werkt, kan zich niet aanmelden."),
        coerce=int,
        error_messages=FROM_LIST,
    )
    weekday = forms.ChoiceField(label=_("Op welke dag?"), error_messages=FROM_LIST)
    places = forms.IntegerField(
        label=_("Hoeveel plaatsen?"),
        help_text=_("Zes tot acht is gebruikelijk."),
        min_value=2,
        max_value=40,
        initial=8,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "sb-input-short"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Vul een aantal plaatsen in, van 2 tot en met 40.")
        ),
    )

    def let_choose(self, *, organisations: Choices, facilitators: Choices, days: Choices) -> None:
        """Offer these places, people and days."""
        for name, choices in (("organisation", organisations), ("facilitator", facilitators), ("weekday", days)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("Kies")), *choices] if len(choices) > 1 else list(choices)
