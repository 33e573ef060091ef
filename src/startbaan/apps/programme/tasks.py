"""What the worker does for programmes, once a night: end tracks with the work, remind everyone of what is theirs."""

from procrastinate.contrib.django import app

from startbaan.apps.programme import actions
from startbaan.ui import clock


@app.periodic(cron="7 2 * * *")
@app.task(queueing_lock="remind")
def remind(timestamp: int) -> None:
    """End the tracks of who works nowhere any more, then write down who is reminded of what today.

    The outbox sends it in the rhythm each chose.
    """
    actions.end_where_work_ended(on=clock.today(), at=clock.now())
    actions.remind(on=clock.today(), at=clock.now())
