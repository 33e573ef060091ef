"""The demo's classes: one that answered about Sanne's lessons, and one that can answer today."""

from datetime import date, time, timedelta
from random import Random

from startbaan.apps.coaching.actions.pupils import Asking, answer_pupil, ask_pupils, close_round
from startbaan.apps.coaching.queries.pupils import Round, own_round, versions
from startbaan.apps.people.access import acting_as
from startbaan.domain.pupils import DONT_KNOW
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at

STARTER = "sanne"
CALLED = "juf Sanne"
PUPILS = 24
CLOSED_BEFORE, OPENED_BEFORE, OPEN_FOR = timedelta(days=9), timedelta(days=1), timedelta(days=6)
# How likely each answer is, lowest first: what goes well, and what asks for attention.
WELL, MIXED = (1, 3, 10, 12), (4, 9, 8, 3)
MIXED_QUESTIONS = {"think", "fits", "hear-how"}
SELDOM_KNOWN = 0.05


def load(made: Cast, *, on: date) -> None:
    """Let a class answer and close it, and leave another open."""
    random = Random(2407)
    asked_on = on - CLOSED_BEFORE
    closed = _ask(made, "Groep 6", on=asked_on, until=asked_on + timedelta(days=3))
    for _pupil in range(PUPILS):
        answer_pupil(code=closed.row.code, on=asked_on, answers=_answers(closed, random))
    with acting_as(made.persons[STARTER], on=asked_on) as by:
        close_round(by=by, at=done_at(asked_on, time(14, 30)), item=closed.row.pk)
    running = _ask(made, "Groep 6, rekenen", on=on - OPENED_BEFORE, until=on + OPEN_FOR)
    for _pupil in range(PUPILS // 2):
        answer_pupil(code=running.row.code, on=on - OPENED_BEFORE, answers=_answers(running, random))


def _ask(cast: Cast, class_name: str, *, on: date, until: date) -> Round:
    with acting_as(cast.persons[STARTER], on=on) as by:
        asking = Asking(versions(by)[0].pk, class_name, CALLED, PUPILS, until)
        made = ask_pupils(by=by, at=done_at(on, time(10, 15)), asking=asking)
        return own_round(by, made.pk)


def _answers(asked: Round, random: Random) -> dict[str, int]:
    return {question: _answer(question, asked.row.top, random) for question in asked.row.questions}


def _answer(question: str, top: int, random: Random) -> int:
    if random.random() < SELDOM_KNOWN:
        return DONT_KNOW
    (answer,) = random.choices(range(1, top + 1), MIXED if question in MIXED_QUESTIONS else WELL)
    return answer
