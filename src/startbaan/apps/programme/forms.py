"""The forms of activities and tracks: text in, clean values out."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import DayInput

Choices = Sequence[tuple[str, str]]

NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")


class TimeInput(forms.TimeInput):
    """The browser's own field for a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class _WithParticipants(forms.Form):
    """A form that asks who took part."""

    participants = forms.TypedMultipleChoiceField(
        coerce=int,
        label=_("Wie doen er mee, behalve de starter?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies de deelnemers uit de lijst.")},
    )

    def let_choose(self, choices: Choices) -> None:
        """Offer these people; without any, do not ask."""
        field = self.fields["participants"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = choices
        if not choices:
            del self.fields["participants"]

    def clean(self) -> None:
        """Let nobody take part where nobody could be chosen."""
        self.cleaned_data.setdefault("participants", [])


class PlanForm(_WithParticipants):
    """On which day, perhaps at what time, and with whom."""

    day = forms.DateField(
        label=_("Op welke dag?"),
        widget=DayInput(),
        error_messages={"required": _("Kies een dag."), "invalid": NO_DAY},
    )
    moment = forms.TimeField(
        label=_("Hoe laat?"),
        required=False,
        widget=TimeInput(),
        error_messages={"invalid": _("Dit is geen tijd. Schrijf hem als 15:30.")},
    )
    field_order = ("day", "moment", "participants")


class DoneForm(_WithParticipants):
    """On which day it was done, how long it took, and with whom."""

    done_on = forms.DateField(
        label=_("Op welke dag was het?"),
        widget=DayInput(),
        error_messages={"required": _("Kies de dag waarop het was."), "invalid": NO_DAY},
    )
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten duurde het?"),
        required=False,
        widget=forms.NumberInput(attrs={"class": "sb-input-short", "inputmode": "numeric"}),
        error_messages={"invalid": _("Vul een heel aantal minuten in, zoals 60.")},
    )
    field_order = ("done_on", "minutes", "participants")


class ReplanForm(forms.Form):
    """From which first day, and with the holidays of which region."""

    start_on = forms.DateField(
        label=_("Eerste dag van het traject"),
        widget=DayInput(),
        error_messages={"required": _("Kies de eerste dag van het traject."), "invalid": NO_DAY},
    )
    holiday_region = forms.ChoiceField(
        label=_("Vakantieregio van de school"),
        choices=[("noord", _("Noord")), ("midden", _("Midden")), ("zuid", _("Zuid"))],
    )


class VersionForm(forms.Form):
    """By which version of the programme to go on."""

    version = forms.ChoiceField(
        label=_("Welke versie?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een versie."),
            "invalid_choice": _("Deze versie kan niet voor deze starter. Kies er een uit de lijst."),
        },
    )

    def let_choose(self, choices: Choices) -> None:
        """Offer these versions."""
        field = self.fields["version"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
