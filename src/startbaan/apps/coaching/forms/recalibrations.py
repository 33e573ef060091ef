"""The form with which parameters are computed anew."""

from django import forms
from django.utils.translation import gettext_lazy as _

CHOOSE = _("Kies hoe er gerekend wordt.")


class RecalibrateForm(forms.Form):
    """With which model."""

    model = forms.ChoiceField(
        label=_("Hoe rekenen"),
        widget=forms.RadioSelect,
        choices=[
            ("pcm", _("Elk item zijn eigen schaal (partial credit): het nauwkeurigst, als elke score vaak voorkomt")),
            ("rsm", _("Eén vorm van de schaal voor alle items (rating scale): als er nog weinig waarnemingen zijn")),
        ],
        initial="pcm",
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
