"""Changing a questionnaire question by question, as the working group does; each change gives the next draft."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace

from startbaan.domain.questionnaires.definition import Question, Questionnaire
from startbaan.domain.questionnaires.reading import LONGEST_KEY, parse
from startbaan.domain.questionnaires.writing import written
from startbaan.domain.sentences import Problem, say

LONGEST_NEW_KEY = 30
assert LONGEST_NEW_KEY < LONGEST_KEY


def added(questionnaire: Questionnaire, *, question: Question) -> Questionnaire:
    """Put a question at the end. Raises `Problem` when its key is taken, and `Refused` when it cannot be asked so."""
    if any(each.key == question.key for each in questionnaire.questions):
        raise Problem(say("Er is al een vraag “%(key)s”.", key=question.key))
    return read_back(replace(questionnaire, questions=(*questionnaire.questions, question)))


def changed(questionnaire: Questionnaire, *, question: Question) -> Questionnaire:
    """Put a question in the place of the one with its key. Raises `Problem` and `Refused` as `added` does."""
    _known(questionnaire, question.key)
    questions = tuple(question if each.key == question.key else each for each in questionnaire.questions)
    return read_back(replace(questionnaire, questions=questions))


def removed(questionnaire: Questionnaire, *, key: str) -> Questionnaire:
    """Take a question out; the last one stays. Raises `Problem`."""
    _known(questionnaire, key)
    if len(questionnaire.questions) == 1:
        raise Problem(say("Dit is de laatste vraag. Zet er eerst een andere bij."))
    return replace(questionnaire, questions=tuple(each for each in questionnaire.questions if each.key != key))


def moved(questionnaire: Questionnaire, *, key: str, place: int) -> Questionnaire:
    """Move a question to a place, from 1; a place before the first or after the last is that one. Raises `Problem`."""
    question = _known(questionnaire, key)
    others = [each for each in questionnaire.questions if each.key != key]
    others.insert(max(0, place - 1), question)
    return replace(questionnaire, questions=tuple(others))


def new_key(dutch: str, *, taken: Collection[str]) -> str:
    """Make a key of the words of a question that no other question has, also none of an earlier version.

    A key that is used again for another question would set its years side by side with those of the old one.
    """
    plain = unicodedata.normalize("NFKD", dutch.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    key = ""
    for word in words:
        if len(longer := f"{key}-{word}".strip("-")) > LONGEST_NEW_KEY:
            break
        key = longer
    key = key or "vraag"
    number = 1
    while (found := key if number == 1 else f"{key}-{number}") in taken:
        number += 1
    return found


def _known(questionnaire: Questionnaire, key: str) -> Question:
    try:
        return questionnaire.question(key)
    except KeyError:
        raise Problem(say("Deze vraag is er niet meer. Ververs de pagina.")) from None


def read_back(questionnaire: Questionnaire) -> Questionnaire:
    """Hold a draft to what a file is held to."""
    return parse(written(questionnaire), name=questionnaire.name)
