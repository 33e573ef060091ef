"""The forms in which a question of a questionnaire is made or changed: one for each kind of answer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from startbaan.domain.questionnaires.definition import (
    LONGEST_TEXT,
    ChoiceQuestion,
    NumberQuestion,
    OpenQuestion,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
    RankingQuestion,
    ScaleQuestion,
    SeveralQuestion,
    by_key,
)
from startbaan.domain.questionnaires.editing import new_key
from startbaan.domain.questionnaires.reading import MOST_OPTIONS
from startbaan.domain.sources import Text
from startbaan.ui.widgets import WordsInput

LONGEST_QUESTION = 300
LONGEST_OPTION = 120
LEAST_LETTERS = 50
HIGHEST = 10_000
BLANKS = 4
TOO_LONG = lazy("Maak dit korter: hoogstens %(limit_value)d tekens. Het zijn er nu %(show_value)d.")
NO_NUMBER = lazy("Vul een heel getal in, bijvoorbeeld 5.")
NUMBERS = {
    "required": lazy("Vul een getal in."),
    "invalid": NO_NUMBER,
    "min_value": lazy("Dit getal is te klein: minstens %(limit_value)d."),
    "max_value": lazy("Dit getal is te groot: hoogstens %(limit_value)d."),
}


@dataclass(frozen=True)
class Taken:
    """The keys that a new question, and a new option of this one, cannot get any more."""

    keys: Collection[str]
    options: Collection[str]


class QuestionForm(forms.Form):
    """What every question has; `was` says how it stood when one began, and is written by the page."""

    was = forms.CharField(required=False)
    text = forms.CharField(
        label=lazy("De vraag of stelling"),
        max_length=LONGEST_QUESTION,
        widget=WordsInput(2),
        error_messages={"required": lazy("Schrijf de vraag op."), "max_length": TOO_LONG},
    )
    english = forms.CharField(
        label=lazy("Dezelfde vraag in het Engels"),
        help_text=lazy("Laat je dit leeg, dan leest iedereen het Nederlands. Verander je de vraag, kijk dan ook hier."),
        required=False,
        max_length=LONGEST_QUESTION,
        widget=WordsInput(2),
        error_messages={"max_length": TOO_LONG},
    )
    theme = forms.ChoiceField(label=lazy("Bij welk onderwerp hoort de vraag?"), required=False)
    required = forms.BooleanField(label=lazy("Deze vraag moet je invullen"), required=False)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        questionnaire: Questionnaire,
        question: Question | None,
        language: str = "nl",
    ) -> None:
        """Begin with the question as it stands, or with nothing."""
        super().__init__(data, initial=None)
        self.questionnaire, self.asked, self.language = questionnaire, question, language
        titles = [(theme.key, theme.title.said(language)) for theme in questionnaire.themes]
        theme = self.fields["theme"]
        assert isinstance(theme, forms.ChoiceField)
        theme.choices = [("", _("Geen onderwerp")), *titles]
        if not titles:
            del self.fields["theme"]
        if question is not None:
            begun = {"text": question.text.nl, "english": _english(question.text), "theme": question.theme}
            self.initial.update({**begun, "required": question.is_required})
        self.prepare()

    def prepare(self) -> None:
        """Add what this kind asks besides."""

    @property
    def first_fields(self) -> list[BoundField]:
        """What is asked of every question, the words first."""
        return [self["text"]]

    @property
    def last_fields(self) -> list[BoundField]:
        """The theme, and whether it must be answered."""
        return [self[name] for name in ("theme", "required") if name in self.fields]

    @property
    def own_fields(self) -> list[BoundField]:
        """What only this kind asks."""
        return []

    @property
    def english_fields(self) -> list[BoundField]:
        """All that is asked in English."""
        return [self["english"]]

    def begun(self, taken: Taken) -> tuple[str, Text, str, bool]:
        """Give what every question begins with: key, words, theme, and whether it has to be answered."""
        values = self.cleaned_data
        text = _text(values["text"], values["english"])
        key = self.asked.key if self.asked else new_key(text.nl, taken=taken.keys)
        return key, text, str(values.get("theme", "")), bool(values["required"])


class OpenForm(QuestionForm):
    """Own words, of some length."""

    longest = forms.IntegerField(
        label=lazy("Hoeveel tekens mag het antwoord lang zijn?"),
        min_value=LEAST_LETTERS,
        max_value=LONGEST_TEXT,
        initial=LONGEST_TEXT,
        error_messages=NUMBERS,
    )

    def prepare(self) -> None:
        """Begin with the length it has."""
        if isinstance(self.asked, OpenQuestion):
            self.initial["longest"] = self.asked.longest

    @property
    def own_fields(self) -> list[BoundField]:
        """The length."""
        return [self["longest"]]

    def question(self, taken: Taken) -> Question:
        """Make an open question."""
        return OpenQuestion(*self.begun(taken), self.cleaned_data["longest"])


class NumberForm(QuestionForm):
    """A number between two others, of something."""

    least = forms.IntegerField(
        label=lazy("Het kleinste getal"), min_value=0, max_value=HIGHEST, initial=0, error_messages=NUMBERS
    )
    most = forms.IntegerField(
        label=lazy("Het grootste getal"), min_value=1, max_value=HIGHEST, initial=10, error_messages=NUMBERS
    )
    unit = forms.CharField(
        label=lazy("Waarvan?"),
        help_text=lazy("Bijvoorbeeld: keer, of uur."),
        max_length=LONGEST_OPTION,
        error_messages={"required": lazy("Schrijf op wat er geteld wordt."), "max_length": TOO_LONG},
    )
    unit_english = forms.CharField(label=lazy("Waarvan, in het Engels"), required=False, max_length=LONGEST_OPTION)

    def prepare(self) -> None:
        """Begin with the bounds it has."""
        if isinstance(self.asked, NumberQuestion):
            unit = self.asked.unit
            self.initial.update({"least": self.asked.least, "most": self.asked.most})
            self.initial.update({"unit": unit.nl, "unit_english": _english(unit)})

    def clean(self) -> dict[str, object]:
        """Refuse bounds the wrong way round."""
        values = super().clean() or self.cleaned_data
        least, most = values.get("least"), values.get("most")
        if least is not None and most is not None and least >= most:
            self.add_error("most", _("Het grootste getal is groter dan het kleinste."))
        return values

    @property
    def own_fields(self) -> list[BoundField]:
        """Bounds and unit."""
        return [self["least"], self["most"], self["unit"]]

    @property
    def english_fields(self) -> list[BoundField]:
        """The unit too."""
        return [self["english"], self["unit_english"]]

    def question(self, taken: Taken) -> Question:
        """Make a question for a number."""
        values = self.cleaned_data
        unit = _text(values["unit"], values["unit_english"])
        return NumberQuestion(*self.begun(taken), values["least"], values["most"], unit)


class ScaleQuestionForm(QuestionForm):
    """A point on one of the scales of the questionnaire."""

    scale = forms.ChoiceField(
        label=lazy("Met welke antwoorden?"),
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Kies met welke antwoorden."), "invalid_choice": lazy("Kies een schaal.")},
    )

    def prepare(self) -> None:
        """Offer the scales by their points."""
        field = self.fields["scale"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (scale.key, " · ".join(point.said(self.language) for point in scale.points))
            for scale in self.questionnaire.scales
        ]
        if isinstance(self.asked, ScaleQuestion):
            self.initial["scale"] = self.asked.scale.key

    @property
    def own_fields(self) -> list[BoundField]:
        """The scale."""
        return [self["scale"]]

    def question(self, taken: Taken) -> Question:
        """Make a question with a scale; set beside a figure from elsewhere for as long as its scale is the same."""
        scale = by_key(self.questionnaire.scales, self.cleaned_data["scale"])
        before = self.asked if isinstance(self.asked, ScaleQuestion) else None
        compared = before.compared if before and before.scale == scale else None
        return ScaleQuestion(*self.begun(taken), scale, compared)


class OptionedForm(QuestionForm):
    """Things to choose from, each with a field; an empty field is no option."""

    @property
    def standing(self) -> Sequence[Option]:
        """The options it has now."""
        found = self.asked
        return found.options if isinstance(found, ChoiceQuestion | SeveralQuestion | RankingQuestion) else ()

    @property
    def rows(self) -> list[tuple[str, Option | None]]:
        """The names of the fields: those of the options it has, then some empty ones."""
        blanks = min(BLANKS, MOST_OPTIONS - len(self.standing))
        kept = [(f"option-{option.key}", option) for option in self.standing]
        return [*kept, *((f"new-{number}", None) for number in range(1, blanks + 1))]

    def prepare(self) -> None:
        """Ask for each option in Dutch and in English."""
        for number, (name, option) in enumerate(self.rows, start=1):
            label = _("Mogelijkheid %(number)d") % {"number": number}
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=LONGEST_OPTION, error_messages={"max_length": TOO_LONG}
            )
            english = _("Mogelijkheid %(number)d in het Engels") % {"number": number}
            self.fields[f"{name}.en"] = forms.CharField(label=english, required=False, max_length=LONGEST_OPTION)
            if option:
                self.initial.update({name: option.title.nl, f"{name}.en": _english(option.title)})

    @property
    def own_fields(self) -> list[BoundField]:
        """The options in Dutch."""
        return [self[name] for name, _option in self.rows]

    @property
    def english_fields(self) -> list[BoundField]:
        """The options in English."""
        return [self["english"], *(self[f"{name}.en"] for name, _option in self.rows)]

    @property
    def filled(self) -> list[tuple[str, Option | None]]:
        """The fields that hold an option."""
        return [(name, option) for name, option in self.rows if self.cleaned_data.get(name)]

    def clean(self) -> dict[str, object]:
        """Refuse fewer than two options, and the same one twice."""
        values = super().clean() or self.cleaned_data
        said: set[str] = set()
        for name, _option in self.filled:
            words = str(values[name])
            if words.casefold() in said:
                self.add_error(name, _("“%(words)s” staat er twee keer.") % {"words": words})
            said.add(words.casefold())
        wrong = {name for name, _option in self.rows} & set(self.errors)
        if len(said) < 2 and not wrong:
            empty = next(name for name, _option in self.rows if not values.get(name))
            self.add_error(empty, _("Geef minstens twee mogelijkheden."))
        return values

    def options(self, taken: Taken) -> tuple[Option, ...]:
        """Give the options: a reworded one keeps its key, a new one gets a key that was never used."""
        used = {*taken.options, *(option.key for option in self.standing)}
        found = []
        for name, option in self.filled:
            title = _text(self.cleaned_data[name], self.cleaned_data.get(f"{name}.en", ""))
            key = option.key if option else new_key(title.nl, taken=used)
            used.add(key)
            found.append(Option(key, title))
        return tuple(found)


class ChoiceForm(OptionedForm):
    """One of the options."""

    def question(self, taken: Taken) -> Question:
        """Make a choice."""
        return ChoiceQuestion(*self.begun(taken), self.options(taken))


class SeveralForm(OptionedForm):
    """Some of the options."""

    most = forms.IntegerField(
        label=lazy("Hoeveel mag iemand er kiezen?"),
        help_text=lazy("Laat je dit leeg, dan mogen ze allemaal."),
        required=False,
        min_value=1,
        max_value=MOST_OPTIONS,
        error_messages=NUMBERS,
    )

    def prepare(self) -> None:
        """Begin with the most it has."""
        super().prepare()
        if isinstance(self.asked, SeveralQuestion | RankingQuestion) and self.asked.most < len(self.asked.options):
            self.initial["most"] = self.asked.most

    def clean(self) -> dict[str, object]:
        """Refuse more than there are."""
        values = super().clean()
        most, found = self.cleaned_data.get("most"), len(self.filled)
        if most and found > 1 and most > found:
            self.add_error("most", _("Er zijn maar %(found)d mogelijkheden.") % {"found": found})
        return values

    @property
    def own_fields(self) -> list[BoundField]:
        """The options and how many."""
        return [*super().own_fields, self["most"]]

    def question(self, taken: Taken) -> Question:
        """Make a question with several answers."""
        found = self.options(taken)
        return SeveralQuestion(*self.begun(taken), found, self.cleaned_data["most"] or len(found))


class RankingForm(SeveralForm):
    """The options that matter most, in order."""

    def question(self, taken: Taken) -> Question:
        """Make a ranking."""
        found = self.options(taken)
        return RankingQuestion(*self.begun(taken), found, self.cleaned_data["most"] or len(found))


AnyQuestionForm: TypeAlias = ScaleQuestionForm | ChoiceForm | SeveralForm | RankingForm | NumberForm | OpenForm
FORM_OF: Mapping[QuestionKind, type[AnyQuestionForm]] = {
    QuestionKind.SCALE: ScaleQuestionForm,
    QuestionKind.CHOICE: ChoiceForm,
    QuestionKind.SEVERAL: SeveralForm,
    QuestionKind.RANKING: RankingForm,
    QuestionKind.NUMBER: NumberForm,
    QuestionKind.OPEN: OpenForm,
}


def _english(text: Text) -> str:
    """What stands in English, where it is not just the Dutch."""
    return "" if text.en == text.nl else text.en


def _text(dutch: str, english: str) -> Text:
    """Words in both languages; whoever leaves out the English shows the Dutch."""
    return Text(" ".join(dutch.split()), " ".join((english or dutch).split()))
