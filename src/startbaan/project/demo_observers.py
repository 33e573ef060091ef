"""The demo's observers: one with the certificate of our training, one halfway, one who was trained elsewhere."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.queries import Scored, coordinated_board
from startbaan.apps.people.access import acting_as
from startbaan.domain.instruments.training import Lesson, trainings
from startbaan.domain.periods import Period
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at

INSTRUMENT = "lesson-35"
TRAINED, HALFWAY, ELSEWHERE = "petra", "mehmet", "carla"
TRAINED_BEFORE, HALFWAY_BEFORE = timedelta(days=50), timedelta(days=4)
COORDINATOR_OF_ELSEWHERE = "wil"
# How often one scores a point higher or lower than the example, or does not see it.
LOWER, HIGHER, UNSEEN = 0.06, 0.12, 0.04
NOTES = ("Hij vroeg hoe ze erbij kwam.", "Dit zag ik maar bij één leerling.", "Ik twijfelde tussen twee scores.")


def load(made: Cast, *, on: date) -> None:
    """Let one pass, one stop halfway, and a coordinator write down a certificate that soon runs out."""
    random = Random(3135)
    _learn(made.persons[TRAINED], random, on=on - TRAINED_BEFORE, share=1.0)
    _learn(made.persons[HALFWAY], random, on=on - HALFWAY_BEFORE, share=0.5)
    with acting_as(made.persons[COORDINATOR_OF_ELSEWHERE], on=on) as by:
        actions.certify_elsewhere(
            by=by,
            at=done_at(on, time(8, 10)),
            board=coordinated_board(by, ""),
            person=made.persons[ELSEWHERE],
            instrument_key=INSTRUMENT,
            period=Period(on - timedelta(days=700), on + timedelta(days=30)),
            note="Training van de lerarenopleiding",
        )


def _learn(person: int, random: Random, *, on: date, share: float) -> None:
    """Let somebody begin a round, and score such a share of its lessons nearly as the examples do."""
    training = trainings()[INSTRUMENT]
    with acting_as(person, on=on) as by:
        begun = actions.begin_training(by=by, at=done_at(on, time(19, 30)), instrument_key=INSTRUMENT)
        lessons = begun.lessons[: round(share * len(begun.lessons))]
        for number, key in enumerate(lessons):
            at = done_at(on, time(19, 45)) + timedelta(minutes=20 * number)
            scores = _scores(training.by_key[key], random)
            actions.score_lesson(by=by, at=at, instrument_key=INSTRUMENT, lesson=key, scores=scores)


def _scores(lesson: Lesson, random: Random) -> dict[str, Scored]:
    found = {}
    for example in lesson.examples:
        drawn = random.random()
        by = -1 if drawn < LOWER else 1 if drawn > 1 - HIGHER else 0
        score = None if random.random() < UNSEEN else min(4, max(1, example.score + by))
        found[example.item] = Scored(score, _note(NOTES, random))
    return found


def _note(notes: Sequence[str], random: Random) -> str:
    return random.choice(notes) if random.random() < 0.15 else ""
