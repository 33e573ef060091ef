"""What the worker does for gatherings, once a day."""

from procrastinate.contrib.django import app

from startbaan.apps.gatherings import actions
from startbaan.ui import clock


@app.periodic(cron="37 5 * * *")
@app.task(queueing_lock="ask_for_wishes")
def ask_for_wishes(timestamp: int) -> None:
    """Invite starters to the polls that are open, and remind once who did not choose."""
    actions.ask_for_wishes(on=clock.today(), at=clock.now())
