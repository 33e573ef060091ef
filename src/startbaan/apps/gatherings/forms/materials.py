"""The form to hand out a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

INVITED, COMING, TRAINERS = "invited", "coming", "trainers"
NOW, AFTER = "now", "after"


class MaterialForm(forms.Form):
    """A file, for whom it is, and from when."""

    file = forms.FileField(
        label=_("Kies het bestand"),
        help_text=_("Een pdf, png, jpg, docx, xlsx, pptx, odt of txt. Geen namen of foto’s van leerlingen."),
        error_messages={
            "required": _("Kies een bestand. Was het te groot? Dan is het niet aangekomen."),
            "empty": _("Dit bestand is leeg. Controleer of je het goede bestand koos."),
        },
    )
    for_whom = forms.ChoiceField(
        label=_("Voor wie is het?"),
        choices=(
            (COMING, _("Wie een plaats heeft of er was")),
            (INVITED, _("Iedereen die is uitgenodigd")),
            (TRAINERS, _("Alleen de opleiders en de organisatie")),
        ),
        initial=COMING,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies voor wie het is."), "invalid_choice": _("Kies voor wie het is.")},
    )
    opens = forms.ChoiceField(
        label=_("Vanaf wanneer?"),
        choices=((NOW, _("Meteen, dus ook vooraf")), (AFTER, _("Pas na afloop"))),
        initial=NOW,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies vanaf wanneer."), "invalid_choice": _("Kies vanaf wanneer.")},
    )
