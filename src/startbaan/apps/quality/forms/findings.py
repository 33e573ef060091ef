"""The forms about a finding: text in, clean values out."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.domain.quality.findings import Origin, Outcome, Wanted
from startbaan.ui.widgets import DayInput, WordsInput

LONGEST, LONGEST_TITLE, LONGEST_WHAT = 4_000, 160, 300
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
DAY_ERRORS = {"required": _("Kies een dag."), "invalid": NO_DAY}
ORIGINS = (
    (Origin.PANEL.value, _("een panelgesprek")),
    (Origin.BODY.value, _("een besluit van een overleg")),
    (Origin.REVIEW.value, _("een review")),
    (Origin.SURVEY.value, _("een enquête")),
    (Origin.SCAN.value, _("de scan")),
    (Origin.GUARANTEES.value, _("de zelfevaluatie op de waarborgen")),
)
Choices = Sequence[tuple[str, str]]


class FindingForm(forms.Form):
    """What was found, where, and for whom."""

    title = forms.CharField(
        label=_("Wat vonden jullie?"),
        help_text=_("In één zin. Die zin komt later in de lijst van wat er veranderd is. Noem geen namen."),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Zeg in één zin wat je vond."), "max_length": TOO_LONG},
    )
    words = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Waar blijkt het uit, en voor wie is het een probleem? Noem geen namen. Dit hoeft niet."),
        required=False,
        max_length=LONGEST,
        widget=WordsInput(5),
        error_messages={"max_length": TOO_LONG},
    )
    origin = forms.ChoiceField(label=_("Waar komt het uit?"), choices=ORIGINS, initial=Origin.PANEL.value)
    decision = forms.TypedChoiceField(
        label=_("Uit welk besluit?"),
        help_text=_("Alleen als de bevinding uit een besluit van een overleg komt."),
        required=False,
        coerce=UUID,
        empty_value=None,
        error_messages={"invalid_choice": _("Kies een besluit uit de lijst.")},
    )
    board = forms.ChoiceField(label=_("Voor wie geldt het?"), required=False)
    wanted = forms.ChoiceField(
        label=_("Welke kant moet het cijfer op?"),
        help_text=_("Volgend jaar kijken we of het hielp."),
        choices=((Wanted.MORE.value, _("hoger is beter")), (Wanted.LESS.value, _("lager is beter"))),
        initial=Wanted.MORE.value,
        widget=forms.RadioSelect,
    )
    survey = forms.UUIDField(required=False, widget=forms.HiddenInput)
    question = forms.SlugField(required=False, widget=forms.HiddenInput)
    theme = forms.SlugField(required=False, widget=forms.HiddenInput)
    group = forms.SlugField(required=False, widget=forms.HiddenInput)
    note = forms.UUIDField(required=False, widget=forms.HiddenInput)
    review = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def let_choose(self, boards: Choices) -> None:
        """Offer the whole partnership and the boards the viewer writes for."""
        field = self.fields["board"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(boards)
        if len(boards) == 1:
            field.widget = forms.HiddenInput()
            field.initial = boards[0][0]

    def let_name_decision(self, decisions: Choices) -> None:
        """Offer what the bodies decided; where nothing was decided, nothing is asked."""
        field = self.fields["decision"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("geen")), *decisions]
        if not decisions:
            field.widget = forms.HiddenInput()

    def clean(self) -> dict[str, object]:
        """Refuse a decision beside another origin."""
        values = super().clean() or self.cleaned_data
        if values.get("decision") and values.get("origin") != Origin.BODY.value:
            self.add_error(
                "decision", _("Kies bij “Waar komt het uit?” een besluit van een overleg, of kies hier geen.")
            )
        return values

    def fix_origin(self, *, measured: bool) -> None:
        """Leave out what is known by where one came from; a figure only where there is one."""
        self.fields["origin"].widget = forms.HiddenInput()
        self.fields["decision"].widget = forms.HiddenInput()
        if not measured:
            self.fields["wanted"].widget = forms.HiddenInput()


class ActionForm(forms.Form):
    """Who does what, until when."""

    what = forms.CharField(
        label=_("Wat gaat er gebeuren?"),
        max_length=LONGEST_WHAT,
        error_messages={"required": _("Zeg wat er gaat gebeuren."), "max_length": TOO_LONG},
    )
    owner = forms.ChoiceField(
        label=_("Wie doet het?"),
        help_text=_("Die ziet de actie op Vandaag en vinkt haar daar af."),
        error_messages={"required": _("Kies wie het doet."), "invalid_choice": _("Kies iemand uit de lijst.")},
    )
    until = forms.DateField(label=_("Wanneer is het klaar?"), widget=DayInput(), error_messages=DAY_ERRORS)

    def let_choose(self, people: Choices) -> None:
        """Offer who may be given an action."""
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Kies iemand")), *people]

    def hand_over(self) -> None:
        """Ask only who does it from now on, and until when."""
        del self.fields["what"]


class DecisionForm(forms.Form):
    """What the working group decided, and why."""

    outcome = forms.ChoiceField(
        label=_("Wat besloten jullie?"),
        choices=(
            (Outcome.CHANGE.value, _("Het programma verandert. De bevinding gaat mee naar de volgende versie.")),
            (Outcome.KEEP.value, _("Het programma blijft zo. De bevinding gaat dicht.")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat jullie besloten.")},
    )
    why = forms.CharField(
        label=_("Waarom?"),
        max_length=LONGEST,
        widget=WordsInput(4),
        error_messages={"required": _("Zeg waarom jullie dit besluiten."), "max_length": TOO_LONG},
    )
