"""The forms with which somebody joins a published group, or goes from it."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.domain.grouping.pool import Weekday

WEEK = (
    (Weekday.MONDAY.value, _("maandag")),
    (Weekday.TUESDAY.value, _("dinsdag")),
    (Weekday.WEDNESDAY.value, _("woensdag")),
    (Weekday.THURSDAY.value, _("donderdag")),
    (Weekday.FRIDAY.value, _("vrijdag")),
)


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


class ComerForm(forms.Form):
    """On which days somebody who joins late can come."""

    dagen = forms.MultipleChoiceField(
        label=_("Op welke dagen kan deze starter?"),
        help_text=_("Vraag het de starter. Deeltijders en wie een dag naar de opleiding gaat, kunnen niet elke dag."),
        choices=WEEK,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één dag."), "invalid_choice": _("Kies uit de lijst.")},
    )


class LeaveForm(JoinForm):
    """In which of the ways, and why, where one wants to say so; never a cause of illness."""

    because = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Het hoeft niet. Schrijf niets over gezondheid."),
        max_length=200,
        required=False,
        error_messages={"max_length": _("Maak dit korter: hoogstens 200 tekens.")},
    )
