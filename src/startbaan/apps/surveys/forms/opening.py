"""The form with which somebody puts out a survey: what it is called, when, and whom it is put to."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from startbaan.ui.widgets import DayInput

Choices = Sequence[tuple[str, str]]
LONGEST_NAME = 200
NO_DAY = lazy("Dit is geen datum. Schrijf hem als 31-12-2026.")


class OpeningForm(forms.Form):
    """When a survey runs and who is asked."""

    name = forms.CharField(
        label=lazy("Hoe heet de enquête?"),
        help_text=lazy("Zo staat hij in de mail en in de lijst."),
        max_length=LONGEST_NAME,
        error_messages={
            "required": lazy("Geef de enquête een naam."),
            "max_length": lazy("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d."),
        },
    )
    opens_on = forms.DateField(
        label=lazy("Vanaf welke dag?"),
        widget=DayInput(),
        error_messages={"required": lazy("Kies de eerste dag."), "invalid": NO_DAY},
    )
    closes_on = forms.DateField(
        label=lazy("Tot en met welke dag?"),
        help_text=lazy("Pas na deze dag tellen alle antwoorden mee."),
        widget=DayInput(),
        error_messages={"required": lazy("Kies de laatste dag."), "invalid": NO_DAY},
    )
    about = forms.ChoiceField(
        label=lazy("Wie vraag je het?"),
        required=False,
        error_messages={"invalid_choice": lazy("Kies uit de lijst wie je vraagt.")},
    )
    groups = forms.MultipleChoiceField(
        label=lazy("Welke groepen vraag je?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": lazy("Kies minstens één groep."),
            "invalid_choice": lazy("Kies groepen uit de lijst."),
        },
    )

    def let_choose(self, *, groups: Choices, about: Choices, on: date) -> None:
        """Offer these groups and occasions; what leaves no choice is not asked. The first day is today or later."""
        self.on = on
        for name, choices in (("groups", groups), ("about", about)):
            field = self.fields[name]
            if len(choices) < 2:
                del self.fields[name]
            elif isinstance(field, forms.ChoiceField):
                field.choices = list(choices)

    @property
    def chosen_groups(self) -> list[str]:
        """The groups that were chosen; none where there was no choice."""
        return list(self.cleaned_data.get("groups", ()))

    @property
    def chosen_occasion(self) -> str:
        """The key of what it is about; empty where it is about nothing held."""
        return str(self.cleaned_data.get("about", ""))

    def clean(self) -> dict[str, object]:
        """Let the days follow each other."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("opens_on"), cleaned.get("closes_on")
        if first and first < self.on:
            self.add_error("opens_on", _("Deze dag is al geweest. Kies vandaag of later."))
        if first and last and last < first:
            self.add_error("closes_on", _("De laatste dag ligt voor de eerste dag."))
        return cleaned
