"""The form for what a board or school decides for itself."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from startbaan.apps.entitlements.forms.notations import CHOICES
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.choosing import CHOSEN
from startbaan.domain.rules.notation import NotAWorth, read_worth
from startbaan.domain.rules.parameters import Key
from startbaan.ui.widgets import CommaInput

PICK = _("Kies er een.")
USUAL = "usual"


class ChoiceForm(forms.Form):
    """A value of one's own from a school year on; left empty, one follows what is usual again."""

    worth = forms.CharField(required=False)
    year = forms.ChoiceField(
        label=_("Vanaf welk schooljaar?"),
        help_text=_("De keuze geldt voor hele schooljaren. Eerdere jaren blijven zoals ze waren."),
        error_messages={"required": PICK, "invalid_choice": PICK},
    )

    def ask_for(self, key: Key, *, years: Sequence[SchoolYear], now: str, usual: str) -> None:
        """Ask for a worth of one parameter, now this one; `usual` says what holds without one."""
        _sector, self.unit = CHOSEN[key]
        if self.unit in CHOICES:
            self.fields["worth"] = forms.ChoiceField(
                label=_("Waarover rekenen jullie?"),
                choices=[(USUAL, _("wat gebruikelijk is")), *CHOICES[self.unit].items()],
                widget=forms.RadioSelect,
                error_messages={"required": PICK, "invalid_choice": PICK},
            )
        else:
            self.fields["worth"] = forms.CharField(
                label=_("Lesgevende taak bij een volledige baan, in klokuren per jaar"),
                help_text=_("Bijvoorbeeld 720. Laat dit leeg, dan geldt wat gebruikelijk is: %(usual)s.")
                % {"usual": usual},
                required=False,
                widget=CommaInput,
            )
        self.fields["worth"].initial = now or (USUAL if self.unit in CHOICES else "")
        year = self.fields["year"]
        assert isinstance(year, forms.ChoiceField)
        year.choices = [(str(one), str(one)) for one in years]
        year.initial = str(years[0])

    def clean_worth(self) -> str:
        """Refuse what is no such value."""
        typed = str(self.cleaned_data["worth"]).strip()
        if typed == USUAL:
            return ""
        try:
            if typed:
                read_worth(typed, unit=self.unit)
        except NotAWorth as problem:
            raise forms.ValidationError(problem.sentence.said(gettext)) from problem
        return typed
