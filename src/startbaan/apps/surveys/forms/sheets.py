"""A questionnaire as a form on a page: sections, questions and what was typed, for one who fills in or tries it."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _

from startbaan.domain.questionnaires.answering import Checked, Typed, check, names_of
from startbaan.domain.questionnaires.definition import (
    ChoiceQuestion,
    NumberQuestion,
    OpenQuestion,
    Question,
    Questionnaire,
    RankingQuestion,
    ScaleQuestion,
    SeveralQuestion,
)

LONG_POINTS = 5


@dataclass(frozen=True)
class Item:
    """One thing to tick, to choose, or to give a place."""

    name: str
    value: str
    label: str
    at: str
    is_chosen: bool = False


@dataclass(frozen=True)
class AskedQuestion:
    """One question on the page: its number, how it is answered, what was typed, and what is wrong with that."""

    question: Question
    number: int
    text: str
    hint: str
    problem: str
    items: tuple[Item, ...]
    typed: str
    language: str

    @property
    def kind(self) -> str:
        """How it is answered."""
        return self.question.kind.value

    @property
    def key(self) -> str:
        """The name its answer is sent under."""
        return self.question.key

    @property
    def at(self) -> str:
        """Where it stands on the page."""
        return f"vraag-{self.number}"

    @property
    def first(self) -> str:
        """Where its first field stands."""
        return self.items[0].at if self.items else f"{self.at}-antwoord"

    @property
    def is_in_a_row(self) -> bool:
        """Whether the points of its scale fit in one row on a wide screen."""
        return isinstance(self.question, ScaleQuestion) and len(self.items) == LONG_POINTS

    @property
    def may_be_skipped(self) -> bool:
        """Whether one may say to give no answer, where a choice once made cannot be undone otherwise."""
        return not self.question.is_required

    @property
    def places(self) -> range:
        """The places of a ranking."""
        return range(1, self.question.most + 1) if isinstance(self.question, RankingQuestion) else range(0)

    @property
    def unit(self) -> str:
        """What a number counts."""
        return self.question.unit.said(self.language) if isinstance(self.question, NumberQuestion) else ""

    @property
    def described_by(self) -> str:
        """The ids of its hint and of what is wrong."""
        there = ((self.hint, "hint"), (self.problem, "fout"))
        return " ".join(f"{self.at}-{part}" for words, part in there if words)


@dataclass(frozen=True)
class Section:
    """The questions of one theme."""

    title: str
    about: str
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True)
class Sheet:
    """A questionnaire as a form on a page."""

    questionnaire: Questionnaire
    checked: Checked | None
    language: str
    refusal: str = ""

    def refused(self, why: str) -> "Sheet":
        """Give it back as it was sent, with the reason why it was not taken."""
        return replace(self, refusal=why)

    @cached_property
    def title(self) -> str:
        """What it is called."""
        return self.questionnaire.title.said(self.language)

    @cached_property
    def about(self) -> str:
        """What it is about."""
        return self.questionnaire.about.said(self.language)

    @cached_property
    def asked(self) -> tuple[AskedQuestion, ...]:
        """All questions, as they are numbered."""
        return tuple(
            self._asked(question, number) for number, question in enumerate(self.questionnaire.in_order, start=1)
        )

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The questions by theme, in the order in which they are asked; those of no theme stand without a title."""
        found: list[Section] = []
        for asked in self.asked:
            title, about = self._theme(asked.question.theme)
            if found and found[-1].title == title:
                found[-1] = Section(title, about, (*found[-1].questions, asked))
            else:
                found.append(Section(title, about, (asked,)))
        return tuple(found)

    @cached_property
    def wrong(self) -> tuple[AskedQuestion, ...]:
        """The questions that something is wrong with."""
        return tuple(asked for asked in self.asked if asked.problem)

    @cached_property
    def problem(self) -> str:
        """What is wrong with the whole."""
        if self.refusal:
            return self.refusal
        return self.checked.problem.said(_) if self.checked and self.checked.problem else ""

    @property
    def is_returned(self) -> bool:
        """Whether it was sent and comes back, so that what is on the page is the newest there is."""
        return self.checked is not None

    @property
    def is_wrong(self) -> bool:
        """Whether it cannot be sent as it is."""
        return bool(self.refusal) or (self.checked is not None and not self.checked.is_good)

    def _theme(self, key: str) -> tuple[str, str]:
        if not key:
            return "", ""
        theme = self.questionnaire.theme(key)
        return theme.title.said(self.language), theme.about.said(self.language)

    def _asked(self, question: Question, number: int) -> AskedQuestion:
        typed = self.checked.typed if self.checked else {}
        problem = self.checked.problems.get(question.key) if self.checked else None
        plain = next(iter(typed.get(question.key, ())), "")
        return AskedQuestion(
            question=question,
            number=number,
            text=question.text.said(self.language),
            hint=_hint(question),
            problem=problem.said(_) if problem else "",
            items=_items(question, number, typed, self.language),
            typed=plain,
            language=self.language,
        )


def blank(questionnaire: Questionnaire, *, language: str) -> Sheet:
    """Give a questionnaire with nothing filled in."""
    return Sheet(questionnaire, None, language)


def sent(questionnaire: Questionnaire, *, data: QueryDict, language: str) -> Sheet:
    """Read what was sent, to use it or to show it again."""
    return Sheet(questionnaire, check(questionnaire, typed=typed_in(data)), language)


def typed_in(data: QueryDict) -> Typed:
    """Give all texts of a form under their names."""
    return {name: [str(text) for text in texts] for name, texts in data.lists()}


def _items(question: Question, number: int, typed: Typed, language: str) -> tuple[Item, ...]:
    match question:
        case ScaleQuestion():
            titles = [(str(place), point.said(language)) for place, point in enumerate(question.scale.points, start=1)]
        case ChoiceQuestion() | SeveralQuestion() | RankingQuestion():
            titles = [(option.key, option.title.said(language)) for option in question.options]
        case _:
            return ()
    at = f"vraag-{number}"
    if isinstance(question, RankingQuestion):
        named = zip(names_of(question), titles, strict=True)
        places = [(name, next(iter(typed.get(name, ())), ""), title) for name, (_key, title) in named]
        return tuple(Item(name, place, title, f"{at}-{n}") for n, (name, place, title) in enumerate(places, start=1))
    chosen = typed.get(question.key, ())
    return tuple(
        Item(question.key, value, title, f"{at}-{n}", value in chosen)
        for n, (value, title) in enumerate(titles, start=1)
    )


def _hint(question: Question) -> str:
    match question:
        case SeveralQuestion() if question.most < len(question.options):
            return _("Kies er hoogstens %(most)s.") % {"most": question.most}
        case SeveralQuestion():
            return _("Kies alles wat past.")
        case RankingQuestion():
            return _("Geef de belangrijkste plaats 1. Je hoeft niet alles een plaats te geven.")
        case NumberQuestion():
            values = {"least": question.least, "most": question.most}
            return _("Een heel getal van %(least)s tot en met %(most)s.") % values
        case OpenQuestion():
            return _("Noem geen namen, ook niet die van jezelf.")
        case _:
            return ""
