"""What a class said, in the words and numbers of a page: bars for each question, and the same as a table."""

from dataclasses import dataclass

from startbaan.domain.pupils import Answered, Part, Results
from startbaan.domain.questionnaires.estimates import Interval


@dataclass(frozen=True)
class ShownBar:
    """One answer: how many gave it, and which part of the bar that fills."""

    label: str
    people: int
    share: float


@dataclass(frozen=True)
class ShownQuestion:
    """One question with its answers."""

    words: str
    bars: tuple[ShownBar, ...]
    unknown: int
    people: int
    mean: Interval


@dataclass(frozen=True)
class ShownPart:
    """The questions of one domain, those that too few could answer, and the mean of the others."""

    title: str
    about: str
    questions: tuple[ShownQuestion, ...]
    withheld: tuple[str, ...]
    mean: Interval | None


@dataclass(frozen=True)
class ShownResults:
    """What enough pupils said."""

    people: int
    parts: tuple[ShownPart, ...]
    ends: tuple[str, str]
    points: int


def shown(results: Results | None, *, language: str) -> ShownResults | None:
    """Say results in a language; nothing where there are none."""
    if results is None:
        return None
    low, high = (end.said(language) for end in results.ends)
    parts = tuple(_part(part, language) for part in results.parts)
    return ShownResults(results.people, parts, (low, high), results.points)


def _part(part: Part, language: str) -> ShownPart:
    return ShownPart(
        part.domain.label.said(language),
        part.domain.about.said(language),
        tuple(_question(answered, language) for answered in part.answered),
        tuple(item.about.said(language) for item in part.withheld),
        part.mean.rounded() if part.mean else None,
    )


def _question(answered: Answered, language: str) -> ShownQuestion:
    bars = tuple(ShownBar(said.words.said(language), said.people, said.share) for said in answered.said)
    return ShownQuestion(
        answered.item.about.said(language), bars, answered.unknown, answered.people, answered.mean.rounded()
    )
