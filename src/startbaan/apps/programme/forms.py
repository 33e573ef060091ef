"""The forms of activities and tracks: text in, clean values out."""

from collections.abc import Sequence
from datetime import datetime

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from startbaan.apps.programme.queries import PUT_OFF_REASONS
from startbaan.domain.meeting.moments import moment_on
from startbaan.ui.widgets import DayInput
from startbaan.ui.wording import moment as written

Choices = Sequence[tuple[str, str]]

NO_TIME = _("Dit is geen tijd. Schrijf hem als 15:30.")
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
        error_messages={"invalid": NO_TIME},
    )
    field_order = ("day", "moment", "participants")


class _WithMoment(forms.Form):
    """A form in which one may write a moment of one's own."""

    own_day = forms.DateField(
        label=_("Een ander moment: op welke dag?"),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": NO_DAY},
    )
    own_time = forms.TimeField(
        label=_("En hoe laat?"), required=False, widget=TimeInput(), error_messages={"invalid": NO_TIME}
    )

    def clean(self) -> None:
        """Ask for the time of a day and the day of a time."""
        super().clean()
        day, at = self.cleaned_data.get("own_day"), self.cleaned_data.get("own_time")
        if day and not at and "own_time" not in self.errors:
            self.add_error("own_time", _("Vul bij de dag ook een tijd in."))
        if at and not day and "own_day" not in self.errors:
            self.add_error("own_day", _("Vul bij de tijd ook een dag in."))

    @property
    def own(self) -> list[datetime]:
        """The moment that was written, if one was."""
        day, at = self.cleaned_data.get("own_day"), self.cleaned_data.get("own_time")
        return [moment_on(day, at)] if day and at else []


class ProposeForm(_WithMoment, _WithParticipants):
    """With whom, and which moments to offer."""

    moments = forms.MultipleChoiceField(
        label=_("Welke momenten stel je voor?"),
        help_text=_("Op deze momenten kan iedereen volgens de agenda. Kies er hoogstens vijf."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies de momenten uit de lijst.")},
    )
    field_order = ("participants", "moments", "own_day", "own_time")

    def offer(self, moments: Choices) -> None:
        """Show these moments, and what was chosen before in case it no longer is among them."""
        field = self.fields["moments"]
        known = {value for value, _ in moments}
        chosen = self.data.getlist(self.add_prefix("moments")) if isinstance(self.data, QueryDict) else []
        kept = [(value, written(start)) for value in chosen if value not in known and (start := _moment(value))]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [*moments, *kept]
        if not moments and not kept:
            del self.fields["moments"]

    @property
    def starts(self) -> list[datetime]:
        """The moments that were chosen or written."""
        return [start for value in self.cleaned_data.get("moments", ()) if (start := _moment(value))] + self.own


class AnswerMomentsForm(_WithMoment):
    """For each moment whether one can, and perhaps one of one's own."""

    def let_answer(self, moments: Sequence[tuple[int, str, str, bool | None]]) -> None:
        """Ask about these moments: number, words, what others said, and what one said before."""
        for number, label, hint, before in moments:
            self.fields[f"moment_{number}"] = forms.ChoiceField(
                label=label,
                help_text=hint,
                required=False,
                widget=forms.RadioSelect,
                choices=[("yes", _("Ik kan")), ("no", _("Ik kan niet"))],
                initial={True: "yes", False: "no", None: None}[before],
            )
        self.order_fields([name for name in self.fields if name.startswith("moment_")])

    @property
    def answers(self) -> dict[int, bool]:
        """What was said about which moment."""
        return {
            int(name.removeprefix("moment_")): value == "yes"
            for name, value in self.cleaned_data.items()
            if name.startswith("moment_") and value
        }

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields about the moments."""
        return [field for field in self if field.name.startswith("moment_")]


def _moment(value: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo else None


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


class PutOffForm(forms.Form):
    """Until when the reminders wait, and why."""

    until = forms.DateField(
        label=_("Tot welke dag?"),
        help_text=_("Vanaf die dag komen de herinneringen weer."),
        widget=DayInput(),
        error_messages={"required": _("Kies een dag."), "invalid": NO_DAY},
    )
    reason = forms.ChoiceField(
        label=_("Waarom?"),
        help_text=_("Wie dit traject ziet, ziet ook deze reden."),
        widget=forms.RadioSelect,
        choices=PUT_OFF_REASONS,
        error_messages={"required": _("Kies een reden."), "invalid_choice": _("Kies een reden uit de lijst.")},
    )


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
