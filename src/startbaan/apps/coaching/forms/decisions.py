"""The form of the yearly decision: text in, clean values out."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.coaching.forms.reports import TOO_LONG
from startbaan.ui.widgets import WordsInput


class DecisionForm(forms.Form):
    """What is decided, and why."""

    outcome = forms.ChoiceField(
        label=_("Hoe gaat het volgend jaar verder?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat jullie besluiten."), "invalid_choice": _("Dit kan niet.")},
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        help_text=_("De leidinggevende leest dit. Schrijf alleen op wat die hoeft te weten."),
        max_length=2_000,
        widget=WordsInput(5),
        error_messages={"required": _("Schrijf in een paar zinnen waarom."), "max_length": TOO_LONG},
    )

    def let_choose(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer what the programme allows."""
        field = self.fields["outcome"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
