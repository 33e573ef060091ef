"""The demo's coaches of whom starters spoke over the years, and a draft."""

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.queries import organisation
from startbaan.apps.surveys import queries
from startbaan.apps.surveys.actions import (
    Plan,
    asked_of,
    begin_draft,
    close_due,
    open_survey,
    put_question,
    send_answers,
)
from startbaan.apps.surveys.actions.opening import KEPT
from startbaan.apps.surveys.queries.definitions import definition_of, newest_versions
from startbaan.apps.surveys.queries.whom import CoachAsked, coaches_to_ask_about
from startbaan.domain.periods import SchoolYear
from startbaan.domain.sources import Text
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at
from startbaan.project.demo_surveys import answers_to

BOARD, COORDINATOR, WRITER = "waterland", "hanneke", "anouk"
WEEK = timedelta(days=7)


def load(made: Cast, *, on: date) -> None:
    """Let starters speak of their coaches in two years, and the working group draft."""
    random = Random(71)
    for year in (SchoolYear.of(on).start_year - 1, SchoolYear.of(on).start_year):
        _coaches(made, random, on=date(year, 5, 10))
    _draft(made, on=on)


def _coaches(made: Cast, random: Random, *, on: date) -> None:
    place = organisation(BOARD)
    assert place
    for coach in coaches_to_ask_about(place, on=on):
        _about(made, coach, random, on=on)
    close_due(on=on + 6 * WEEK, at=done_at(on + 6 * WEEK, time(6, 37)))


def _about(made: Cast, coach: CoachAsked, random: Random, *, on: date) -> None:
    place = organisation(BOARD)
    assert place
    (version,) = (row for row in newest_versions(place.pk) if row.key == "coach")
    asks = definition_of(version)
    name, about = f"{asks.title.nl}: {coach.name}", f"coach:{coach.key}"
    plan = Plan(version, place, name, on, on + 5 * WEEK, about, KEPT)
    with acting_as(made.persons[COORDINATOR], on=on) as by:
        survey = open_survey(by=by, at=done_at(on, time(9)), plan=plan, asked=asked_of(coach.whom))
    for one in coach.whom:
        if random.random() < 0.85:
            with acting_as(one.person, on=on + WEEK) as by:
                send_answers(by=by, survey=survey.key, answers=answers_to(asks, random, content=0.75))


def _draft(made: Cast, *, on: date) -> None:
    at = done_at(on - WEEK, time(16))
    with acting_as(made.persons[WRITER], on=on - WEEK) as by:
        version = queries.questionnaire_page(by, "guidance").shown.row.pk
        begin_draft(by=by, at=at, version=version)
        question = queries.draft_page(by, "guidance").draft.asks.question("know-next-step")
        words = Text("Ik ken mijn volgende stap.", "I know my next step.")
        was = queries.fingerprint(question)
        put_question(by=by, at=at, key="guidance", question=replace(question, text=words), was=was)
