"""The forms with which costs are entered: a rate from a day on, an invoice of a coach from outside."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import CommaInput, DayInput

NO_DATE = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
NO_AMOUNT = _("Vul een bedrag in, bijvoorbeeld 62,50.")
HOW_SURE = [("vastgesteld", _("vastgesteld")), ("geschat", _("geschat")), ("voorbeeld", _("voorbeeld"))]
Choices = Sequence[tuple[str, str]]


class RateForm(forms.Form):
    """What one place or hour costs from a day on, and where that comes from."""

    line = forms.ChoiceField(label=_("Kostenpost"))
    amount = forms.DecimalField(
        label=_("Bedrag in euro"),
        localize=True,
        widget=CommaInput(),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        error_messages={"required": NO_AMOUNT, "invalid": NO_AMOUNT},
    )
    starts_on = forms.DateField(
        label=_("Geldt vanaf"),
        help_text=_("Stond er voor die dag al een tarief? Dan komt dit ervoor in de plaats."),
        widget=DayInput(),
        error_messages={"required": _("Vul een dag in."), "invalid": NO_DATE},
    )
    payer = forms.ChoiceField(label=_("Wie betaalt?"))
    how_sure = forms.ChoiceField(label=_("Hoe zeker is dit tarief?"), choices=HOW_SURE)
    origin = forms.CharField(
        label=_("Waar komt dit tarief vandaan?"),
        help_text=_("Bijvoorbeeld de begroting van het bestuur of een offerte. Zonder namen van starters."),
        max_length=300,
        error_messages={"required": _("Zeg waar dit tarief vandaan komt.")},
    )

    def let_choose(self, *, lines: Choices, payers: Choices) -> None:
        """Offer these lines and payers."""
        _offer(self, "line", lines)
        _offer(self, "payer", payers)


class InvoiceForm(forms.Form):
    """An invoice of a coach from outside, without names of starters."""

    registration = forms.ChoiceField(label=_("Van welke coach?"))
    billed_on = forms.DateField(
        label=_("Factuurdatum"),
        widget=DayInput(),
        error_messages={"required": _("Vul een dag in."), "invalid": NO_DATE},
    )
    number = forms.CharField(
        label=_("Factuurnummer"), max_length=40, error_messages={"required": _("Vul het nummer van de factuur in.")}
    )
    amount = forms.DecimalField(
        label=_("Bedrag in euro"),
        localize=True,
        widget=CommaInput(),
        min_value=0,
        max_digits=9,
        decimal_places=2,
        error_messages={"required": NO_AMOUNT, "invalid": NO_AMOUNT},
    )
    description = forms.CharField(
        label=_("Omschrijving"),
        help_text=_("Bijvoorbeeld “coaching najaar”. Zet hier geen namen van starters."),
        max_length=120,
        required=False,
    )

    def let_choose(self, coaches: Choices) -> None:
        """Offer these coaches."""
        _offer(self, "registration", coaches)


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
