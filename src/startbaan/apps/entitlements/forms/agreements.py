"""The form for a later value of a collective agreement."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from startbaan.apps.entitlements.forms.notations import CHOICES, NOTATIONS
from startbaan.domain.rules.notation import FIRST_YEAR, LAST_YEAR, NotAWorth, read_worth, written
from startbaan.domain.rules.parameters import Parameter, Unit
from startbaan.domain.sources import Status
from startbaan.ui.widgets import DayInput, WordsInput

LONGEST_PLACE, LONGEST_NOTE = 300, 500
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
NO_STATUS = _("Kies of je dit bij de bron hebt nagekeken.")


class AgreementValueForm(forms.Form):
    """What a parameter becomes, from which day, and where that stands."""

    starts_on = forms.DateField(
        label=_("Vanaf welke dag geldt dit?"),
        help_text=_("Alles van vóór deze dag blijft zoals het is."),
        widget=DayInput,
        error_messages={"required": _("Kies een dag."), "invalid": NO_DAY},
    )
    worth = forms.CharField(label=_("Waarde"), error_messages={"required": _("Vul de waarde in.")})
    place = forms.CharField(
        label=_("Waar staat dit?"),
        help_text=_("De bron: cao en artikel, of een adres. Bijvoorbeeld: cao po 2026, art. 8.4."),
        max_length=LONGEST_PLACE,
        error_messages={"required": _("Noem de bron. Zonder bron komt er geen waarde bij."), "max_length": TOO_LONG},
    )
    note = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Wat een lezer moet weten om dit goed te begrijpen."),
        required=False,
        max_length=LONGEST_NOTE,
        widget=WordsInput(2),
        error_messages={"max_length": TOO_LONG},
    )
    status = forms.ChoiceField(
        label=_("Heb je dit bij de bron nagekeken?"),
        choices=[
            (Status.CONFIRMED.value, _("Ja: bevestigd")),
            (Status.UNVERIFIED.value, _("Nee: niet geverifieerd")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": NO_STATUS, "invalid_choice": NO_STATUS},
    )

    def ask_for(self, parameter: Parameter) -> None:
        """Ask for a worth in the notation of the parameter's unit; a right has none."""
        self.unit = parameter.unit
        field = self.fields["worth"]
        if self.unit is Unit.RIGHT:
            del self.fields["worth"]
        elif self.unit in CHOICES:
            words = [(word, text) for word, text in CHOICES[self.unit].items()]
            self.fields["worth"] = forms.ChoiceField(
                label=field.label,
                choices=words,
                widget=forms.RadioSelect,
                error_messages={"required": _("Kies er een."), "invalid_choice": _("Kies er een.")},
            )
        else:
            field.help_text = NOTATIONS[self.unit]
            if self.unit is Unit.TEXTS:
                field.widget = WordsInput(6)

    def clean_starts_on(self) -> object:
        """Refuse a day that is most likely a slip of the keyboard."""
        day = self.cleaned_data["starts_on"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(
                _("Kies een dag tussen %(first)s en %(last)s.") % {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            )
        return day

    def clean_worth(self) -> str:
        """Give the worth in the notation in which it is kept."""
        try:
            return written(read_worth(self.cleaned_data["worth"], unit=self.unit), unit=self.unit)
        except NotAWorth as problem:
            raise forms.ValidationError(problem.sentence.said(gettext)) from problem
