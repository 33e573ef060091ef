"""The forms of the buddy's moment and of the workload pulse."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.coaching.actions.buddies import Weekday
from startbaan.ui.widgets import DayInput

SCALE = [(str(number), str(number)) for number in range(1, 6)]
CHOOSE = {
    "required": _("Kies een getal van 1 tot en met 5."),
    "invalid_choice": _("Kies een getal van 1 tot en met 5."),
}


class RhythmForm(forms.Form):
    """On which day of the week, perhaps at what time."""

    weekday = forms.TypedChoiceField(
        label=_("Op welke dag spreken jullie elkaar?"),
        choices=Weekday.choices,
        coerce=int,
        error_messages={
            "required": _("Kies een dag."),
            "invalid_choice": _("Kies een dag van maandag tot en met vrijdag."),
        },
    )
    moment = forms.TimeField(
        label=_("Hoe laat?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Dit is geen tijd. Schrijf hem als 15:30.")},
    )


class TapForm(forms.Form):
    """On which day the two spoke."""

    day = forms.DateField(
        label=_("Op welke dag?"),
        widget=DayInput(),
        error_messages={"required": _("Kies een dag."), "invalid": _("Dit is geen datum. Schrijf hem als 31-12-2026.")},
    )


class PulseForm(forms.Form):
    """Three answers from 1 (not at all) to 5 (very)."""

    busy = forms.TypedChoiceField(
        label=_("Hoe druk vond je de afgelopen twee weken?"),
        help_text=_("1 is helemaal niet druk, 5 is heel druk."),
        choices=SCALE,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    rested = forms.TypedChoiceField(
        label=_("Lukte het om na je werk tot rust te komen?"),
        help_text=_("1 is helemaal niet, 5 is heel goed."),
        choices=SCALE,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    enough_time = forms.TypedChoiceField(
        label=_("Had je genoeg tijd om je lessen voor te bereiden?"),
        help_text=_("1 is veel te weinig, 5 is ruim genoeg."),
        choices=SCALE,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
