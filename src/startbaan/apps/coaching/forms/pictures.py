"""The form with which one goal is chosen after a visit: text in, clean values out."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from startbaan.apps.coaching.forms.goals import LONGEST_GOAL
from startbaan.apps.coaching.forms.reports import TOO_LONG
from startbaan.ui.widgets import WordsInput

OWN_WORDS = "eigen-woorden"


class PictureGoalForm(forms.Form):
    """One of the next steps, or something else; in own words if one likes."""

    step = forms.ChoiceField(
        label=gettext_lazy("Waar ga je aan werken?"),
        help_text=gettext_lazy("Kies er één. Klein is beter dan veel."),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies één stap, of zeg het in eigen woorden."),
            "invalid_choice": gettext_lazy("Kies één van de stappen die er staan."),
        },
    )
    words = forms.CharField(
        label=gettext_lazy("In eigen woorden"),
        help_text=gettext_lazy("Bijvoorbeeld: in elke les rekenen vraag ik drie leerlingen hoe ze eraan kwamen."),
        max_length=LONGEST_GOAL,
        required=False,
        widget=WordsInput(2),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, steps: Sequence[tuple[str, str, str]]) -> None:
        """Take the steps to choose from: key, label, and the goal it makes."""
        super().__init__(data)
        self.goals = {key: goal for key, _label, goal in steps}
        choices = [*((key, label) for key, label, _goal in steps), (OWN_WORDS, _("Iets anders, in eigen woorden"))]
        field = self.fields["step"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, object]:
        """Ask for words where they are all there is."""
        found = super().clean() or {}
        if found.get("step") == OWN_WORDS and not str(found.get("words") or "").strip() and "words" not in self.errors:
            self.add_error("words", _("Schrijf in één zin waar je aan gaat werken."))
        return found

    @property
    def goal(self) -> str:
        """The goal in words."""
        return str(self.cleaned_data["words"]).strip() or self.goals[self.cleaned_data["step"]]
