"""The statements of a partnership itself, one on a line for each theme, made into the questions of a questionnaire."""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from startbaan.domain.questionnaires.definition import Asker, Questionnaire, ScaleQuestion
from startbaan.domain.sentences import Problem, say
from startbaan.domain.sources import Text

LONGEST = 300
MOST = 60
BULLET = re.compile(r"^\s*(?:[-–•*·]\s+|\d{1,2}[.)]\s+)")


def with_statements(questionnaire: Questionnaire, *, pasted: Mapping[str, str], version: str) -> Questionnaire:
    """Make a version of a questionnaire that the partnership writes, from the lines pasted for each of its themes.

    A statement keeps its key as long as its words and its theme stay, so that years compare. Raises `Problem` when
    there is nothing to ask, a line is too long, a statement stands twice under a theme, or there are too many.
    """
    if questionnaire.asked_by is not Asker.PARTNERSHIP:
        raise Problem(say("In deze vragenlijst schrijft het partnerschap de stellingen niet zelf."))
    (scale, *_others) = questionnaire.scales
    questions = tuple(
        ScaleQuestion(_key(theme.key, line), Text(line, line), theme.key, is_required=False, scale=scale)
        for theme in questionnaire.themes
        for line in lines_of(pasted.get(theme.key, ""))
    )
    if not questions:
        raise Problem(say("Er staat nog geen stelling. Zet bij elke waarborg de stellingen van jullie partnerschap."))
    if len(questions) > MOST:
        raise Problem(
            say("Dit zijn %(found)s stellingen. Kies er hoogstens %(most)s.", found=len(questions), most=MOST)
        )
    keys = [question.key for question in questions]
    double = next((question.text.nl for question in questions if keys.count(question.key) > 1), None)
    if double is not None:
        raise Problem(say("“%(line)s” staat er twee keer.", line=double))
    return replace(questionnaire, version=version, questions=questions)


def lines_of(pasted: str) -> tuple[str, ...]:
    """Give the statements in a pasted text, without the bullets or numbers before them. Raises `Problem`."""
    lines = [" ".join(BULLET.sub("", line).split()) for line in pasted.splitlines()]
    found = tuple(line for line in lines if line)
    long = next((line for line in found if len(line) > LONGEST), None)
    if long is not None:
        raise Problem(say("“%(begin)s…” is langer dan %(longest)s tekens.", begin=long[:40], longest=LONGEST))
    return found


def _key(theme: str, line: str) -> str:
    return f"{theme}-{sha256(line.casefold().encode()).hexdigest()[:8]}"
