"""The forms of the self-evaluation on the guarantees."""

from collections.abc import Iterable, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from startbaan.apps.quality.forms.findings import TOO_LONG
from startbaan.ui.widgets import WordsInput

LONGEST = 20_000


class StatementsForm(forms.Form):
    """The partnership's own statements, one on a line for each guarantee."""

    def ask_about(self, guarantees: Iterable[tuple[str, str, str]], texts: dict[str, str]) -> None:
        """Ask for the statements on each of these: key, name, what it is about."""
        for key, title, about in guarantees:
            self.fields[key] = forms.CharField(
                label=title,
                help_text=about,
                required=False,
                initial=texts.get(key, ""),
                max_length=LONGEST,
                widget=WordsInput(6),
                error_messages={"max_length": TOO_LONG},
            )


class ScoresForm(forms.Form):
    """How far one is with each statement."""

    def ask_about(self, statements: Iterable[tuple[str, str, int | None]], points: Sequence[tuple[int, str]]) -> None:
        """Ask how far one is with each of these: key, words, how far it was said to be."""
        for key, text, point in statements:
            self.fields[key] = forms.ChoiceField(
                label=text,
                required=False,
                choices=[(str(number), word) for number, word in points],
                initial=str(point) if point else None,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Kies een van de antwoorden.")},
            )

    def points(self) -> dict[str, int]:
        """What was said, by statement; what was left open is left out."""
        return {key: int(point) for key, point in self.cleaned_data.items() if point}
