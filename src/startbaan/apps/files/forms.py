"""The field in which somebody hands over a file: what may come, and what went wrong, in the same words everywhere."""

from django import forms
from django.utils.translation import gettext_lazy as _

PICK = _("Kies het bestand")
ACCEPTED = _("Een pdf, png, jpg, docx, xlsx, pptx, odt of txt.")
ACCEPTED_WITHOUT_PUPILS = _("Een pdf, png, jpg, docx, xlsx, pptx, odt of txt. Geen namen of foto’s van leerlingen.")


class HandedOverFile(forms.FileField):
    """A file that somebody picks; what is in it is checked when it is stored."""

    default_error_messages = {
        "required": _("Kies een bestand. Was het te groot? Dan is het niet aangekomen."),
        "empty": _("Dit bestand is leeg. Controleer of je het goede bestand koos."),
    }
