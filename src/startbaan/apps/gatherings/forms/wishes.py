"""Choosing what one wants to learn, and opening the poll."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from startbaan.apps.gatherings.actions.wishes import Theme
from startbaan.domain.gathering.wishes import MOST
from startbaan.domain.periods import SchoolYear
from startbaan.ui.widgets import DayInput, WordsInput

LONGEST_THEME = 120
LONGEST_LIST = 4000
DAY = {"required": _("Kies een dag."), "invalid": _("Dit is geen datum. Schrijf hem als 31-12-2026.")}
TOO_LONG = {"max_length": _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")}


class WishForm(forms.Form):
    """At most three themes."""

    themes = forms.MultipleChoiceField(
        label=_("Waarover wil je leren?"),
        help_text=_("Kies er hoogstens drie. Elke keuze telt even zwaar."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Kies minstens één thema."),
            "invalid_choice": _("Kies uit de lijst. Die is misschien net veranderd."),
        },
    )

    def let_choose(self, themes: Sequence[tuple[str, str]]) -> None:
        """Offer these themes."""
        field = self.fields["themes"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = list(themes)

    def clean_themes(self) -> list[str]:
        """Refuse more than three, and keep the ticks."""
        chosen: list[str] = self.cleaned_data["themes"]
        if len(chosen) > MOST:
            message = _now("Je koos er %(number)s. Haal er %(over)s weg.")
            raise forms.ValidationError(message % {"number": len(chosen), "over": len(chosen) - MOST})
        return chosen


class PollForm(forms.Form):
    """For which partnership and year, in which days, about which themes."""

    partnership = forms.TypedChoiceField(
        label=_("Voor welke opleidingsschool?"),
        coerce=int,
        error_messages={"required": _("Kies een opleidingsschool."), "invalid_choice": _("Kies uit de lijst.")},
    )
    year = forms.TypedChoiceField(
        label=_("Voor welk schooljaar?"),
        help_text=_("Het jaar waarin de middagen zijn."),
        coerce=lambda text: SchoolYear(int(text)),
        error_messages={"required": _("Kies een schooljaar."), "invalid_choice": _("Kies uit de lijst.")},
    )
    first = forms.DateField(label=_("Vanaf welke dag kunnen starters kiezen?"), widget=DayInput(), error_messages=DAY)
    last = forms.DateField(label=_("Tot en met welke dag?"), widget=DayInput(), error_messages=DAY)
    for_everyone = forms.CharField(
        label=_("Thema’s voor iedereen"),
        help_text=_("Elk thema op een eigen regel. Achter een streep | staat het Engels."),
        required=False,
        max_length=LONGEST_LIST,
        widget=WordsInput(),
        error_messages=TOO_LONG,
    )
    for_first = forms.CharField(
        label=_("Alleen voor starters in jaar 1"),
        required=False,
        max_length=LONGEST_LIST,
        widget=WordsInput(),
        error_messages=TOO_LONG,
    )
    for_later = forms.CharField(
        label=_("Alleen voor starters in jaar 2 en 3"),
        required=False,
        max_length=LONGEST_LIST,
        widget=WordsInput(),
        error_messages=TOO_LONG,
    )

    def let_choose(self, *, partnerships: Sequence[tuple[int, str]], years: Sequence[SchoolYear]) -> None:
        """Offer these partnerships and years; one partnership needs no question."""
        for name, choices in (
            ("partnership", [(str(pk), label) for pk, label in partnerships]),
            ("year", [(str(year.start_year), str(year)) for year in years]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        if len(partnerships) == 1:
            self.fields["partnership"].widget = forms.HiddenInput()

    def clean_for_everyone(self) -> list[Theme]:
        """Read the lines for everyone."""
        return self._themes("for_everyone", years=())

    def clean_for_first(self) -> list[Theme]:
        """Read the lines for year 1."""
        return self._themes("for_first", years=(1,))

    def clean_for_later(self) -> list[Theme]:
        """Read the lines for years 2 and 3."""
        return self._themes("for_later", years=(2, 3))

    @property
    def themes(self) -> list[Theme]:
        """All themes, those for everyone first."""
        return [
            *self.cleaned_data["for_everyone"],
            *self.cleaned_data["for_first"],
            *self.cleaned_data["for_later"],
        ]

    def _themes(self, name: str, *, years: tuple[int, ...]) -> list[Theme]:
        found = []
        for line in self.cleaned_data[name].splitlines():
            dutch, _bar, english = (part.strip() for part in line.partition("|"))
            if len(dutch) > LONGEST_THEME or len(english) > LONGEST_THEME:
                message = _now("Maak “%(start)s…” korter: hoogstens %(most)s tekens.")
                raise forms.ValidationError(message % {"start": dutch[:30], "most": LONGEST_THEME})
            if dutch:
                found.append(Theme(dutch, english, years))
        return found
