"""The forms of instruments and their parameters: a file and what is to be known of it in, clean values out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.coaching.queries import SECTORS, STATUSES

LONGEST_NAME = 200
NO_FILE = _("Kies eerst een bestand.")
EMPTY = _("Dit bestand is leeg.")
LONG_NAME = _("De naam van dit bestand is te lang. Maak hem korter.")


class InstrumentFileForm(forms.Form):
    """The file of an instrument."""

    file = forms.FileField(
        label=_("Het bestand"),
        help_text=_("Een Excel-werkmap (.xlsx) zoals het voorbeeld, of YAML."),
        max_length=LONGEST_NAME,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.yaml,.yml"}),
        error_messages={"required": NO_FILE, "empty": EMPTY, "max_length": LONG_NAME},
    )


class ParametersForm(forms.Form):
    """The file of a set of parameters, and where it comes from."""

    file = forms.FileField(
        label=_("Het bestand"),
        help_text=_(
            "Het JSON-bestand dat `startbaan calibrate` schreef. Wat erin over personen staat, bewaren we niet."
        ),
        max_length=LONGEST_NAME,
        widget=forms.FileInput(attrs={"accept": ".json"}),
        error_messages={"required": NO_FILE, "empty": EMPTY, "max_length": LONG_NAME},
    )
    title = forms.CharField(
        label=_("Naam van de set"),
        max_length=200,
        error_messages={
            "required": _("Geef de set een naam."),
            "max_length": _("Maak de naam korter: hoogstens 200 tekens."),
        },
    )
    source = forms.CharField(
        label=_("Bron"),
        help_text=_("Waar komen de getallen vandaan? Noem het onderzoek, of zeg welke eigen waarnemingen het zijn."),
        max_length=500,
        error_messages={
            "required": _("Zeg waar de getallen vandaan komen."),
            "max_length": _("Maak dit korter: hoogstens 500 tekens."),
        },
    )
    sample = forms.CharField(
        label=_("Wie er bekeken zijn"),
        help_text=_("Bijvoorbeeld: starters van zes scholen, 2025–2026. Noem geen namen."),
        max_length=500,
        error_messages={
            "required": _("Zeg wie er bekeken zijn."),
            "max_length": _("Maak dit korter: hoogstens 500 tekens."),
        },
    )
    n = forms.IntegerField(
        label=_("Hoeveel waarnemingen"),
        help_text=_("Laat leeg als het bestand dat zelf zegt."),
        required=False,
        min_value=2,
        max_value=10_000_000,
        error_messages={
            "invalid": _("Vul een heel getal in."),
            "min_value": _("Een set rust op minstens 2 waarnemingen."),
            "max_value": _("Vul een kleiner getal in."),
        },
    )
    sector = forms.ChoiceField(
        label=_("Sector"),
        choices=[("", "—"), *SECTORS],
        error_messages={"required": _("Kies een sector."), "invalid_choice": _("Kies een sector uit de lijst.")},
    )
    status = forms.ChoiceField(
        label=_("Hoe zeker"),
        choices=[("", "—"), *STATUSES],
        help_text=_("Kies “gepubliceerd” alleen als de getallen zo in een publicatie staan."),
        error_messages={"required": _("Kies hoe zeker het is."), "invalid_choice": _("Kies uit de lijst.")},
    )
