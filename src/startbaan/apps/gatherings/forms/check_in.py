"""The form to check in with: a code as somebody types it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.ui.widgets import CodeInput


class CheckInForm(forms.Form):
    """The code on the screen in the room."""

    code = forms.CharField(
        label=_("Code op het scherm"),
        help_text=_("Zes tekens. Hoofdletters, spaties en het streepje maken niet uit."),
        max_length=40,
        widget=CodeInput(),
        error_messages={
            "required": _("Typ de code die op het scherm in de zaal staat."),
            "max_length": _("Een code heeft 6 tekens. Kijk nog eens op het scherm."),
        },
    )
