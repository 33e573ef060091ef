"""A version of a questionnaire in words: what it asks, of whom and when, and what differs between two."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from startbaan.apps.programme.queries import page_language
from startbaan.apps.surveys.models import QuestionnaireVersion
from startbaan.apps.surveys.queries.wording import (
    STAYED,
    SUBJECTS,
    answered_with,
    asked_people,
    asked_when,
    open_for,
)
from startbaan.domain.questionnaires.comparing import Stayed, difference
from startbaan.domain.questionnaires.definition import Asker, Question, Questionnaire, ScaleQuestion
from startbaan.domain.questionnaires.framing import covered


@dataclass(frozen=True)
class Version:
    """One version of a questionnaire, and what it asks."""

    row: QuestionnaireVersion
    asks: Questionnaire

    @property
    def title(self) -> str:
        """What it is called, in the language of the page."""
        return self.asks.title.said(page_language())

    @property
    def about(self) -> str:
        """What stands above its questions."""
        return self.asks.about.said(page_language())

    @property
    def subject(self) -> str:
        """What it is about."""
        return str(SUBJECTS[self.asks.subject])

    @property
    def people(self) -> str:
        """Who fills it in."""
        return asked_people(self.asks)

    @property
    def when(self) -> str:
        """When people are asked."""
        return asked_when(self.asks.when)

    @property
    def days(self) -> str:
        """How long people have, and when they are reminded."""
        return open_for(self.asks.when)

    @property
    def maker(self) -> str:
        """Who made it."""
        return str(self.row.owner) if self.row.owner else _("van Startbaan")

    @property
    def established_on(self) -> date | None:
        """The day it was established."""
        return localtime(self.row.published_at).date() if self.row.published_at else None

    @property
    def choice(self) -> str:
        """How it stands in a list of versions."""
        return f"{self.row.version} ({self.maker})"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """For whom and when, as terms."""
        source = self.asks.source
        note = source.explained(page_language())
        return [
            (_("Gaat over"), self.subject),
            (_("Wie vult het in"), self.people),
            (_("Wanneer"), self.when),
            (_("Hoe lang open"), self.days),
            (_("Waar het vandaan komt"), ": ".join(filter(None, [source.named(page_language()), note]))),
        ]

    @property
    def is_written_elsewhere(self) -> bool:
        """Whether the partnership writes its statements on the page of the guarantees."""
        return self.asks.asked_by is Asker.PARTNERSHIP


@dataclass(frozen=True)
class ReadQuestion:
    """A question as one reads it: its words, how it is answered, and what became of it since the version before."""

    number: int
    question: Question
    stayed: Stayed | None = None
    is_last: bool = False

    @property
    def key(self) -> str:
        """The key of the question."""
        return self.question.key

    @property
    def text(self) -> str:
        """Its words."""
        return self.question.text.said(page_language())

    @property
    def answers(self) -> str:
        """How it is answered."""
        return answered_with(self.question)

    @property
    def is_compared(self) -> bool:
        """Whether it is set beside a figure known elsewhere."""
        return isinstance(self.question, ScaleQuestion) and self.question.compared is not None

    @property
    def badge(self) -> str:
        """What became of it, in a word."""
        return str(STAYED[self.stayed][0]) if self.stayed else ""

    @property
    def note(self) -> str:
        """What that means for the years."""
        return str(STAYED[self.stayed][1]) if self.stayed else ""

    @property
    def tone(self) -> str:
        """The tone of the badge."""
        return STAYED[self.stayed][2] if self.stayed else "neutral"

    @property
    def theme(self) -> str:
        """The key of its theme."""
        return self.question.theme

    @property
    def is_first(self) -> bool:
        """Whether nothing stands before it."""
        return self.number == 1


@dataclass(frozen=True)
class ReadSection:
    """The questions of one theme; those of none stand without a title."""

    title: str
    about: str
    questions: tuple[ReadQuestion, ...]


@dataclass(frozen=True)
class Differing:
    """What became of one question: how it stood, how it stands, and what that means for the years."""

    stayed: Stayed
    was: tuple[str, str] | None
    becomes: tuple[str, str] | None

    @property
    def badge(self) -> str:
        """What became of it, in a word."""
        return str(STAYED[self.stayed][0])

    @property
    def note(self) -> str:
        """What that means for the years."""
        return str(STAYED[self.stayed][1])

    @property
    def tone(self) -> str:
        """The tone of the badge."""
        return STAYED[self.stayed][2]


@dataclass(frozen=True)
class Difference:
    """All that differs between two versions."""

    lines: tuple[Differing, ...]
    around: tuple[str, ...]
    same: int
    lost: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        """Whether nothing differs."""
        return not (self.lines or self.around)


def covered_by(questionnaire: Questionnaire) -> list[tuple[str, int]]:
    """The elements of good guidance, with how many questions are about each."""
    return [(found.element.title.said(page_language()), found.questions) for found in covered(questionnaire)]


def sections_of(questionnaire: Questionnaire) -> tuple[ReadSection, ...]:
    """The questions by theme, in the order in which the themes come up."""
    language = page_language()
    found: dict[str, list[ReadQuestion]] = {}
    for number, question in enumerate(questionnaire.questions, start=1):
        found.setdefault(question.theme, []).append(ReadQuestion(number, question))
    titles = {theme.key: (theme.title.said(language), theme.about.said(language)) for theme in questionnaire.themes}
    return tuple(ReadSection(*titles.get(key, ("", "")), tuple(asked)) for key, asked in found.items())


def difference_of(before: Questionnaire, after: Questionnaire) -> Difference:
    """Say in words what differs between two versions."""
    steps = difference(before, after=after)
    old = {question.key: question for question in before.questions}
    new = {question.key: question for question in after.questions}
    lines = tuple(
        Differing(step.stayed, _read(old.get(step.key)), _read(new.get(step.key)))
        for step in steps
        if step.stayed is not Stayed.SAME
    )
    lost = {found.element.key for found in covered(before) if found.questions}
    gone = [found for found in covered(after) if not found.questions and found.element.key in lost]
    return Difference(
        lines,
        tuple(_around(before, after)),
        len(steps) - len(lines),
        tuple(found.element.title.said(page_language()) for found in gone),
    )


def _around(before: Questionnaire, after: Questionnaire) -> list[str]:
    """What differs around the questions, a sentence each."""
    language = page_language()
    found = []
    if before.title != after.title:
        names = {"was": before.title.said(language), "becomes": after.title.said(language)}
        found.append(_("De titel was “%(was)s” en wordt “%(becomes)s”.") % names)
    if before.about != after.about:
        found.append(_("De uitleg boven de vragen is anders."))
    old, new = ({theme.key: theme for theme in each.themes} for each in (before, after))
    for key, theme in new.items():
        if key not in old:
            found.append(_("Nieuw onderwerp: “%(title)s”.") % {"title": theme.title.said(language)})
        elif old[key] != theme:
            found.append(_("Onderwerp “%(title)s” heeft andere woorden.") % {"title": theme.title.said(language)})
    gone = [theme for key, theme in old.items() if key not in new]
    found.extend(_("Onderwerp “%(title)s” vervalt.") % {"title": theme.title.said(language)} for theme in gone)
    kept = [question.key for question in after.questions if question.key in {each.key for each in before.questions}]
    if kept != [question.key for question in before.questions if question.key in kept]:
        found.append(_("De vragen staan in een andere volgorde."))
    return found


def _read(question: Question | None) -> tuple[str, str] | None:
    return (question.text.said(page_language()), answered_with(question)) if question else None
