"""The forms of observers: text in, clean values out."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.forms import PeriodForm, first_day
from startbaan.ui.widgets import DayInput

CHOOSE_SOMEBODY = _("Kies wie de training volgde.")


class CertificateForm(PeriodForm):
    """Somebody was trained elsewhere."""

    person = forms.ChoiceField(
        label=_("Wie"), error_messages={"required": CHOOSE_SOMEBODY, "invalid_choice": CHOOSE_SOMEBODY}
    )
    instrument = forms.ChoiceField(
        label=_("Instrument"), error_messages={"required": _("Kies met welk instrument deze persoon mag kijken.")}
    )
    note = forms.CharField(
        label=_("Waar was de training"),
        max_length=200,
        error_messages={"required": _("Schrijf op waar de training was.")},
    )
    start = first_day()
    last = forms.DateField(
        label=_("Geldig tot en met"),
        widget=DayInput(),
        help_text=_("Twee jaar is gebruikelijk in Startbaan (eigen keuze)."),
        error_messages={"required": _("Vul in tot en met wanneer dit certificaat geldt.")},
    )

    def let_choose(self, *, people: Sequence[tuple[str, str]], instruments: Sequence[tuple[str, str]]) -> None:
        """Offer the people of the board and the instruments that ask a training."""
        for name, choices in (("person", people), ("instrument", instruments)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "—"), *choices]


class LastDayForm(forms.Form):
    """The last day on which a certificate counts."""

    last = forms.DateField(
        label=_("Laatste dag"),
        widget=DayInput(),
        help_text=_("Een dag voor de begindatum haalt het helemaal weg."),
        error_messages={"required": _("Vul de laatste dag in.")},
    )
