"""The forms of reviews, panel talks and how a partnership stands."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.files.forms import ACCEPTED, HandedOverFile
from startbaan.apps.quality.forms.findings import DAY_ERRORS, TOO_LONG
from startbaan.domain.quality.reviews import ReviewKind, Standing
from startbaan.ui.widgets import DayInput, WordsInput

LONGEST, LONGEST_NOTE = 20_000, 2_000


class StandingForm(forms.Form):
    """How the partnership stands, since when."""

    standing = forms.ChoiceField(
        label=_("Hoe staat jullie opleidingsschool ervoor?"),
        choices=((Standing.RECOGNISED.value, _("erkend")), (Standing.ASPIRANT.value, _("aspirant"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het is.")},
    )
    since = forms.DateField(label=_("Sinds welke dag?"), widget=DayInput(), error_messages=DAY_ERRORS)


class ReviewForm(forms.Form):
    """A review or a visit that was held, and what came of it."""

    kind = forms.ChoiceField(
        label=_("Wat was het?"),
        choices=(
            (ReviewKind.PEER_REVIEW.value, _("een peer review van onze opleidingsschool")),
            (ReviewKind.ASSESSING_REVIEW.value, _("een beoordelende review van onze opleidingsschool")),
            (ReviewKind.VISIT.value, _("een bezoek aan de peer review van een ander")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het was.")},
    )
    day = forms.DateField(label=_("Op welke dag?"), widget=DayInput(), error_messages=DAY_ERRORS)
    with_whom = forms.CharField(
        label=_("Met of bij wie?"),
        help_text=_("De naam van de andere opleidingsschool, niet van mensen. Dit hoeft niet."),
        required=False,
        max_length=200,
        error_messages={"max_length": TOO_LONG},
    )
    words = forms.CharField(
        label=_("Wat kwam eruit?"),
        help_text=_("Per waarborg wat goed gaat en wat beter kan. Noem geen namen."),
        required=False,
        max_length=LONGEST,
        widget=WordsInput(8),
        error_messages={"max_length": TOO_LONG},
    )


class DocumentForm(forms.Form):
    """A document to keep."""

    file = HandedOverFile(label=_("Een document erbij"), help_text=ACCEPTED)


class PanelForm(forms.Form):
    """Which gathering the panel talk was, or on which day it was held."""

    gathering = forms.ChoiceField(label=_("Welke bijeenkomst was het?"), required=False)
    day = forms.DateField(label=_("Op welke dag was het panelgesprek?"), widget=DayInput(), error_messages=DAY_ERRORS)

    def let_choose(self, gatherings: Sequence[tuple[str, str]]) -> None:
        """Offer the panel talks that stood in the agenda; without any only the day is asked."""
        field = self.fields["gathering"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Geen van deze: ik kies de dag")), *gatherings]
        if not gatherings:
            del self.fields["gathering"]


class NoteForm(forms.Form):
    """One thing that was said."""

    words = forms.CharField(
        label=_("Wat werd er gezegd?"),
        help_text=_("Eén punt per aantekening. Schrijf niet op wie het zei."),
        max_length=LONGEST_NOTE,
        widget=WordsInput(3),
        error_messages={"required": _("Schrijf op wat er gezegd is."), "max_length": TOO_LONG},
    )
