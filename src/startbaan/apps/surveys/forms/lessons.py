"""The forms around the questions to a class: which class, and the code that pupils type."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from startbaan.domain.gathering.codes import read_code
from startbaan.domain.sentences import Problem


class LessonForm(forms.Form):
    """Which class, and how many pupils."""

    name = forms.CharField(
        label=lazy("Welke les of klas?"),
        help_text=lazy("Alleen jij ziet dit. Bijvoorbeeld: groep 6, rekenen."),
        max_length=80,
        error_messages={
            "required": lazy("Schrijf op welke les of klas het is."),
            "max_length": lazy("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d."),
        },
    )
    pupils = forms.IntegerField(
        label=lazy("Hoeveel leerlingen vullen het in?"),
        help_text=lazy("Er komen nooit meer antwoorden binnen dan dit aantal."),
        min_value=1,
        widget=forms.NumberInput(attrs={"class": "sb-input-short", "inputmode": "numeric"}),
        error_messages={
            "required": lazy("Vul in hoeveel leerlingen er zijn."),
            "invalid": lazy("Vul een heel getal in, bijvoorbeeld 24."),
            "min_value": lazy("Vul een heel getal in, bijvoorbeeld 24."),
        },
    )
    version = forms.ChoiceField(
        label=lazy("Welke vragen?"),
        error_messages={"required": lazy("Kies een vragenlijst."), "invalid_choice": lazy("Kies een vragenlijst.")},
    )

    def let_choose(self, versions: Sequence[tuple[str, str]]) -> None:
        """Offer these questionnaires."""
        field = self.fields["version"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = versions


class LessonCodeForm(forms.Form):
    """The code that stands on the screen in the classroom."""

    code = forms.CharField(
        label=lazy("De code op het bord"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "sb-input-short",
            }
        ),
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
            raise forms.ValidationError(problem.sentence.said(_)) from problem
