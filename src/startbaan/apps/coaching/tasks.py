"""What the worker does for coaching."""

from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.actions.pupils import close_due_rounds, forget_rounds
from startbaan.apps.people.tasks import Keeper, compute
from startbaan.ui import clock

PARAMETERS = Keeper(
    module="startbaan.domain.measurement.process",
    asker=queries.asked_recalibration,
    begin=actions.begin_recalibration,
    hear=actions.note_recalibrating,
    finish=actions.finish_recalibration,
    fail=actions.note_recalibration_failed,
)


@app.periodic(cron="7 3 * * *")
@app.task(queueing_lock="settle_pupil_rounds")
def settle_pupil_rounds(timestamp: int) -> None:
    """Close the questions to classes whose last day is over, and remove those that were closed long enough ago."""
    close_due_rounds(on=clock.today(), at=clock.now())
    forget_rounds(on=clock.today(), days=settings.PUPIL_DAYS)


@app.periodic(cron="17 2 * * *")
@app.task(queueing_lock="settle_visits")
def settle_visits(timestamp: int) -> None:
    """Let new coaches take over the visits of who went, and remind starters to score the own lesson."""
    actions.hand_over_all_visits(on=clock.today(), at=clock.now())
    actions.remind_to_rate(on=clock.today(), at=clock.now())


@app.task
def recalibrate(run: str) -> None:
    """Compute parameters anew from counts."""
    compute(PARAMETERS, UUID(run))
