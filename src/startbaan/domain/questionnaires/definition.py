"""A questionnaire as its makers wrote it, frozen: who is asked what, and when. It holds no conditions."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol, TypeVar

from startbaan.domain.sources import Source, Text

LONGEST_TEXT = 2000
LEAST_POINTS, MOST_POINTS = 3, 10


class QuestionKind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    CHOICE = "choice"
    SEVERAL = "several"
    RANKING = "ranking"
    NUMBER = "number"
    OPEN = "open"


class Rater(StrEnum):
    """Who fills in a questionnaire; each is a word of the glossary."""

    STARTER = "starter"
    COACH = "coach"
    LINE_MANAGER = "line_manager"
    HR = "hr"
    PROGRAMME_TEAM = "programme_team"


class Subject(StrEnum):
    """What a questionnaire is about."""

    AFTERNOON = "afternoon"
    PEER_CONSULTATION = "peer_consultation"
    GUIDANCE = "guidance"
    COACH = "coach"
    SCAN = "scan"
    GUARANTEES = "guarantees"


class Asker(StrEnum):
    """Who writes the questions."""

    PROGRAM = "program"
    PARTNERSHIP = "partnership"


class Occasion(StrEnum):
    """After what people are asked, where it is no fixed time of the year."""

    AFTERNOON = "afternoon"
    PEER_MEETING = "peer_meeting"


@dataclass(frozen=True, slots=True)
class After:
    """So many days after something took place."""

    occasion: Occasion
    days: int


@dataclass(frozen=True, slots=True)
class Yearly:
    """From this day (month, day) of each school year."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class When:
    """When people are asked, how many days they have, and after how many days they are reminded."""

    moment: After | Yearly
    open_days: int
    remind_days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """The points of a scale, lowest first, which count from 1."""

    key: str
    points: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """What several questions are about together."""

    key: str
    title: Text
    about: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    key: str
    title: Text


@dataclass(frozen=True, slots=True)
class Compared:
    """The figure known elsewhere that answers are set beside, and from which point of the scale on they count."""

    figure: str
    from_point: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What every question has. Whoever reads answers over the years knows a question by its key."""

    key: str
    text: Text
    theme: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class ScaleQuestion(Asked):
    """A point on a scale."""

    scale: Scale
    compared: Compared | None = None

    @property
    def kind(self) -> QuestionKind:
        """How it is answered."""
        return QuestionKind.SCALE

    @property
    def bounds(self) -> tuple[int, int]:
        """The lowest and highest answer."""
        return 1, len(self.scale.points)


@dataclass(frozen=True, slots=True)
class ChoiceQuestion(Asked):
    """One of the options."""

    options: tuple[Option, ...]

    @property
    def kind(self) -> QuestionKind:
        """How it is answered."""
        return QuestionKind.CHOICE


@dataclass(frozen=True, slots=True)
class SeveralQuestion(Asked):
    """Any of the options, `most` at the most."""

    options: tuple[Option, ...]
    most: int

    @property
    def kind(self) -> QuestionKind:
        """How it is answered."""
        return QuestionKind.SEVERAL


@dataclass(frozen=True, slots=True)
class RankingQuestion(Asked):
    """The `most` options that matter most, the first one most of all; with fewer named the rest is equal."""

    options: tuple[Option, ...]
    most: int

    @property
    def kind(self) -> QuestionKind:
        """How it is answered."""
        return QuestionKind.RANKING


@dataclass(frozen=True, slots=True)
class NumberQuestion(Asked):
    """A whole number from `least` through `most` of something."""

    least: int
    most: int
    unit: Text

    @property
    def kind(self) -> QuestionKind:
        """How it is answered."""
        return QuestionKind.NUMBER

    @property
    def bounds(self) -> tuple[int, int]:
        """The lowest and highest answer."""
        return self.least, self.most


@dataclass(frozen=True, slots=True)
class OpenQuestion(Asked):
    """Own words."""

    longest: int = LONGEST_TEXT

    @property
    def kind(self) -> QuestionKind:
        """How it is answered."""
        return QuestionKind.OPEN


Optioned = ChoiceQuestion | SeveralQuestion | RankingQuestion
Measured = ScaleQuestion | NumberQuestion
Question = Optioned | Measured | OpenQuestion


class Keyed(Protocol):
    """Something that is pointed at by its key."""

    @property
    def key(self) -> str:
        """The key."""


K = TypeVar("K", bound=Keyed)


def by_key(things: Iterable[K], key: str) -> K:
    """Give the thing with this key; raises `KeyError`."""
    for thing in things:
        if thing.key == key:
            return thing
    raise KeyError(key)


@dataclass(frozen=True)
class Questionnaire:
    """A version of a questionnaire. Answers remember which version they were given to."""

    key: str
    version: str
    title: Text
    about: Text
    subject: Subject
    raters: tuple[Rater, ...]
    asked_by: Asker
    when: When
    source: Source
    scales: tuple[Scale, ...]
    themes: tuple[Theme, ...]
    questions: tuple[Question, ...]

    def __hash__(self) -> int:
        return hash((self.key, self.version))

    @property
    def name(self) -> str:
        """The key and version, as a survey holds them."""
        return f"{self.key}-{self.version}"

    def question(self, key: str) -> Question:
        """Give the question with this key; raises `KeyError`."""
        return by_key(self.questions, key)

    def theme(self, key: str) -> Theme:
        """Give the theme with this key; raises `KeyError`."""
        return by_key(self.themes, key)

    def about_theme(self, key: str) -> tuple[Question, ...]:
        """Give the questions of one theme, in their order; with an empty key those of none."""
        return tuple(question for question in self.questions if question.theme == key)

    @cached_property
    def in_order(self) -> tuple[Question, ...]:
        """The questions as people meet them: those of one theme together, where the theme first comes up."""
        first: dict[str, int] = {}
        for place, question in enumerate(self.questions):
            first.setdefault(question.theme or question.key, place)
        return tuple(sorted(self.questions, key=lambda question: first[question.theme or question.key]))

    @cached_property
    def is_multi_rater(self) -> bool:
        """Whether several groups answer the same questions, to be set side by side."""
        return len(self.raters) > 1

    @property
    def is_ready(self) -> bool:
        """Whether there is something to ask; the partnership writes some questionnaires itself."""
        return bool(self.questions)
