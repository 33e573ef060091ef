"""The forms of the start talk and of the year's days: text in, clean values out."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import CommaInput, DayInput, WordsInput

LONGEST = 10_000
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
HOURS = "uren-"
DAY = "dag-"


class TalkAnswerForm(forms.Form):
    """An answer that three people write together, with the wording it was built on."""

    words = forms.CharField(
        label=_("Wat spreken jullie af of schrijven jullie op?"),
        help_text=_("Noem geen namen van leerlingen."),
        required=False,
        max_length=LONGEST,
        widget=WordsInput(8),
        error_messages={"max_length": TOO_LONG},
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def let_fill(self, lines: Sequence[tuple[str, str, str, str]]) -> None:
        """Ask for hours on these lines: key, label, help and the hours they begin with."""
        for key, label, help_text, hours in lines:
            self.fields[f"{HOURS}{key}"] = forms.CharField(
                label=label, help_text=help_text, required=False, max_length=8, widget=CommaInput(), initial=hours
            )

    @property
    def hour_fields(self) -> list[forms.BoundField]:
        """The fields for hours."""
        return [field for field in self if field.name.startswith(HOURS)]

    @property
    def hours(self) -> dict[str, str]:
        """The hours as typed, by line."""
        return {
            name.removeprefix(HOURS): str(value) for name, value in self.cleaned_data.items() if name.startswith(HOURS)
        }


class HeldForm(forms.Form):
    """On which day the talk was, and how long it took."""

    day = forms.DateField(
        label=_("Op welke dag was het gesprek?"),
        widget=DayInput(),
        error_messages={"required": _("Vul de dag in."), "invalid": NO_DAY},
    )
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten duurde het?"),
        min_value=1,
        max_value=720,
        error_messages={
            "required": _("Vul in hoeveel minuten het duurde."),
            "invalid": _("Vul een heel getal in, bijvoorbeeld 60."),
            "min_value": _("Vul meer dan 0 minuten in."),
            "max_value": _("Vul hoogstens 720 minuten in."),
        },
    )


class YearForm(forms.Form):
    """A day for each talk and visit of the year; what stays empty gets none."""

    def let_choose(self, moments: Sequence[tuple[int, str, str, date | None]]) -> None:
        """Ask a day for these: number, label, help and the day proposed."""
        for number, label, help_text, proposed in moments:
            self.fields[f"{DAY}{number}"] = forms.DateField(
                label=label,
                help_text=help_text,
                required=False,
                widget=DayInput(),
                initial=proposed,
                error_messages={"invalid": NO_DAY},
            )

    @property
    def days(self) -> dict[int, date]:
        """The days that were filled in, by activity."""
        return {int(name.removeprefix(DAY)): day for name, day in self.cleaned_data.items() if day is not None}
