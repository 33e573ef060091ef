"""What the worker does for surveys, each morning: open what is due, invite and remind, close, and count out."""

from procrastinate.contrib.django import app

from startbaan.apps.surveys import actions
from startbaan.ui import clock


@app.task
def sweep() -> None:
    """Sweep up the traces of a survey that somebody closed; where it cannot be done now, the next morning does it."""
    actions.sweep_traces()


@app.periodic(cron="37 6 * * *")
@app.task(queueing_lock="surveys")
def surveys(timestamp: int) -> None:
    """Close and count out what is over, open what is due, and tell whom it concerns; done twice, it does nothing more.

    What was answered meanwhile is counted in batches, so that a reading never shows fewer new answers than a batch.
    """
    actions.close_due(on=clock.today(), at=clock.now())
    actions.settle_due(on=clock.today())
    actions.open_due(on=clock.today(), at=clock.now())
    actions.invite_and_remind(on=clock.today(), at=clock.now())
