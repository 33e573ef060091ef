"""Answers counted: how many people answered a question, and how many gave each answer; who, is nowhere in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from startbaan.domain.questionnaires.answering import Answer
from startbaan.domain.questionnaires.definition import OpenQuestion, Question, RankingQuestion

AT = "@"


@dataclass(frozen=True, slots=True)
class Tally:
    """How a question was answered by so many people.

    `counts` says how many people gave an answer, under its text: a point or number, the key of an option, or for a
    ranking the key and the place, as in “coach@1”. `texts` holds own words. A database can count this by itself.
    """

    people: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    texts: tuple[str, ...] = ()


def tally(question: Question, *, answers: Iterable[Answer]) -> Tally:
    """Count the answers of several people to one question."""
    found = list(answers)
    if isinstance(question, OpenQuestion):
        return Tally(len(found), {}, tuple(str(answer) for answer in found))
    counts = Counter(name for answer in found for name in names_of(question, answer))
    return Tally(len(found), dict(counts))


def names_of(question: Question, answer: Answer) -> tuple[str, ...]:
    """Give the names under which one answer is counted."""
    if not isinstance(answer, tuple):
        return (str(answer),)
    if isinstance(question, RankingQuestion):
        return tuple(f"{key}{AT}{place}" for place, key in enumerate(answer, start=1))
    return answer


def together(tallies: Iterable[Tally]) -> Tally:
    """Count the answers of different people as those of all of them."""
    found = list(tallies)
    counts: Counter[str] = Counter()
    for one in found:
        counts.update(one.counts)
    texts = tuple(text for one in found for text in one.texts)
    return Tally(sum(one.people for one in found), dict(counts), texts)
