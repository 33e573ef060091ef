"""The forms of the cycle: text in, clean values out."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import DayInput, WordsInput

LONGEST = 20_000
LONGEST_VISIT = 720
NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
NO_MINUTES = _("Vul een heel aantal minuten in, zoals 45.")


class TimeInput(forms.TimeInput):
    """The browser's own field for a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class DayField(forms.DateField):
    """A day that must be given."""

    widget = DayInput
    default_error_messages = {"required": _("Kies een dag."), "invalid": NO_DAY}


class MinutesField(forms.IntegerField):
    """How long something took."""

    widget = forms.NumberInput(attrs={"class": "sb-input-short", "inputmode": "numeric"})
    default_error_messages = {
        "required": NO_MINUTES,
        "invalid": NO_MINUTES,
        "min_value": _("Vul minstens %(limit_value)s minuten in."),
        "max_value": _("Vul hoogstens %(limit_value)s minuten in."),
    }


class VisitForm(forms.Form):
    """When the class was visited, how long, and what was to be seen."""

    done_on = DayField(label=_("Op welke dag was je in de klas?"))
    minutes = MinutesField(
        label=_("Hoeveel minuten?"),
        min_value=1,
        max_value=LONGEST_VISIT,
        help_text=_("Een klassenbezoek vóór het gesprek duurt minstens 30 minuten."),
    )
    seen = forms.CharField(
        label=_("Wat heb je gezien?"),
        help_text=_("Dit komt in je verslag. Tot je dat inlevert, lees alleen jij het. Noem geen leerlingen bij naam."),
        required=False,
        max_length=LONGEST,
        widget=WordsInput(6),
        error_messages={"max_length": TOO_LONG},
    )
    version = forms.IntegerField(widget=forms.HiddenInput(), initial=0)


class TalkDayForm(forms.Form):
    """When the talk will be."""

    day = DayField(label=_("Op welke dag spreek je de starter?"))
    moment = forms.TimeField(
        label=_("Hoe laat?"),
        required=False,
        widget=TimeInput(),
        error_messages={"invalid": _("Dit is geen tijd. Schrijf hem als 15:30.")},
    )


class HeldForm(forms.Form):
    """When the talk was."""

    done_on = DayField(label=_("Op welke dag was het gesprek?"))
    minutes = MinutesField(
        label=_("Hoeveel minuten?"), min_value=1, max_value=LONGEST_VISIT, help_text=_("Ongeveer is genoeg.")
    )


class ReportForm(forms.Form):
    """What was seen and what was said; and which version was read before writing."""

    seen = forms.CharField(
        label=_("Gezien in de klas"),
        required=False,
        max_length=LONGEST,
        widget=WordsInput(8),
        error_messages={"max_length": TOO_LONG},
    )
    words = forms.CharField(
        label=_("Verslag van het gesprek"),
        help_text=_("Wat is besproken en afgesproken? Noem geen leerlingen bij naam."),
        required=False,
        max_length=LONGEST,
        widget=WordsInput(12),
        error_messages={"max_length": TOO_LONG},
    )
    version = forms.IntegerField(widget=forms.HiddenInput(), initial=0)


class SignForm(forms.Form):
    """The signature, with a comment or without; and which version was read."""

    words = forms.CharField(
        label=_("Je reactie"),
        help_text=_("Dit hoeft niet. Ben je het ergens niet mee eens, of mist er iets? Schrijf het hier."),
        required=False,
        max_length=LONGEST,
        widget=WordsInput(6),
        error_messages={"max_length": TOO_LONG},
    )
    version = forms.IntegerField(widget=forms.HiddenInput())


class AddForm(forms.Form):
    """What is added to a signed report."""

    words = forms.CharField(
        label=_("Je aanvulling"),
        max_length=LONGEST,
        widget=WordsInput(5),
        error_messages={"required": _("Schrijf eerst op wat je wilt aanvullen."), "max_length": TOO_LONG},
    )


class ExtraTalkForm(forms.Form):
    """When the next talk of the board will be, and the visit before it."""

    visit_on = DayField(
        label=_("Op welke dag ga je op klassenbezoek?"), help_text=_("Vóór het gesprek, of op dezelfde dag.")
    )
    talk_on = DayField(label=_("Op welke dag is het gesprek?"))


class CycleForm(forms.Form):
    """The names of the talks, one on a line, for each year of a track; and from which day."""

    start = DayField(
        label=_("Vanaf welke dag?"), help_text=_("Gesprekken die na deze dag gepland staan, krijgen de nieuwe namen.")
    )

    def ask_years(self, talks: Sequence[Sequence[str]]) -> None:
        """Ask for this many years, each filled in with these names."""
        for year, names in enumerate(talks, start=1):
            self.fields[f"jaar_{year}"] = forms.CharField(
                label=_("Gesprekken in jaar %(year)s") % {"year": year},
                help_text=_("Eén naam op een regel, in de volgorde waarin jullie ze voeren."),
                required=False,
                max_length=1000,
                initial="\n".join(names),
                widget=WordsInput(3),
                error_messages={"max_length": TOO_LONG},
            )

    @property
    def talks(self) -> list[list[str]]:
        """The names of each year."""
        years = [name for name in self.fields if name.startswith("jaar_")]
        return [self.cleaned_data.get(name, "").splitlines() for name in years]
