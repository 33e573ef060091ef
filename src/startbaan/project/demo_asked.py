"""The demo's class that was asked about a lesson, the coaches starters spoke of over the years, and a draft."""

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.queries import organisation
from startbaan.apps.surveys import queries
from startbaan.apps.surveys.actions import (
    Plan,
    ask_class,
    asked_of,
    begin_draft,
    close_due,
    close_survey,
    open_survey,
    put_question,
    send_answers,
    send_with_code,
)
from startbaan.apps.surveys.actions.opening import KEPT
from startbaan.apps.surveys.queries.definitions import definition_of, newest_versions
from startbaan.apps.surveys.queries.whom import CoachAsked, coaches_to_ask_about
from startbaan.domain.gathering.codes import read_code
from startbaan.domain.periods import SchoolYear
from startbaan.domain.sources import Text
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at
from startbaan.project.demo_surveys import answers_to

BOARD, COORDINATOR, STARTER, WRITER = "waterland", "hanneke", "sanne", "anouk"
PUPILS, CAME = 24, 21
WEEK = timedelta(days=7)


def load(made: Cast, *, on: date) -> None:
    """Let Sanne ask her class a week ago, starters speak of their coaches in two years, and the working group draft."""
    random = Random(71)
    _lesson(made, random, on=on - WEEK)
    for year in (SchoolYear.of(on).start_year - 1, SchoolYear.of(on).start_year):
        _coaches(made, random, on=date(year, 5, 10))
    _draft(made, on=on)


def _lesson(made: Cast, random: Random, *, on: date) -> None:
    with acting_as(made.persons[STARTER], on=on) as by:
        (version,) = queries.lessons(by).versions
        at = done_at(on, time(10, 15))
        survey = ask_class(by=by, at=at, version=version.row.pk, name="Groep 6, rekenen", pupils=PUPILS)
        code = read_code(queries.lesson(by, survey.key).code)
        for _pupil in range(CAME):
            send_with_code(code=code, on=on, answers=answers_to(version.asks, random, content=0.7))
        close_survey(by=by, at=done_at(on, time(11)), survey=survey.key)


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
