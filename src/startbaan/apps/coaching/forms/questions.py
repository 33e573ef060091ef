"""The forms of help questions: text in, clean values out."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import WordsInput

LONGEST = 10_000
LONGEST_SUBJECT = 120
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")

Choices = Sequence[tuple[str, str] | tuple[str, Sequence[tuple[str, str]]]]


class AskForm(forms.Form):
    """A new question: to whom, about what, and the question itself."""

    to = forms.ChoiceField(
        label=_("Aan wie vraag je het?"),
        help_text=_("Wie je kiest, leest je vraag en geeft antwoord."),
        error_messages={
            "required": _("Kies aan wie je het vraagt."),
            "invalid_choice": _("Deze persoon kun je nu niet vragen. Kies iemand uit de lijst."),
        },
    )
    subject = forms.CharField(
        label=_("Onderwerp"),
        help_text=_("In een paar woorden. Alleen wie de vraag mag lezen, ziet het."),
        max_length=LONGEST_SUBJECT,
        error_messages={"required": _("Geef je vraag een onderwerp van een paar woorden."), "max_length": TOO_LONG},
    )
    words = forms.CharField(
        label=_("Je vraag"),
        help_text=_("Noem geen namen van leerlingen."),
        max_length=LONGEST,
        widget=WordsInput(8),
        error_messages={"required": _("Schrijf op wat je wilt vragen."), "max_length": TOO_LONG},
    )
    moment = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput())

    def let_choose(self, choices: Choices) -> None:
        """Offer these people, in their groups."""
        field = self.fields["to"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Kies iemand")), *choices]


class AnswerForm(forms.Form):
    """An answer, or a reply to it."""

    words = forms.CharField(
        label=_("Je antwoord"),
        max_length=LONGEST,
        widget=WordsInput(5),
        error_messages={"required": _("Schrijf eerst je antwoord op."), "max_length": TOO_LONG},
    )
