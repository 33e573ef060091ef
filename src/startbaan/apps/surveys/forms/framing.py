"""The forms for what stands around the questions: title, themes and scales."""

from collections.abc import Mapping, Sequence

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from startbaan.domain.questionnaires.definition import LEAST_POINTS, MOST_POINTS, Scale
from startbaan.domain.sources import Text
from startbaan.ui.widgets import WordsInput

LONGEST_TITLE = 120
LONGEST_ABOUT = 600
LONGEST_POINT = 80
TOO_LONG = lazy("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
IN_ENGLISH = lazy("Laat je dit leeg, dan leest iedereen het Nederlands.")


class TitleForm(forms.Form):
    """A title and some sentences, in both languages; `was` says how they stood, and is written by the page."""

    was = forms.CharField(required=False)
    title = forms.CharField(
        label=lazy("Titel"),
        max_length=LONGEST_TITLE,
        error_messages={"required": lazy("Schrijf een titel op."), "max_length": TOO_LONG},
    )
    about = forms.CharField(
        label=lazy("Uitleg"),
        help_text=lazy("Dit staat boven de vragen."),
        max_length=LONGEST_ABOUT,
        widget=WordsInput(3),
        error_messages={"required": lazy("Schrijf op waar het over gaat."), "max_length": TOO_LONG},
    )
    title_english = forms.CharField(
        label=lazy("Titel in het Engels"),
        help_text=IN_ENGLISH,
        required=False,
        max_length=LONGEST_TITLE,
        error_messages={"max_length": TOO_LONG},
    )
    about_english = forms.CharField(
        label=lazy("Uitleg in het Engels"),
        help_text=IN_ENGLISH,
        required=False,
        max_length=LONGEST_ABOUT,
        widget=WordsInput(3),
        error_messages={"max_length": TOO_LONG},
    )

    @property
    def texts(self) -> tuple[Text, Text]:
        """The title and the sentences of a form that is valid."""
        values = self.cleaned_data
        return _text(values["title"], values["title_english"]), _text(values["about"], values["about_english"])

    @staticmethod
    def begun(title: Text, about: Text) -> dict[str, str]:
        """What the form begins with."""
        return {
            "title": title.nl,
            "about": about.nl,
            "title_english": "" if title.en == title.nl else title.en,
            "about_english": "" if about.en == about.nl else about.en,
        }


class NewQuestionnaireForm(TitleForm):
    """A title for a questionnaire of one's own, and with whose questions it begins."""

    version = forms.ChoiceField(
        label=lazy("Met welke vragen begin je?"),
        help_text=lazy("Je neemt ze over in een concept. Daarin verander je wat je wilt."),
        error_messages={"required": lazy("Kies een vragenlijst."), "invalid_choice": lazy("Kies een vragenlijst.")},
    )
    field_order = ("version",)

    def let_choose(self, versions: Sequence[tuple[str, str]]) -> None:
        """Offer these questionnaires to begin with."""
        field = self.fields["version"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = versions


class ScaleForm(forms.Form):
    """The points of a scale, lowest first; an empty field is no point."""

    was = forms.CharField(required=False)

    def __init__(self, data: Mapping[str, object] | None = None, *, scale: Scale | None = None) -> None:
        """Begin with the points it has."""
        super().__init__(data)
        points: Sequence[Text] = scale.points if scale else ()
        for number in range(1, MOST_POINTS + 1):
            label = _("Punt %(number)d") % {"number": number}
            english = _("Punt %(number)d in het Engels") % {"number": number}
            self.fields[f"point-{number}"] = forms.CharField(
                label=label, required=False, max_length=LONGEST_POINT, error_messages={"max_length": TOO_LONG}
            )
            self.fields[f"english-{number}"] = forms.CharField(
                label=english, required=False, max_length=LONGEST_POINT, error_messages={"max_length": TOO_LONG}
            )
            if number <= len(points):
                point = points[number - 1]
                self.initial[f"point-{number}"] = point.nl
                self.initial[f"english-{number}"] = "" if point.en == point.nl else point.en

    @property
    def dutch_fields(self) -> list[BoundField]:
        """The points in Dutch."""
        return [self[f"point-{number}"] for number in range(1, MOST_POINTS + 1)]

    @property
    def english_fields(self) -> list[BoundField]:
        """The points in English."""
        return [self[f"english-{number}"] for number in range(1, MOST_POINTS + 1)]

    def clean(self) -> dict[str, object]:
        """Refuse too few points, and the same one twice."""
        values = super().clean() or self.cleaned_data
        said: set[str] = set()
        for number in range(1, MOST_POINTS + 1):
            words = str(values.get(f"point-{number}") or "").casefold()
            if words and words in said:
                self.add_error(f"point-{number}", _("Dit antwoord staat er twee keer."))
            said.add(words)
        found = len(said - {""})
        if found < LEAST_POINTS and not self.errors:
            least = {"least": LEAST_POINTS}
            self.add_error(f"point-{found + 1}", _("Een schaal heeft minstens %(least)d punten.") % least)
        return values

    @property
    def points(self) -> tuple[Text, ...]:
        """The points of a form that is valid."""
        values = self.cleaned_data
        numbers = [number for number in range(1, MOST_POINTS + 1) if values.get(f"point-{number}")]
        return tuple(_text(values[f"point-{number}"], values.get(f"english-{number}", "")) for number in numbers)


def _text(dutch: str, english: str) -> Text:
    return Text(" ".join(dutch.split()), " ".join((english or dutch).split()))
