"""The forms around questions to a class: what a starter asks, the code a pupil types, and the sheet of a pupil."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from startbaan.domain.gathering.codes import read_code
from startbaan.domain.instruments.definition import Instrument
from startbaan.domain.pupils import DONT_KNOW, Sheet, read_sheet
from startbaan.domain.sentences import Problem
from startbaan.ui.widgets import CodeInput, DayInput

LONGEST = 60
TOO_LONG = lazy("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
A_NUMBER = lazy("Vul een heel getal in, bijvoorbeeld 24.")


class AskPupilsForm(forms.Form):
    """Which class, how pupils call the starter, how many there are, and until when."""

    class_name = forms.CharField(
        label=lazy("Welke klas?"),
        help_text=lazy("Alleen jij ziet dit. Bijvoorbeeld: groep 6, of 2 havo B."),
        max_length=LONGEST,
        error_messages={"required": lazy("Schrijf op welke klas het is."), "max_length": TOO_LONG},
    )
    called = forms.CharField(
        label=lazy("Hoe noemen leerlingen je?"),
        help_text=lazy("Dit zien zij op hun scherm. Bijvoorbeeld: meneer Bakker."),
        max_length=LONGEST,
        error_messages={"required": lazy("Schrijf op hoe leerlingen je noemen."), "max_length": TOO_LONG},
    )
    pupils = forms.IntegerField(
        label=lazy("Hoeveel leerlingen vullen het in?"),
        help_text=lazy("Er worden nooit meer antwoorden geteld dan dit aantal."),
        widget=forms.NumberInput(attrs={"class": "sb-input-short", "inputmode": "numeric"}),
        error_messages={"required": lazy("Vul in hoeveel leerlingen er zijn."), "invalid": A_NUMBER},
    )
    open_until = forms.DateField(
        label=lazy("Tot en met welke dag?"),
        help_text=lazy("Je kunt ook eerder sluiten. Pas daarna zie je de uitkomst."),
        widget=DayInput(),
        error_messages={"required": lazy("Kies een dag."), "invalid": lazy("Kies een dag, zoals 1-12-2026.")},
    )
    version = forms.TypedChoiceField(
        label=lazy("Welke vragen?"),
        coerce=int,
        error_messages={
            "required": lazy("Kies vragen uit de lijst."),
            "invalid_choice": lazy("Kies vragen uit de lijst."),
        },
    )
    visit = forms.ChoiceField(
        label=lazy("Hoort het bij een lesbezoek?"),
        required=False,
        error_messages={"invalid_choice": lazy("Kies een lesbezoek uit de lijst.")},
    )

    def let_choose(self, *, versions: Sequence[tuple[str, str]], visits: Sequence[tuple[str, str]]) -> None:
        """Offer these questions, and these visits to put it beside."""
        for name, choices in (("version", versions), ("visit", [("", _("Nee")), *visits])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class ClassCodeForm(forms.Form):
    """The code that stands on the board."""

    code = forms.CharField(
        label=lazy("De code op het bord"),
        help_text=lazy("Zes tekens. Hoofdletters, spaties en het streepje maken niet uit."),
        max_length=20,
        widget=CodeInput(),
        error_messages={
            "required": lazy("Typ de code die op het bord staat."),
            "max_length": lazy("Deze code klopt niet. Kijk nog eens op het bord."),
        },
    )

    def clean_code(self) -> str:
        """Read the code, however it was typed."""
        try:
            return read_code(self.cleaned_data["code"])
        except Problem as problem:
            raise forms.ValidationError(_("Deze code klopt niet. Kijk nog eens op het bord.")) from problem


@dataclass(frozen=True)
class Option:
    """One answer to choose."""

    value: str
    label: str
    at: str
    is_chosen: bool


@dataclass(frozen=True)
class Asked:
    """One question on a pupil's sheet: its number and words, the answers, and what is wrong."""

    key: str
    number: int
    words: str
    options: tuple[Option, ...]
    problem: str

    @property
    def at(self) -> str:
        """Where it stands on the page."""
        return f"vraag-{self.number}"


@dataclass(frozen=True)
class PupilSheet:
    """The questions as a form on a page, with what was chosen."""

    about: str
    asked: tuple[Asked, ...]
    checked: Sheet | None = None
    refusal: str = ""

    @property
    def wrong(self) -> tuple[Asked, ...]:
        """The questions that something is wrong with."""
        return tuple(asked for asked in self.asked if asked.problem)

    @property
    def is_wrong(self) -> bool:
        """Whether it comes back."""
        return bool(self.refusal or self.wrong)


def pupil_sheet(
    instrument: Instrument, *, language: str, typed: Mapping[str, str] | None = None, refusal: str = ""
) -> PupilSheet:
    """Give the questions blank, or as they were sent with what is wrong."""
    checked = None if typed is None else read_sheet(instrument, typed=typed)
    words = [*((str(score), instrument.anchor(score).said(language)) for score in instrument.scores)]
    words.append((str(DONT_KNOW), _("Weet ik niet")))
    asked = []
    for number, item in enumerate(instrument.items, start=1):
        chosen = (typed or {}).get(item.key, "")
        options = tuple(
            Option(value, label, f"vraag-{number}-{place}", value == chosen)
            for place, (value, label) in enumerate(words, start=1)
        )
        problem = checked.problems.get(item.key) if checked else None
        asked.append(Asked(item.key, number, item.about.said(language), options, problem.said(_) if problem else ""))
    return PupilSheet(instrument.about.said(language), tuple(asked), checked, refusal)
