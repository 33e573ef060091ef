"""What someone typed into a list or a form, as clean values."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from startbaan.apps.home.queries import ORDERS, Asked, Standing
from startbaan.apps.intake.actions.assigning import Knowingly
from startbaan.domain.signals import Name
from startbaan.ui.widgets import DayInput

MOST_WORDS = 6
NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")


class CoupleForm(forms.Form):
    """Who, and from which day."""

    holder = forms.ChoiceField(
        label=_("Wie?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies iemand."), "invalid_choice": _("Kies iemand uit de lijst.")},
    )
    start = forms.DateField(
        label=_("Vanaf welke dag?"),
        widget=DayInput(),
        error_messages={"required": _("Kies een dag."), "invalid": NO_DAY},
    )

    def let_choose(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these people."""
        field = self.fields["holder"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class ProposedForm(forms.Form):
    """Which of the proposed coaches one couples."""

    proposals = forms.TypedMultipleChoiceField(
        label=_("Wie koppel je?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Kies minstens één voorstel."),
            "invalid_choice": _("Een van deze voorstellen kan niet meer. Kijk opnieuw wat er staat."),
        },
    )

    def let_choose(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these proposals."""
        field = self.fields["proposals"]
        if isinstance(field, forms.TypedMultipleChoiceField):
            field.choices = choices


class BecauseForm(forms.Form):
    """Why one goes on though a coach gets more hours than there are, and how many one saw."""

    over = forms.DecimalField(min_value=0, max_value=2000, widget=forms.HiddenInput)
    because = forms.CharField(
        label=_("Waarom koppel je toch?"),
        help_text=_("Schrijf niets over de starter. De reden komt in het logboek."),
        max_length=200,
        error_messages={
            "required": _("Schrijf in een zin waarom dit toch kan."),
            "max_length": _("Houd het korter dan 200 tekens."),
        },
    )

    def knowingly(self) -> Knowingly:
        """What one goes on with, seeing it."""
        return Knowingly(float(self.cleaned_data["over"]), self.cleaned_data["because"])


class FirstDayForm(forms.Form):
    """The first day."""

    first_day = forms.DateField(
        label=_("Wat was de eerste dag?"),
        help_text=_("Niet voor de dag waarop beiden er werken, en niet in de tijd van een ander."),
        widget=DayInput(),
        error_messages={"required": _("Kies een dag."), "invalid": NO_DAY},
    )


class UncoupleForm(forms.Form):
    """The last day."""

    last_day = forms.DateField(
        label=_("Wat is de laatste dag?"),
        widget=DayInput(),
        error_messages={"required": _("Kies een dag."), "invalid": NO_DAY},
    )


def read_asked(typed: QueryDict) -> Asked:
    """Read what was asked of the list of starters; what makes no sense was not asked."""
    standing = typed.get("stand", "")
    signal = typed.get("signaal", "")
    order = typed.get("sorteer", "")
    return Asked(
        words=tuple(typed.get("zoek", "").replace("\x00", "").split()[:MOST_WORDS]),
        school=_number(typed.get("school", "")),
        board=_number(typed.get("bestuur", "")),
        coach=_number(typed.get("coach", "")),
        year=_number(typed.get("jaar", "")),
        standing=Standing(standing) if standing in set(Standing) else None,
        signal=Name(signal) if signal in set(Name) else None,
        order=order if order in ORDERS else ORDERS[0],
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
