"""The forms with which somebody joins a published group, or goes from it."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _


class JoinForm(forms.Form):
    """In which of the ways, on which version of the groups."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    way = forms.ChoiceField(
        label=_("Hoe doen we het?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een manier."), "invalid_choice": _("Kies een manier uit de lijst.")},
    )

    def let_choose(self, ways: Sequence[tuple[str, str]]) -> None:
        """Let one choose between these ways."""
        field = self.fields["way"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(ways)


class LeaveForm(JoinForm):
    """In which of the ways, and why, where one wants to say so; never a cause of illness."""

    because = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Het hoeft niet. Schrijf niets over gezondheid."),
        max_length=200,
        required=False,
        error_messages={"max_length": _("Maak dit korter: hoogstens 200 tekens.")},
    )
