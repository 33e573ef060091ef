"""The forms of talks and visits: text in, clean values out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import DayInput

NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")


class RecordForm(forms.Form):
    """On which day, and how long: today and as long as usual unless said otherwise."""

    day = forms.DateField(
        label=_("Op welke dag?"),
        widget=DayInput(),
        error_messages={"required": _("Kies de dag waarop het was."), "invalid": NO_DAY},
    )
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten?"),
        help_text=_("Laat leeg als het zo lang duurde als gewoonlijk."),
        required=False,
        min_value=1,
        max_value=720,
        widget=forms.NumberInput(attrs={"class": "sb-input-short", "inputmode": "numeric"}),
        error_messages={
            "invalid": _("Vul een heel aantal minuten in, zoals 60."),
            "min_value": _("Vul meer dan 0 minuten in."),
            "max_value": _("Vul hoogstens 720 minuten in."),
        },
    )
