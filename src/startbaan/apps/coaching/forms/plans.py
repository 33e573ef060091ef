"""The forms of the development plan: text in, clean values out."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.files.forms import ACCEPTED_WITHOUT_PUPILS, PICK, HandedOverFile
from startbaan.ui.widgets import CommaInput, DayInput, WordsInput

LONGEST = 10_000
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
NO_NUMBER = _("Vul een getal in, bijvoorbeeld 7,5.")
Choices = Sequence[tuple[str, str]]


class _Versioned(forms.Form):
    """A form that knows on which wording it was built."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def let_choose(self, name: str, choices: Choices) -> None:
        """Offer these in one of the fields."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class PlanTextForm(_Versioned):
    """One text of the plan."""

    words = forms.CharField(
        label=_("Je tekst"),
        help_text=_("Noem geen namen van leerlingen."),
        required=False,
        max_length=LONGEST,
        widget=WordsInput(10),
        error_messages={"max_length": TOO_LONG},
    )


class PlanGoalForm(_Versioned):
    """A goal under a competence requirement, with its steps."""

    area = forms.ChoiceField(
        label=_("Bij welke bekwaamheidseis hoort het?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies bij welke bekwaamheidseis het doel hoort.")},
    )
    words = forms.CharField(
        label=_("Wat wil je bereiken?"),
        help_text=_("Schrijf het zo op dat je later ziet of het gelukt is."),
        max_length=LONGEST,
        widget=WordsInput(4),
        error_messages={"required": _("Schrijf op wat je wilt bereiken."), "max_length": TOO_LONG},
    )
    steps = forms.CharField(
        label=_("Welke stappen zet je?"),
        help_text=_("Eén stap op elke regel."),
        required=False,
        max_length=LONGEST,
        widget=WordsInput(4),
        error_messages={"max_length": TOO_LONG},
    )
    until = forms.DateField(
        label=_("Wanneer wil je het bereikt hebben?"),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": NO_DAY},
    )
    state = forms.ChoiceField(label=_("Hoe staat het ervoor?"), widget=forms.RadioSelect)


class PlanTrainingForm(_Versioned):
    """Training of one's own choice, with what it takes."""

    title = forms.CharField(
        label=_("Welke scholing?"),
        help_text=_("Een cursus, een studiedag, meekijken bij een collega, een boek."),
        max_length=200,
        error_messages={"required": _("Schrijf op welke scholing je kiest."), "max_length": TOO_LONG},
    )
    place = forms.ChoiceField(label=_("Waar?"), widget=forms.RadioSelect)
    hours = forms.DecimalField(
        label=_("Hoeveel uur kost het?"),
        min_value=0,
        max_value=2000,
        max_digits=5,
        decimal_places=1,
        localize=True,
        initial=0,
        widget=CommaInput(),
        error_messages={"required": NO_NUMBER, "invalid": NO_NUMBER, "min_value": NO_NUMBER, "max_value": NO_NUMBER},
    )
    euros = forms.DecimalField(
        label=_("Hoeveel euro kost het?"),
        min_value=0,
        max_value=50_000,
        max_digits=7,
        decimal_places=2,
        localize=True,
        initial=0,
        widget=CommaInput(),
        error_messages={"required": NO_NUMBER, "invalid": NO_NUMBER, "min_value": NO_NUMBER, "max_value": NO_NUMBER},
    )
    state = forms.ChoiceField(label=_("Hoe staat het ervoor?"), widget=forms.RadioSelect)


class EvidenceForm(forms.Form):
    """A file, what it shows and for which goal."""

    file = HandedOverFile(label=PICK, help_text=ACCEPTED_WITHOUT_PUPILS)
    words = forms.CharField(
        label=_("Wat laat het zien?"),
        max_length=300,
        error_messages={"required": _("Schrijf op wat dit bestand laat zien."), "max_length": TOO_LONG},
    )
    goal = forms.ChoiceField(label=_("Bij welk doel hoort het?"), required=False)

    def let_choose(self, goals: Choices) -> None:
        """Offer the goals of the plan."""
        field = self.fields["goal"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Bij geen doel in het bijzonder")), *goals]


class CopyGoalForm(forms.Form):
    """Under which requirement a coaching goal comes into the plan."""

    goal = forms.UUIDField(widget=forms.HiddenInput)
    area = forms.ChoiceField(
        label=_("Bij welke bekwaamheidseis hoort het?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies bij welke bekwaamheidseis het doel hoort.")},
    )

    def let_choose(self, areas: Choices) -> None:
        """Offer the requirements."""
        field = self.fields["area"]
        if isinstance(field, forms.ChoiceField):
            field.choices = areas
