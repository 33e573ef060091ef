"""The forms of hours: text in, clean values out."""

from collections.abc import Sequence
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import CommaInput, WordsInput

OTHERWISE = "anders"
LONGEST_PURPOSE = 100
LONGEST_REASON = 500
TOO_LONG = _("Maak het korter: hoogstens %(limit_value)s tekens.")
WRONG = _("Vul een aantal uren in, zoals 1,5.")
HOURS_WRONG = {
    "invalid": WRONG,
    "min_value": WRONG,
    "max_value": WRONG,
    "max_digits": WRONG,
    "max_whole_digits": WRONG,
    "max_decimal_places": _("Gebruik hoogstens twee cijfers achter de komma."),
}


class ProposeHoursForm(forms.Form):
    """How many of the remaining hours, and what for."""

    purpose = forms.ChoiceField(
        label=_("Waarvoor zijn de uren?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarvoor de uren zijn."), "invalid_choice": _("Kies een van deze.")},
    )
    words = forms.CharField(
        label=_("Iets anders, namelijk"),
        help_text=_("Een paar woorden, bijvoorbeeld: lesmethode leren kennen."),
        max_length=LONGEST_PURPOSE,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    hours = forms.DecimalField(
        label=_("Hoeveel uur in dit schooljaar?"),
        min_value=0,
        max_value=500,
        max_digits=5,
        decimal_places=2,
        localize=True,
        widget=CommaInput(),
        error_messages={"required": _("Vul in hoeveel uur je voorstelt."), **HOURS_WRONG},
    )

    def let_choose(self, purposes: Sequence[tuple[str, str]]) -> None:
        """Offer what the hours can be for, and something else."""
        field = self.fields["purpose"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*purposes, (OTHERWISE, _("Iets anders"))]

    def clean(self) -> dict[str, object]:
        """Ask for words when it is for something else."""
        cleaned = super().clean() or {}
        if cleaned.get("purpose") == OTHERWISE and not cleaned.get("words"):
            self.add_error("words", _("Zeg in een paar woorden waarvoor de uren zijn."))
        return cleaned

    @property
    def chosen(self) -> str:
        """What the hours are for."""
        purpose = str(self.cleaned_data["purpose"])
        return str(self.cleaned_data["words"]) if purpose == OTHERWISE else purpose


class DeclineHoursForm(forms.Form):
    """Why one does not agree."""

    reason = forms.CharField(
        label=_("Waarom ben je niet akkoord?"),
        help_text=_("De ander leest dit, en kan iets anders voorstellen."),
        max_length=LONGEST_REASON,
        widget=WordsInput(3),
        error_messages={"required": _("Zeg waarom je niet akkoord bent."), "max_length": TOO_LONG},
    )


class CorrectHoursForm(forms.Form):
    """On which line, how much more or less, and why."""

    line = forms.ChoiceField(
        label=_("Welke uren kloppen niet?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de regels."), "invalid_choice": _("Kies een van deze.")},
    )
    way = forms.ChoiceField(
        label=_("Wat is er anders?"),
        widget=forms.RadioSelect,
        choices=[("1", _("Er is meer ontvangen")), ("-1", _("Er is minder ontvangen"))],
        error_messages={"required": _("Kies of het meer of minder is."), "invalid_choice": _("Kies een van deze.")},
    )
    hours = forms.DecimalField(
        label=_("Hoeveel uur?"),
        help_text=_("Een half uur schrijf je als 0,5."),
        min_value=Decimal("0.02"),
        max_value=100,
        max_digits=5,
        decimal_places=2,
        localize=True,
        widget=CommaInput(),
        error_messages={"required": _("Vul in hoeveel uur."), **HOURS_WRONG},
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Iedereen die deze uren ziet, leest dit. Schrijf niets over ziekte."),
        max_length=LONGEST_REASON,
        widget=WordsInput(3),
        error_messages={"required": _("Zeg waarom je dit corrigeert."), "max_length": TOO_LONG},
    )

    def let_choose(self, lines: Sequence[tuple[str, str]]) -> None:
        """Offer the lines."""
        field = self.fields["line"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(lines)

    @property
    def minutes(self) -> int:
        """How many minutes more, or less."""
        hours: Decimal = self.cleaned_data["hours"]
        return int(self.cleaned_data["way"]) * round(hours * 60)
