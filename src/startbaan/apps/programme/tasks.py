"""What the worker does for programmes: remind everyone of what is theirs, once a night."""

from procrastinate.contrib.django import app

from startbaan.apps.programme import actions
from startbaan.ui import clock


@app.periodic(cron="7 2 * * *")
@app.task(queueing_lock="remind")
def remind(timestamp: int) -> None:
    """Write down who is reminded of what today; the outbox sends it in the rhythm each chose."""
    actions.remind(on=clock.today(), at=clock.now())
