"""The form of a case."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import WordsInput

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")


class CaseForm(forms.Form):
    """What it is about, what goes on, and perhaps for which meeting."""

    title = forms.CharField(
        label=_("Onderwerp"),
        help_text=_("In een paar woorden."),
        max_length=120,
        error_messages={"required": _("Geef je casus een onderwerp."), "max_length": TOO_LONG},
    )
    words = forms.CharField(
        label=_("Wat speelt er, en wat is je vraag?"),
        help_text=_("Noem geen namen van leerlingen, ouders of collega’s."),
        max_length=10_000,
        widget=WordsInput(10),
        error_messages={"required": _("Schrijf op wat er speelt."), "max_length": TOO_LONG},
    )
    meeting = forms.ChoiceField(
        label=_("Voor welke bijeenkomst?"),
        required=False,
        error_messages={"invalid_choice": _("Kies een bijeenkomst van je groep.")},
    )

    def let_choose(self, meetings: Sequence[tuple[str, str]]) -> None:
        """Offer these meetings; without any the question is not asked."""
        field = self.fields["meeting"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Dat spreken we nog af")), *meetings]
            if not meetings:
                field.widget = forms.HiddenInput()
