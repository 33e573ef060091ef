"""What the worker does for coaching."""

from contextlib import AbstractContextManager
from uuid import UUID

from django.conf import settings
from django.http import Http404
from procrastinate.contrib.django import app

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.actions.pupils import close_due_rounds, forget_rounds
from startbaan.apps.people.access import Viewer, acting_as, acting_as_user
from startbaan.domain.grouping.starting import Broke, Line, Solving
from startbaan.ui import clock

CALIBRATING = "startbaan.domain.measurement.process"


@app.periodic(cron="7 3 * * *")
@app.task(queueing_lock="settle_pupil_rounds")
def settle_pupil_rounds(timestamp: int) -> None:
    """Close the questions to classes whose last day is over, and remove those that were closed long enough ago."""
    close_due_rounds(on=clock.today(), at=clock.now())
    forget_rounds(on=clock.today(), days=settings.PUPIL_DAYS)


@app.task
def recalibrate(run: str) -> None:
    """Let a process of its own compute parameters anew from counts, tell how far it is, and stop it when asked."""
    asked = queries.asked_recalibration(UUID(run))
    task = actions.begin_recalibration(at=clock.now(), run=asked.key) if asked else None
    if asked is None or task is None:
        return
    try:
        answer = _calibrated(task)
        with _as_who_asked(asked.user, asked.person) as viewer:
            actions.finish_recalibration(by=viewer, at=clock.now(), run=asked.key, answer=answer)
    except (Broke, Http404):
        actions.note_recalibration_failed(at=clock.now(), run=asked.key)
    except Exception:
        actions.note_recalibration_failed(at=clock.now(), run=asked.key)
        raise


def _calibrated(task: actions.Calculation) -> Line:
    process = Solving.of(task.counts, module=CALIBRATING)
    try:
        for line in process.progress():
            if actions.note_recalibrating(at=clock.now(), run=task.run, line=line):
                process.stop()
        return process.answer()
    finally:
        process.stop()


def _as_who_asked(user: int | None, person: int) -> AbstractContextManager[Viewer]:
    on = clock.today()
    return acting_as(person, on=on) if user is None else acting_as_user(user, on=on)
