"""The form to hand out a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.files.forms import ACCEPTED_WITHOUT_PUPILS, PICK, HandedOverFile

INVITED, COMING, TRAINERS = "invited", "coming", "trainers"
NOW, AFTER = "now", "after"


class MaterialForm(forms.Form):
    """A file, for whom it is, and from when."""

    file = HandedOverFile(label=PICK, help_text=ACCEPTED_WITHOUT_PUPILS)
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
