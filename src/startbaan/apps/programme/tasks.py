"""What the worker does for programmes, once a night: what ends with the work, who comes instead, whom to remind."""

from procrastinate.contrib.django import app

from startbaan.apps.programme import actions
from startbaan.ui import clock


@app.periodic(cron="7 2 * * *")
@app.task(queueing_lock="remind")
def remind(timestamp: int) -> None:
    """End the tracks of who works nowhere any more, hand over what was agreed with helpers who went, and remind.

    The outbox sends what is told in the rhythm each chose.
    """
    actions.end_where_work_ended(on=clock.today(), at=clock.now())
    actions.hand_over_all(on=clock.today(), at=clock.now())
    actions.remind(on=clock.today(), at=clock.now())
