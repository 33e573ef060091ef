"""The form of a working note: text in, clean values out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.coaching.forms.reports import TOO_LONG
from startbaan.ui.widgets import WordsInput


class NoteForm(forms.Form):
    """A note for oneself."""

    words = forms.CharField(
        label=_("Je aantekening"),
        help_text=_("Noem geen namen van leerlingen, en niets over gezondheid."),
        max_length=10_000,
        widget=WordsInput(6),
        error_messages={"required": _("Schrijf eerst iets op."), "max_length": TOO_LONG},
    )
