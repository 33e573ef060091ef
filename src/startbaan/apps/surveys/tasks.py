"""What the worker does for surveys, each morning: open what is due, invite and remind, close, and count out."""

from contextlib import suppress

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from startbaan.apps.surveys import actions
from startbaan.ui import clock

MINUTES_BETWEEN = 5


@app.task
def sweep() -> None:
    """Sweep up the traces of surveys that were counted out; as long as something is left, again in a few minutes."""
    if not actions.sweep_traces():
        _sweep_again()


@app.periodic(cron="37 6 * * *")
@app.task(queueing_lock="surveys")
def surveys(timestamp: int) -> None:
    """Close and count out what is over, open what is due, and tell whom it concerns; done twice, it does nothing more.

    What was answered meanwhile is counted in batches, so that a reading never shows fewer new answers than a batch.
    """
    actions.close_due(on=clock.today(), at=clock.now())
    is_clean = actions.settle_due(on=clock.today())
    actions.open_due(on=clock.today(), at=clock.now())
    actions.invite_and_remind(on=clock.today(), at=clock.now())
    if not is_clean:
        _sweep_again()


def _sweep_again() -> None:
    """Let one sweeping wait for when what is in its way may be over; a second would do no more."""
    again = sweep.configure(schedule_in={"minutes": MINUTES_BETWEEN}, queueing_lock="sweep_surveys")
    with suppress(AlreadyEnqueued):
        again.defer()
