"""The form of who came: a line for each on the list, and who came besides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

CAME, AWAY = "came", "away"
MOST = 960
SEEN = (("", _("nog niet bekend")), (CAME, _("was er")), (AWAY, _("was er niet")))


@dataclass(frozen=True)
class Shown:
    """What stands on the list about one of its lines: its number, its name, and what was seen."""

    number: int
    name: str
    seen: str
    minutes: int | None


@dataclass(frozen=True)
class Ticked:
    """What somebody changed about one line."""

    number: int
    seen: str
    minutes: int | None


class AttendanceForm(forms.Form):
    """For each line whether they came, and how many minutes when that was not the whole time.

    Only what was changed on the page counts, so that who checks in meanwhile stays checked in.
    """

    def __init__(self, data: Mapping[str, str] | None = None, *, shown: Sequence[Shown], usual: int) -> None:
        super().__init__(data)
        self.shown, self.usual = shown, usual
        for line in shown:
            self.fields[f"seen-{line.number}"] = forms.ChoiceField(
                label=line.name, choices=SEEN, required=False, initial=line.seen, widget=forms.RadioSelect()
            )
            self.fields[f"minutes-{line.number}"] = forms.IntegerField(
                label=_("Minuten van %(name)s") % {"name": line.name},
                required=False,
                min_value=1,
                max_value=MOST,
                initial=line.minutes if line.minutes != usual else None,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "sb-input-short"}),
                error_messages=_wrong(line.name),
            )
            self.fields[f"was-{line.number}"] = forms.CharField(
                required=False, max_length=20, initial=_state(line.seen, line.minutes), widget=forms.HiddenInput()
            )

    def bound(self, number: int) -> tuple[BoundField, BoundField, BoundField]:
        """The three fields of one line: whether they came, how long, and what stood there."""
        return self[f"seen-{number}"], self[f"minutes-{number}"], self[f"was-{number}"]

    def ticked(self) -> list[Ticked]:
        """What was changed on the page, line by line; minutes alone say that somebody was there."""
        found = []
        for line in self.shown:
            minutes = self.cleaned_data.get(f"minutes-{line.number}")
            seen = self.cleaned_data.get(f"seen-{line.number}") or (CAME if minutes else "")
            kept = (minutes or self.usual) if seen == CAME else None
            if _state(seen, kept) != self.cleaned_data.get(f"was-{line.number}"):
                found.append(Ticked(line.number, seen, kept))
        return found


class DropInForm(forms.Form):
    """Who came besides, of those who were invited and never answered."""

    person = forms.UUIDField(
        label=_("Wie kwam er nog meer?"),
        help_text=_("Wie is uitgenodigd en niet antwoordde. Een ander checkt in met de code op het scherm."),
        widget=forms.Select(),
        error_messages={"required": _("Kies wie er was."), "invalid": _("Kies iemand uit de lijst.")},
    )

    def let_choose(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer these people."""
        self.fields["person"].widget = forms.Select(choices=[("", _("Kies iemand")), *people])


def _state(seen: str, minutes: int | None) -> str:
    return f"{seen}:{minutes}" if seen == CAME else seen


def _wrong(name: str) -> dict[str, str]:
    words = _("Vul bij %(name)s een aantal minuten in van 1 tot en met 960, of laat het leeg.") % {"name": name}
    return dict.fromkeys(("invalid", "min_value", "max_value"), words)
