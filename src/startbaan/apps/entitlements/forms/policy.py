"""The forms of the policy of a board: text in, clean values out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.files.forms import HandedOverFile
from startbaan.ui.widgets import DayInput, WordsInput

LONGEST = 20_000
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
NO_DAY = _("Dit is geen datum. Schrijf hem als 31-12-2026.")
DAY_ERRORS = {"required": _("Kies een dag."), "invalid": NO_DAY}


class PolicyForm(forms.Form):
    """One version of the policy, and on which wording it was built."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    goals = forms.CharField(
        label=_("Welke doelen hebben jullie?"),
        help_text=_("Schrijf ze zo op dat jullie later zien of ze gehaald zijn."),
        max_length=LONGEST,
        widget=WordsInput(8),
        error_messages={"required": _("Schrijf op welke doelen jullie hebben."), "max_length": TOO_LONG},
    )
    instruments = forms.CharField(
        label=_("Welke instrumenten zetten jullie in?"),
        help_text=_("Waarmee bereiken jullie dat? Bijvoorbeeld het programma, de coaches, de tijd en de scholing."),
        max_length=LONGEST,
        widget=WordsInput(8),
        error_messages={"required": _("Schrijf op welke instrumenten jullie inzetten."), "max_length": TOO_LONG},
    )
    quality_agenda = forms.CharField(
        label=_("Waar staat het in de kwaliteitsagenda?"),
        help_text=_("Bijvoorbeeld de naam van het hoofdstuk. Dit hoeft niet."),
        required=False,
        max_length=300,
        error_messages={"max_length": TOO_LONG},
    )
    start_on = forms.DateField(
        label=_("Vanaf welke dag moet het gelden?"),
        help_text=_("Het geldt pas als er ook is ingestemd. Tot dan blijft gelden wat er nu geldt."),
        widget=DayInput(),
        error_messages=DAY_ERRORS,
    )
    review_on = forms.DateField(
        label=_("Wanneer bekijken jullie het opnieuw?"),
        help_text=_(
            "We stellen een jaar later voor en herinneren je er 60 dagen ervoor aan. "
            "Die termijnen kozen wij zelf: geen bron noemt ze."
        ),
        widget=DayInput(),
        error_messages=DAY_ERRORS,
    )

    def without_quality_agenda(self) -> None:
        """Leave out what only a board with mbo has."""
        del self.fields["quality_agenda"]


class ConsentForm(forms.Form):
    """On which day the council consented, and the document that says so."""

    given_on = forms.DateField(label=_("Op welke dag is er ingestemd?"), widget=DayInput(), error_messages=DAY_ERRORS)
    file = HandedOverFile(
        label=_("Het document van de instemming"),
        help_text=_(
            "Een pdf, png, jpg, docx, xlsx, pptx, odt of txt. Dit mag ook later. "
            "Wie het beleid leest, kan het openen: zet er geen namen van starters in."
        ),
        required=False,
    )


class ReviewForm(forms.Form):
    """When to look at the policy again."""

    review_on = forms.DateField(
        label=_("Wanneer bekijken jullie het weer?"), widget=DayInput(), error_messages=DAY_ERRORS
    )
