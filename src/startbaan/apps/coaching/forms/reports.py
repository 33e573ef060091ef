"""The forms of reports and agreements: text in, clean values out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import DayInput, WordsInput

LONGEST = 20_000
LONGEST_AGREEMENT = 500
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")


class WriteForm(forms.Form):
    """One text of a report, and on which version of it one builds."""

    words = forms.CharField(
        label=_("Tekst"),
        max_length=LONGEST,
        widget=WordsInput(14),
        error_messages={"required": _("Schrijf eerst iets op."), "max_length": TOO_LONG},
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)


class AgreementForm(forms.Form):
    """What was agreed, whose it is, and by when."""

    words = forms.CharField(
        label=_("Wat spreken jullie af?"),
        help_text=_("In één zin."),
        max_length=LONGEST_AGREEMENT,
        widget=WordsInput(2),
        error_messages={"required": _("Schrijf op wat jullie afspreken."), "max_length": TOO_LONG},
    )
    whose = forms.ChoiceField(
        label=_("Wie doet het?"),
        widget=forms.RadioSelect,
        choices=[("starter", _("de starter")), ("coach", _("de coach")), ("samen", _("samen"))],
        error_messages={"required": _("Kies wie het doet.")},
    )
    due_on = forms.DateField(
        label=_("Voor wanneer?"),
        help_text=_("Mag leeg."),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": _("Dit is geen datum. Schrijf hem als 31-12-2026, of laat de dag leeg.")},
    )
