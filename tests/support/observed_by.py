"""Who may observe, as the coordinator of Sanne's board wrote it down; and who learns to."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from startbaan.apps.coaching.actions import begin_training, certify_elsewhere, score_lesson
from startbaan.apps.coaching.models import InstrumentVersion, ObserverCertificate, Recalibration
from startbaan.apps.coaching.queries import Scored
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation
from startbaan.domain.instruments.training import trainings
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

INSTRUMENT = "lesson-35"
TRAINING = trainings()[INSTRUMENT]
LESSONS = tuple(TRAINING.by_key[key] for key in TRAINING.drawn([]))  # of a first round


def certify(people, *, person: int, period: Period) -> ObserverCertificate:
    """Let the coordinator write down that somebody was trained elsewhere."""
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        return certify_elsewhere(
            by=viewer,
            at=clock.now(),
            board=Organisation.objects.get(pk=people.organisations["waterland"]),
            person=person,
            instrument_key=INSTRUMENT,
            period=period,
            note="Training van de opleidingsschool",
        )


def certified(people) -> Mapping[str, str | int | UUID]:
    """Mehmet may observe for two years."""
    made = certify(people, person=people.mehmet, period=Period(A_DAY, A_DAY + timedelta(days=730)))
    begun(people, people.mehmet)
    return {
        "coaching:end_certificate certificate": made.pk,
        **{f"coaching:{page} instrument": INSTRUMENT for page in ("training", "begin_training", "training_lesson")},
        "coaching:training_lesson lesson": LESSONS[0].key,
        **computing(people),
    }


def computing(people) -> Mapping[str, str | int | UUID]:
    """The leader of the programme asked for the looking guide to be computed anew."""
    version = InstrumentVersion.objects.get(key="looking-guide", owner=None)
    run = Recalibration.objects.create(
        instrument=version,
        owner_id=people.organisations["waterrijk"],
        asked_by_id=people.jeroen,
        asked_at=clock.now(),
    )
    return {"coaching:recalibration version": version.pk, "coaching:stop_recalibration run": run.key}


def begun(people, person: int, *, on: date = A_DAY):
    """Let somebody begin to learn to observe."""
    with acting_as(person, on=on) as viewer:
        return begin_training(by=viewer, at=clock.now(), instrument_key=INSTRUMENT)


def scored(people, person: int, *, lesson: str, apart: int = 0, on: date = A_DAY, note: str = ""):
    """Let somebody score an example lesson as the example does, or so many points apart where the scale allows."""
    with acting_as(person, on=on) as viewer:
        scores = {
            example.item: Scored(min(4, max(1, example.score + apart)), note)
            for example in TRAINING.by_key[lesson].examples
        }
        return score_lesson(by=viewer, at=clock.now(), instrument_key=INSTRUMENT, lesson=lesson, scores=scores)


def one_more_certified(people, number):
    """One more certificate of Mehmet, in a year gone by."""
    day = A_DAY - timedelta(days=400 * number)
    certify(people, person=people.mehmet, period=Period(day, day + timedelta(days=300)))
