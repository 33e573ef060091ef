"""Two versions of a questionnaire: which questions stayed the same, so that their years can stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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


class Stayed(StrEnum):
    """What became of a question in the next version."""

    SAME = "same"
    REWORDED = "reworded"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one question, under its key."""

    key: str
    stayed: Stayed


def difference(before: Questionnaire, *, after: Questionnaire) -> tuple[Step, ...]:
    """Say of every question of either version what became of it: in the order of the new one, the dropped ones last.

    The same: people read the same Dutch and could give the same answers. Reworded: the same answers, in other words.
    Changed: other answers, so that its years are two different things under one key.
    """
    old = {question.key: question for question in before.questions}
    new = {question.key: question for question in after.questions}
    stayed = [Step(key, _stayed(old.get(key), question)) for key, question in new.items()]
    return (*stayed, *(Step(key, Stayed.DROPPED) for key in old if key not in new))


def comparable(versions: Sequence[Questionnaire]) -> frozenset[str]:
    """Give the keys of the questions of the last version that stayed the same in all versions, oldest first."""
    if not versions:
        return frozenset()
    *earlier, last = versions
    keys = {question.key for question in last.questions}
    for version in earlier:
        keys &= {step.key for step in difference(version, after=last) if step.stayed is Stayed.SAME}
    return frozenset(keys)


def _stayed(before: Question | None, after: Question) -> Stayed:
    if before is None:
        return Stayed.ADDED
    if _answers(before) != _answers(after):
        return Stayed.CHANGED
    return Stayed.SAME if _dutch(before) == _dutch(after) else Stayed.REWORDED


def _answers(question: Question) -> tuple[object, ...]:
    """What can be answered, without the words."""
    match question:
        case ScaleQuestion():
            return question.kind, len(question.scale.points)
        case ChoiceQuestion():
            return question.kind, frozenset(option.key for option in question.options)
        case SeveralQuestion() | RankingQuestion():
            return question.kind, frozenset(option.key for option in question.options), question.most
        case NumberQuestion():
            return question.kind, question.bounds
        case OpenQuestion():
            return (question.kind,)


def _dutch(question: Question) -> tuple[str, ...]:
    """The words in which it is asked, and those of its answers; in which order options stand says nothing."""
    match question:
        case ScaleQuestion():
            return (question.text.nl, *(point.nl for point in question.scale.points))
        case ChoiceQuestion() | SeveralQuestion() | RankingQuestion():
            return (question.text.nl, *sorted(option.title.nl for option in question.options))
        case NumberQuestion():
            return question.text.nl, question.unit.nl
        case OpenQuestion():
            return (question.text.nl,)
