"""The forms of who chooses a session, and of who shares them out."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Choices = Sequence[tuple[str, str]]


class PreferenceForm(forms.Form):
    """Which sessions somebody wants, most wanted first."""

    def ask(self, sessions: Choices, *, number: int, wanted: Sequence[str]) -> None:
        """Ask for so many of these sessions."""
        for choice in range(1, number + 1):
            self.fields[f"choice_{choice}"] = forms.ChoiceField(
                label=_("Je %(number)se keuze") % {"number": choice},
                choices=[("", _("Kies een sessie")), *sessions],
                initial=wanted[choice - 1] if choice <= len(wanted) else "",
                error_messages={
                    "required": _("Kies een sessie."),
                    "invalid_choice": _("Kies sessies uit de lijst."),
                },
            )

    def clean(self) -> None:
        """Refuse a session that is named twice."""
        super().clean()
        seen: set[str] = set()
        for name in self.fields:
            session = self.cleaned_data.get(name)
            if session and session in seen:
                self.add_error(name, _("Deze sessie koos je al. Kies hier een andere."))
            seen.add(session or "")

    @property
    def wanted(self) -> list[UUID]:
        """The sessions in order."""
        return [UUID(self.cleaned_data[name]) for name in self.fields]


class TakeForm(forms.Form):
    """Which session somebody takes, or waits for."""

    session = forms.TypedChoiceField(
        coerce=UUID,
        label=gettext_lazy("Welke sessie kies je?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies een sessie."),
            "invalid_choice": gettext_lazy("Kies sessies uit de lijst."),
        },
    )

    def ask(self, sessions: Choices) -> None:
        """Offer these sessions."""
        field = self.fields["session"]
        if isinstance(field, forms.ChoiceField):
            field.choices = sessions


class ShareForm(forms.Form):
    """Which outcome was seen."""

    mark = forms.CharField(widget=forms.HiddenInput, max_length=64)
