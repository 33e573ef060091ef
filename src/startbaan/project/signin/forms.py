"""What is typed at the door."""

from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """An e-mail address."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}),
    )


class PhoneForm(forms.Form):
    """A phone number; empty takes it away."""

    phone = forms.RegexField(
        r"^[0-9+() .-]*$",
        label=_("Telefoon"),
        max_length=30,
        required=False,
        help_text=_("Laat leeg als je niet gebeld wilt worden."),
        error_messages={"invalid": _("Dit is geen telefoonnummer. Gebruik cijfers, en + voor een landcode.")},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )


class CodeForm(forms.Form):
    """The code from a mail."""

    code = forms.CharField(
        label=_("Code uit de mail"),
        max_length=20,
        help_text=_("Zes cijfers."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PaperForm(forms.Form):
    """The code on paper."""

    code = forms.CharField(
        label=_("Code op papier"),
        max_length=40,
        help_text=_("Zestien letters en cijfers, in vier groepjes. Streepjes en hoofdletters maken niet uit."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )


class AppCodeForm(ActivateTOTPForm):
    """The code from the app that is being set up; allauth's own label has no Dutch."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code uit de app")
