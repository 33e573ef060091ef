"""The forms of meetings: which moments, moving and calling off, one's answer, and who was there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import DayInput, WordsInput

CAME, EXCUSED, AWAY = "came", "excused", "away"
MOST = 960
OTHER = "other"
SEEN = (("", _("nog niet bekend")), (CAME, _("was er")), (EXCUSED, _("afgemeld")), (AWAY, _("was er niet")))
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
NO_TIME = _("Dit is geen tijd. Schrijf hem als 15:30.")
Moments = Sequence[tuple[str, str]]


class TimeInput(forms.TimeInput):
    """The browser's own field for a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class PlaceForm(forms.Form):
    """Where a group comes together."""

    place = forms.CharField(
        label=_("Waar kom je bij elkaar?"),
        help_text=_("School en lokaal, of een link. Weet je het nog niet? Laat het leeg."),
        required=False,
        max_length=200,
        error_messages={"max_length": TOO_LONG},
    )


class DaysForm(PlaceForm):
    """For each meeting still to plan one of the moments offered, or a day and time of one's own, or not yet."""

    def __init__(self, data: Mapping[str, str] | None = None, *, slots: Sequence[tuple[int, Moments]]) -> None:
        super().__init__(data)
        self.numbers = [number for number, _moments in slots]
        for number, moments in slots:
            choices = [*moments, (OTHER, _("Een ander moment")), ("", _("Nog niet"))]
            self.fields[f"moment-{number}"] = forms.ChoiceField(
                label=_("Bijeenkomst %(number)s") % {"number": number},
                choices=choices,
                required=False,
                initial=moments[0][0] if moments else OTHER,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Kies een moment uit de lijst.")},
            )
            self.fields[f"day-{number}"] = forms.DateField(
                label=_("Dag"), required=False, widget=DayInput(), error_messages={"invalid": NO_DAY}
            )
            self.fields[f"time-{number}"] = forms.TimeField(
                label=_("Begint om"), required=False, widget=TimeInput(), error_messages={"invalid": NO_TIME}
            )

    def clean(self) -> None:
        """Ask for the day and time of a moment of one's own."""
        super().clean()
        for number in self.numbers:
            if self.cleaned_data.get(f"moment-{number}") != OTHER:
                continue
            for name in (f"day-{number}", f"time-{number}"):
                if not self.cleaned_data.get(name) and name not in self.errors:
                    self.add_error(name, _("Vul dag en tijd in, of kies een ander moment."))

    def starts(self, at: Callable[[date, time], datetime]) -> list[datetime]:
        """The moments that were chosen; `at` says which moment a time on a day is."""
        found = []
        for number in self.numbers:
            chosen = self.cleaned_data.get(f"moment-{number}")
            if chosen == OTHER:
                found.append(at(self.cleaned_data[f"day-{number}"], self.cleaned_data[f"time-{number}"]))
            elif chosen:
                found.append(datetime.fromisoformat(chosen))
        return found

    def bound(self, number: int) -> tuple[BoundField, BoundField, BoundField]:
        """The fields of one meeting: the moments, and a day and time of one's own."""
        return self[f"moment-{number}"], self[f"day-{number}"], self[f"time-{number}"]


class MoveForm(PlaceForm):
    """Another day, time, length or place for a meeting."""

    day = forms.DateField(
        label=_("Op welke dag?"), widget=DayInput(), error_messages={"required": _("Kies een dag."), "invalid": NO_DAY}
    )
    start = forms.TimeField(
        label=_("Hoe laat begint het?"),
        widget=TimeInput(),
        error_messages={"required": _("Vul een tijd in."), "invalid": NO_TIME},
    )
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten duurt het?"),
        min_value=15,
        max_value=MOST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "sb-input-short"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Vul een aantal minuten in, van 15 tot en met 960.")
        ),
    )
    field_order = ("day", "start", "minutes", "place")


class CallOffForm(forms.Form):
    """Why a meeting does not go on."""

    because = forms.CharField(
        label=_("Waarom gaat het niet door?"),
        help_text=_("Iedereen in de groep leest dit. Bij ziekte is “de begeleider kan niet” genoeg."),
        max_length=300,
        widget=WordsInput(2),
        error_messages={"required": _("Zeg waarom het niet doorgaat."), "max_length": TOO_LONG},
    )


class CannotForm(forms.Form):
    """Why one cannot come, if one wants to say so."""

    because = forms.CharField(
        label=_("Waarom niet?"),
        help_text=_("Dat hoeft niet. Bij ziekte is “ik ben er niet” genoeg. Je begeleider leest het."),
        max_length=300,
        required=False,
        widget=WordsInput(2),
        error_messages={"max_length": TOO_LONG},
    )


@dataclass(frozen=True)
class Shown:
    """What stands on the list about one member."""

    number: int
    name: str
    seen: str
    minutes: int | None
    because: str


@dataclass(frozen=True)
class Ticked:
    """What somebody wrote down about one member."""

    number: int
    seen: str
    minutes: int | None
    because: str


class PresentForm(forms.Form):
    """For each member whether they came, how long when that was not the whole time, and why not."""

    def __init__(self, data: Mapping[str, str] | None = None, *, shown: Sequence[Shown], usual: int) -> None:
        super().__init__(data)
        self.shown = shown
        for line in shown:
            name = {"name": line.name}
            self.fields[f"seen-{line.number}"] = forms.ChoiceField(
                label=line.name, choices=SEEN, required=False, initial=line.seen, widget=forms.RadioSelect()
            )
            self.fields[f"minutes-{line.number}"] = forms.IntegerField(
                label=_("Minuten van %(name)s") % name,
                required=False,
                min_value=1,
                max_value=MOST,
                initial=line.minutes if line.minutes != usual else None,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "sb-input-short"}),
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"),
                    _("Vul bij %(name)s een aantal minuten in van 1 tot en met 960, of laat het leeg.") % name,
                ),
            )
            self.fields[f"because-{line.number}"] = forms.CharField(
                label=_("Waarom %(name)s er niet was") % name,
                required=False,
                max_length=300,
                initial=line.because,
                error_messages={"max_length": TOO_LONG},
            )

    def bound(self, number: int) -> tuple[BoundField, BoundField, BoundField]:
        """The fields of one member: whether they came, how long, and why not."""
        return self[f"seen-{number}"], self[f"minutes-{number}"], self[f"because-{number}"]

    def ticked(self) -> list[Ticked]:
        """What was written down, member by member; minutes alone say that somebody was there."""
        found = []
        for line in self.shown:
            minutes = self.cleaned_data.get(f"minutes-{line.number}")
            seen = self.cleaned_data.get(f"seen-{line.number}") or (CAME if minutes else "")
            because = str(self.cleaned_data.get(f"because-{line.number}") or "")
            found.append(Ticked(line.number, seen, minutes if seen == CAME else None, because))
        return found
