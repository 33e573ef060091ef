"""The forms of a meeting: points of the agenda, minutes, decisions and actions."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import DayInput, WordsInput

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")


class PointForm(forms.Form):
    """A point of the agenda."""

    title = forms.CharField(
        label=_("Onderwerp"),
        max_length=120,
        error_messages={"required": _("Vul in waarover het gaat."), "max_length": TOO_LONG},
    )
    words = forms.CharField(
        label=_("Toelichting"),
        max_length=4000,
        required=False,
        widget=WordsInput(3),
        error_messages={"max_length": TOO_LONG},
    )


class NotesForm(PointForm):
    """The same, with what was said about it; `was` says how it stood when one began, and goes along with a draft."""

    was = forms.CharField(required=False, widget=forms.HiddenInput)
    notes = forms.CharField(
        label=_("Verslag"),
        help_text=_("Noem geen namen van starters."),
        max_length=4000,
        required=False,
        widget=WordsInput(8),
        error_messages={"max_length": TOO_LONG},
    )


class DecisionForm(forms.Form):
    """What was decided, perhaps under a point."""

    words = forms.CharField(
        label=_("Besluit"),
        max_length=1000,
        widget=WordsInput(2),
        error_messages={"required": _("Vul in wat er besloten is."), "max_length": TOO_LONG},
    )
    point = forms.TypedChoiceField(
        label=_("Bij welk punt?"),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Kies een punt van deze agenda.")},
    )

    def let_choose(self, points: Sequence[tuple[str, str]]) -> None:
        """Offer the points of the agenda."""
        field = self.fields["point"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Bij geen punt in het bijzonder")), *points]


class ActionForm(forms.Form):
    """What somebody will do, and before when."""

    words = forms.CharField(
        label=_("Wat"),
        max_length=500,
        widget=WordsInput(2),
        error_messages={"required": _("Vul in wat er gedaan wordt."), "max_length": TOO_LONG},
    )
    owner = forms.ChoiceField(
        label=_("Wie"),
        error_messages={
            "required": _("Kies wie het doet."),
            "invalid_choice": _("Kies wie het doet uit de leden van het overleg."),
        },
    )
    until = forms.DateField(
        label=_("Uiterlijk op"),
        widget=DayInput(),
        error_messages={"required": _("Kies een dag."), "invalid": _("Vul een dag in.")},
    )

    def let_choose(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer the members of the body."""
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Kies iemand")), *people]
