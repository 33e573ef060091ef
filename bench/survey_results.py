"""What reading a survey of 40,000 answers costs beside SQL by hand: `python bench/survey_results.py [PEOPLE]`.

Makes the answers by sealing, and counts them by the code of the site; then asks the results in turns with one statement
written by hand over the same counts, and with one over a plain table of answers, a row for each, as one would have
without anonymity. What comes out must be equal. Takes back everything it made.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from datetime import timedelta

import django
from django.conf import settings
from django.db import connection, transaction

from startbaan.project.postgres import lease

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "startbaan.project.settings")
lease.attach()
django.setup()

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.access.viewer import HeldRole
from startbaan.apps.people.models import Organisation, Person
from startbaan.apps.surveys.actions import Plan, ToAsk, close_due, open_by_program
from startbaan.apps.surveys.actions.establishing import publish_questionnaires
from startbaan.apps.surveys.actions.keys import destroy_key, key_of
from startbaan.apps.surveys.actions.opening import shards_for
from startbaan.apps.surveys.actions.pools import add
from startbaan.apps.surveys.actions.sealing import Sheet, seal
from startbaan.apps.surveys.models import PoolShard, QuestionnaireVersion, Survey
from startbaan.apps.surveys.queries import answers_of, definition_of
from startbaan.apps.surveys.queries.outcome import Outcome
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.questionnaires.answering import Answer
from startbaan.domain.questionnaires.definition import (
    ChoiceQuestion,
    NumberQuestion,
    OpenQuestion,
    Questionnaire,
    Rater,
    ScaleQuestion,
)
from startbaan.domain.questionnaires.strata import Stratum
from startbaan.domain.questionnaires.tallies import names_of
from startbaan.ui import clock

PEOPLE = 40_000
BOARDS = 80
TURNS = 30
MOST_TIMES = 2.0
SAYS_SOMETHING = 0.02
COUNTED = """
SELECT question, answer, sector, board_id, sum(c.people), grouping(sector, board_id)
FROM surveys_counted c JOIN surveys_stratum s ON s.id = c.stratum_id WHERE s.survey_id = %s
GROUP BY GROUPING SETS ((question, answer), (question, answer, sector), (question, answer, board_id))
"""
ALL, BY_SECTOR, BY_BOARD = 3, 1, 2  # what `grouping` says of the columns that were added up
PLAIN = """
SELECT question, answer, sector, board_id, count(*), grouping(sector, board_id)
FROM plain_answers WHERE survey_id = %s
GROUP BY GROUPING SETS ((question, answer), (question, answer, sector), (question, answer, board_id))
"""
TEXTS = """
SELECT question, unnest(texts) FROM surveys_words w JOIN surveys_stratum s ON s.id = w.stratum_id WHERE s.survey_id = %s
"""


def sheet(questionnaire: Questionnaire, guess: random.Random) -> Mapping[str, Answer]:
    """What one person answers: everything but most own words."""
    found: dict[str, Answer] = {}
    for question in questionnaire.questions:
        match question:
            case ScaleQuestion() | NumberQuestion():
                low, high = question.bounds
                found[question.key] = min(high, max(low, round(guess.gauss((low + 2 * high) / 3, 1.2))))
            case ChoiceQuestion():
                found[question.key] = guess.choice(question.options).key
            case OpenQuestion():
                if guess.random() < SAYS_SOMETHING:
                    found[question.key] = f"Gedachte {guess.randrange(10**9)} over de begeleiding van dit jaar."
            case _:
                found[question.key] = tuple(option.key for option in guess.sample(question.options, question.most))
    return found


def prepare(people: int) -> Survey:
    """Seal so many answers from as many boards, and count them as the site does; says how long both took."""
    publish_questionnaires(at=clock.now())
    place = Organisation.objects.create(key="bench-surveys", of_kind="partnership", name="Bank")
    boards = [
        Organisation.objects.create(key=f"bench-{number}", of_kind="board", name=f"Bestuur {number:02}", sector=sector)
        for number in range(BOARDS)
        for sector in [("po", "vo", "mbo")[number % 3]]
    ]
    version = QuestionnaireVersion.objects.filter(key="guidance", owner=None).latest("published_at")
    opens = clock.today() - timedelta(days=20)
    asked = [ToAsk(Person.objects.create(given_name="A", family_name=str(n)).pk, Rater.STARTER) for n in range(5)]
    plan = Plan(version, place, "Bank", opens, opens + timedelta(days=10))
    survey = open_by_program(at=clock.now(), plan=plan, asked=asked)
    assert survey is not None
    PoolShard.objects.bulk_create(PoolShard(survey=survey, shard=shard) for shard in range(1, shards_for(people)))
    guess, key, questionnaire = random.Random(1), key_of(survey.key), definition_of(version)
    began, sealed = time.perf_counter(), []
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE plain_answers "
            "(survey_id bigint, sector text, board_id bigint, question text, answer text)"
        )
        with cursor.copy("COPY plain_answers FROM STDIN") as copy:
            for _person in range(people):
                board = guess.choice(boards)
                answers = sheet(questionnaire, guess)
                stratum = Stratum(Rater.STARTER.value, str(board.sector), board.pk)
                sealed.append(seal(Sheet(stratum, answers), key=key, survey=survey.key))
                for question in questionnaire.questions:
                    if question.key in answers and not isinstance(question, OpenQuestion):
                        for name in ("", *names_of(question, answers[question.key])):
                            copy.write_row((survey.pk, board.sector, board.pk, question.key, name))
        cursor.execute("CREATE INDEX ON plain_answers (survey_id)")
        cursor.execute("ANALYZE plain_answers")
    print(f"{people:,} sheets written and sealed in {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    add(survey, sealed=sealed)
    print(f"put into {shards_for(people)} rows in {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    close_due(on=clock.today(), at=clock.now())
    print(f"opened, counted and emptied in {time.perf_counter() - began:.1f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE surveys_counted, surveys_stratum, surveys_words")
    return survey


Counts = dict[tuple[str, str, str], int]


def by_hand(statement: str, survey: Survey) -> tuple[Counts, list[tuple[str, str]]]:
    """All counts, of the whole, by sector and by board, and all own words; by statements written by hand."""
    found: Counts = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, [survey.pk])
        for question, answer, sector, board, people, grouping in cursor.fetchall():
            found[question, answer, {ALL: "", BY_SECTOR: f"sector {sector}", BY_BOARD: f"board {board}"}[grouping]] = (
                people
            )
        cursor.execute(TEXTS, [survey.pk])
        return found, cursor.fetchall()


def whole(found: Counts) -> dict[tuple[str, str], int]:
    """The counts of all together."""
    return {(question, answer): people for (question, answer, cut), people in found.items() if not cut}


def milliseconds(does: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    does()
    return 1000 * (time.perf_counter() - began)


def main() -> int:
    """Measure in turns; fails when anything differs or reading is dearer than twice the statement by hand."""
    settings.DEBUG = False
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with transaction.atomic():
        survey = prepare(people)
        destroy_key(survey.key)
        role = HeldRole(RoleName.PROGRAMME_LEADER, survey.organisation_id, "Bank", "partnership", None)
        viewer = Viewer(on=clock.today(), persons=(0,), roles=(role,))
        found = answers_of(viewer, survey.key)
        ours = {
            (question, answer): number
            for question, tally in found.last.tallies.items()
            if not tally.texts
            for answer, number in [("", tally.people), *tally.counts.items()]
        }
        assert ours == whole(by_hand(COUNTED, survey)[0]) == whole(by_hand(PLAIN, survey)[0])
        ways: dict[str, Callable[[], object]] = {
            "SQL by hand, over the same counts": lambda: by_hand(COUNTED, survey),
            "SQL by hand, a row for each answer": lambda: by_hand(PLAIN, survey),
            "our results": lambda: answers_of(viewer, survey.key),
            "our results with all intervals and charts": lambda: Outcome(answers_of(viewer, survey.key), "nl").chapters,
        }
        times: dict[str, list[float]] = {name: [] for name in ways}
        for _turn in range(TURNS):
            for name, does in ways.items():
                times[name].append(milliseconds(does))
        transaction.set_rollback(True)
    connection.close()
    medians = {name: statistics.median(spent) for name, spent in times.items()}
    counted, plain, results, page = medians.values()
    for name, median in medians.items():
        print(
            f"{name:<44}{median:8.1f} ms; {median / counted:6.2f} × the same counts, {median / plain:5.2f} × the rows"
        )
    return int(results > MOST_TIMES * counted or page > MOST_TIMES * plain)


if __name__ == "__main__":
    sys.exit(main())
